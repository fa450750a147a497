import { mean } from '../indicators/statistics.ts';
import { assertNever } from '../kernel/assertNever.ts';
import type { Measured } from './measured.ts';
import { type MeasureKey, type MeasureUnit, measures } from './measures.ts';

/** What is known of a period that runs. */
export interface Known {
  readonly soFar: Measured;
  /**
   * The same figure as of the period's last instant: promises that fall due until then are counted, those of open
   * tickets as not kept yet; shifts are whole.
   */
  readonly atEnd: Measured;
  /** The periods before it, whole. */
  readonly history: readonly Measured[];
  /** Share of the period's working time that is over, 0 to 1: of the institution's calendar, of a technician their shift. */
  readonly elapsed: number;
}

/** In the unit of the measure. */
export interface Forecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many periods before the running one are looked at. */
export const HISTORY_PERIODS = 8;
/** Before this share of the working time is over, a pace says nothing. */
export const LEAST_ELAPSED = 0.1;
/** Fewer cases than these, the periods before included, say nothing of a share or of a time. */
export const LEAST_CASES = 5;
/** So many periods with data tell how much a figure varies from one to the next. */
const LEAST_PERIODS = 3;

/** Normal deviations that hold four cases in five. */
const FOUR_IN_FIVE = 1.2816;

/**
 * What a period will end with, and bounds that hold it in four cases of five; null while it is too early to say.
 *
 * - A total goes on at the pace of the working time that has passed: value ÷ elapsed. Too early before a tenth of the
 *   working time is over. The bounds are those of cases that come independently of each other (Poisson), the pace being
 *   known no better than from what has come; for a sum of seconds, times of very unlike length.
 * - A share counts what fell due and what is promised until the period's end. Tickets of these that are still open, and
 *   those yet to come at the present pace (before a tenth is over: at the mean number of the periods before), are taken to
 *   be met at the rate of the last eight periods. Too early with fewer than five cases in all, or none in this period.
 *   The bounds are binomial, the rate being known no better than from the cases that it comes from.
 * - A ratio (occupancy) adds to what was worked the rest of the shift at the rate of the last eight periods and this one.
 * - A level (time, rating, balance) is blended: the cases measured so far with their value, those to come with the mean
 *   of the last eight periods (weighted by their cases), or, where there are none, with the present value. The bounds are
 *   how much those periods differ from each other; from fewer than three of them, how much so many cases vary by chance.
 */
export function forecastOf(measure: MeasureKey, known: Known): Forecast | null {
  const { growth, unit } = measures[measure];
  switch (growth) {
    case 'total':
      return totalAt(known, unit);
    case 'share':
      return shareAt(known);
    case 'ratio':
      return ratioAt(known);
    case 'level':
      return levelAt(known, unit);
    default:
      return assertNever(growth);
  }
}

function totalAt({ soFar: { value, cases }, elapsed }: Known, unit: MeasureUnit): Forecast | null {
  if (elapsed < LEAST_ELAPSED || value === null) return null;
  if (elapsed >= 1) return exactly(value);
  const more = (1 - elapsed) / elapsed;
  if (cases === 0) {
    // Nothing came: the pace may well be of one case that was just missed.
    return unit === 'tickets'
      ? { value: 0, low: 0, high: FOUR_IN_FIVE * Math.sqrt(more * (1 + more)) }
      : null;
  }
  const each = value / cases;
  const perCase = unit === 'tickets' ? 1 : 2;
  const half = FOUR_IN_FIVE * each * Math.sqrt(perCase * cases * more * (1 + more));
  const end = value * (1 + more);
  return { value: end, low: Math.max(value, end - half), high: end + half };
}

function shareAt({ soFar, atEnd, history, elapsed }: Known): Forecast | null {
  const before = { met: sum(history.map(({ met }) => met)), of: sum(history.map(({ of }) => of)) };
  if (atEnd.of === 0 || atEnd.of + before.of < LEAST_CASES) return null;
  const promised = Math.max(0, atEnd.of - soFar.of);
  // Of what is due later, some was solved already: it is kept whatever happens.
  const keptEarly = Math.max(0, Math.min(promised, atEnd.met - soFar.met));
  const expected =
    elapsed >= LEAST_ELAPSED
      ? (soFar.of / elapsed) * (1 - elapsed)
      : mean(history.map(({ of }) => of * (1 - elapsed)));
  const unknown = Math.max(promised, elapsed >= 1 ? 0 : (expected ?? 0)) - keptEarly;
  const met = soFar.met + keptEarly;
  const total = soFar.of + keptEarly + unknown;
  const basis =
    before.of >= LEAST_CASES ? before : { met: before.met + met, of: before.of + soFar.of + keptEarly };
  if (unknown === 0) return exactly(met / total);
  if (basis.of === 0) return null;
  const rate = basis.met / basis.of;
  // One case of each kind more than was seen (Laplace): a rate of 100 % in five cases is not certain.
  const spread = (basis.met + 1) / (basis.of + 2);
  const variance = unknown * spread * (1 - spread) * (1 + unknown / (basis.of + 2));
  const half = (FOUR_IN_FIVE * Math.sqrt(variance)) / total;
  const value = (met + unknown * rate) / total;
  return within({ value, low: value - half, high: value + half }, met / total, (met + unknown) / total);
}

function ratioAt({ soFar, atEnd, history, elapsed }: Known): Forecast | null {
  const whole = Math.max(soFar.of, atEnd.of);
  const known = soFar.cases + sum(history.map(({ cases }) => cases));
  if (soFar.of === 0 || known < LEAST_CASES || elapsed < LEAST_ELAPSED) return null;
  const rest = whole - soFar.of;
  if (rest === 0) return exactly(soFar.met / whole);
  const rate =
    (soFar.met + sum(history.map(({ met }) => met))) / (soFar.of + sum(history.map(({ of }) => of)));
  const half = (FOUR_IN_FIVE * rest * deviationOf(history, rate, known)) / whole;
  const value = (soFar.met + rate * rest) / whole;
  return within(
    { value, low: value - half, high: value + half },
    soFar.met / whole,
    Number.POSITIVE_INFINITY,
  );
}

function levelAt({ soFar, history, elapsed }: Known, unit: MeasureUnit): Forecast | null {
  const past = history.filter(({ value }) => value !== null);
  const before = sum(past.map(({ cases }) => cases));
  const { value: present, cases } = soFar;
  if (present === null || cases + before < LEAST_CASES) return null;
  if (elapsed >= 1) return exactly(present);
  const toCome =
    elapsed >= LEAST_ELAPSED || past.length === 0
      ? (cases * (1 - elapsed)) / Math.max(elapsed, LEAST_ELAPSED)
      : (before / past.length) * (1 - elapsed);
  const usual = before === 0 ? present : sum(past.map(({ value, cases: n }) => (value ?? 0) * n)) / before;
  const share = cases + toCome === 0 ? 0 : toCome / (cases + toCome);
  const value = present * (1 - share) + usual * share;
  const half = FOUR_IN_FIVE * share * deviationOf(past, usual, Math.max(1, toCome), unit);
  const [least, most] = unit === 'stars' ? [1, 5] : [0, Number.POSITIVE_INFINITY];
  return within({ value, low: value - half, high: value + half }, least, most);
}

/**
 * By how much a figure of a period lies off its mean. From fewer than three periods: by chance, as `cases` times do whose
 * deviation is their own mean (that of exponential times; half as much again for a median), or stars whose deviation is one.
 */
function deviationOf(
  history: readonly Measured[],
  usual: number,
  cases: number,
  unit: MeasureUnit = 'share',
): number {
  const values = history.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length >= LEAST_PERIODS) {
    return Math.sqrt(sum(values.map((value) => (value - usual) ** 2)) / (values.length - 1));
  }
  return (unit === 'stars' ? 1 : 1.5 * usual) / Math.sqrt(cases);
}

const exactly = (value: number): Forecast => ({ value, low: value, high: value });

function within({ value, low, high }: Forecast, least: number, most: number): Forecast {
  const clamp = (each: number) => Math.min(most, Math.max(least, each));
  return { value: clamp(value), low: clamp(low), high: clamp(high) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
