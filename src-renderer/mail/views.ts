/** The parts of the page about mail, in the order of its tabs. */
export const VIEWS = ['settings', 'digest', 'queue', 'templates'] as const;
export type View = (typeof VIEWS)[number];
