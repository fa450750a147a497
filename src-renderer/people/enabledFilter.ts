/** Whom a list shows besides those enabled, whom it shows unless asked: who has left is seldom looked for. */
export const ENABLED = ['no', 'all'] as const;
export type Enabled = (typeof ENABLED)[number];
