import { SCAN_RESULTS } from '#shared/verification/round.ts';

/** The lists of a round, each behind a figure of its own. */
export const ROUND_PARTS = ['missing', ...SCAN_RESULTS] as const;
export type RoundPart = (typeof ROUND_PARTS)[number];
