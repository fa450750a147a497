/** The state colours; neutral is the absence of one. Their values are in app/theme.ts. */
export const TONES = ['neutral', 'info', 'notice', 'warning', 'success', 'danger'] as const;
export type Tone = (typeof TONES)[number];
