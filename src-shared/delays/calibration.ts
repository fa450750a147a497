/** Odds are put into tenths. */
export const BANDS = 10;
/** Fewer solved tickets make no figure; in one band half of it. */
export const NEEDED_OUTCOMES = 20;
export const NEEDED_IN_BAND = 10;

/** The tenth that odds lie in: 0 is 0 to under 10 %, 9 is 90 to 100 %. */
export function bandOf(odds: number): number {
  return Math.min(BANDS - 1, Math.floor(odds * BANDS));
}

/** Sums over some predictions whose tickets were solved. */
export interface Tally {
  /** Null: no odds were given, as nothing was promised. */
  readonly band: number | null;
  readonly count: number;
  readonly late: number;
  /** Sum of the odds, and of the squared differences of odds and outcome. */
  readonly odds: number;
  readonly squares: number;
  /** Of how many the predicted range held what happened. */
  readonly covered: number;
}

export interface Outcome {
  readonly lateOdds: number | null;
  readonly wasLate: boolean;
  /** Working seconds from first assignment to the solution, promised and real. */
  readonly earliestSeconds: number;
  /** Null: it had no end. */
  readonly latestSeconds: number | null;
  readonly tookSeconds: number;
}

/** One prediction and what became of it, as a tally of one. */
export function tallyOf(outcome: Outcome): Tally {
  const { lateOdds, wasLate, tookSeconds } = outcome;
  const latest = outcome.latestSeconds ?? Number.POSITIVE_INFINITY;
  const covered = tookSeconds >= outcome.earliestSeconds && tookSeconds <= latest ? 1 : 0;
  if (lateOdds === null) return { band: null, count: 1, late: 0, odds: 0, squares: 0, covered };
  const late = wasLate ? 1 : 0;
  return { band: bandOf(lateOdds), count: 1, late, odds: lateOdds, squares: (lateOdds - late) ** 2, covered };
}

export interface BandFigures {
  readonly band: number;
  readonly count: number;
  readonly late: number;
  readonly predicted: number | null;
  readonly happened: number | null;
}

export interface CalibrationFigures {
  readonly count: number;
  readonly late: number;
  readonly bands: BandFigures[];
  readonly brier: number | null;
  readonly brierOfBase: number | null;
  readonly coverage: { readonly met: number; readonly of: number; readonly share: number | null };
}

/**
 * The reliability table, the Brier score (G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability",
 * 1950: the mean squared difference of odds and outcome), the score of who always says the share that was late, and how
 * many ranges held. Figures of fewer than `NEEDED_OUTCOMES` outcomes (in a band `NEEDED_IN_BAND`) are null.
 */
export function calibrationOf(tallies: Iterable<Tally>): CalibrationFigures {
  const bands = Array.from({ length: BANDS }, () => ({ count: 0, late: 0, odds: 0 }));
  let [count, late, squares, ranges, covered] = [0, 0, 0, 0, 0];
  for (const tally of tallies) {
    ranges += tally.count;
    covered += tally.covered;
    const band = tally.band === null ? undefined : bands[tally.band];
    if (band === undefined) continue;
    count += tally.count;
    late += tally.late;
    squares += tally.squares;
    band.count += tally.count;
    band.late += tally.late;
    band.odds += tally.odds;
  }
  const isEnough = count >= NEEDED_OUTCOMES;
  const base = late / count;
  return {
    count,
    late,
    bands: bands.map((each, band) => ({
      band,
      count: each.count,
      late: each.late,
      predicted: each.count >= NEEDED_IN_BAND ? Math.min(1, each.odds / each.count) : null,
      happened: each.count >= NEEDED_IN_BAND ? each.late / each.count : null,
    })),
    brier: isEnough ? squares / count : null,
    brierOfBase: isEnough ? base * (1 - base) : null,
    coverage: { met: covered, of: ranges, share: ranges >= NEEDED_OUTCOMES ? covered / ranges : null },
  };
}
