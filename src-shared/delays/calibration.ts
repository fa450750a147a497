/** Odds are put into tenths. */
export const BANDS = 10;
