export const VIEWS = ['notice', 'people', 'retention'] as const;
export type View = (typeof VIEWS)[number];
