import { addToDate } from '../calendars/localTime.ts';
import type { BalanceWeek, Duration, Figures, Rating, Share, WorkerFigures } from '../indicators/fields.ts';
import type { Dates } from '../indicators/period.ts';
import { mean } from '../indicators/statistics.ts';
import { type MeasureKey, measures, type Statistic } from './measures.ts';

/** A measure of one period, taken from the indicators' own figures. */
export interface Measured {
  /** In the unit of the measure; null where nothing was measured. */
  readonly value: number | null;
  /** Tickets behind it: as many as its list has. */
  readonly cases: number;
  /** Of a share in tickets, of a ratio in seconds; 0 in all others. */
  readonly met: number;
  readonly of: number;
}

const plain = (value: number | null, cases: number): Measured => ({ value, cases, met: 0, of: 0 });
const ofShare = ({ share, met, of }: Share): Measured => ({ value: share, cases: of, met, of });
const ofRating = ({ mean: stars, count }: Rating): Measured => plain(stars, count);

function ofDuration(duration: Duration, statistic: Statistic): Measured {
  const value =
    statistic === 'mean' || statistic === 'median' || statistic === 'p90' ? duration[statistic] : null;
  return plain(value, duration.count);
}

/**
 * What the department achieved.
 *
 * @throws {Error} for a measure that the indicators do not tell of it (`ofDepartment`)
 */
export function ofDepartment(measure: MeasureKey, figures: Figures): Measured {
  const { indicator, statistic } = measures[measure];
  switch (indicator) {
    case 'onTime':
    case 'withinFirstPromise':
    case 'responseOnTime':
    case 'reopenRate':
      return ofShare(figures[indicator]);
    case 'response':
    case 'resolution':
    case 'closure':
      return ofDuration(figures[indicator], statistic);
    case 'resolved':
    case 'closed':
      return plain(figures[indicator], figures[indicator]);
    case 'rating':
      return ofRating(figures.rating);
    default:
      throw new Error(`${measure} is not measured of a department by its figures`);
  }
}

/**
 * What one technician achieved.
 *
 * @throws {Error} for a measure that the indicators do not tell of technicians (`ofWorkers`)
 */
export function ofWorker(measure: MeasureKey, figures: WorkerFigures): Measured {
  const { indicator, statistic } = measures[measure];
  const { timeWorked } = figures;
  switch (indicator) {
    case 'onTime':
    case 'withinFirstPromise':
      return ofShare(figures[indicator]);
    case 'reopenRate':
      return ofShare(figures.reopened);
    case 'response':
    case 'resolution':
    case 'timePerTicket':
      return ofDuration(figures[indicator], statistic);
    case 'resolved':
      return plain(figures.solved, figures.solved);
    case 'rating':
      return ofRating(figures.rating);
    case 'timeWorked':
      return plain(timeWorked.seconds, timeWorked.tickets);
    case 'occupancy':
      return {
        value: figures.occupancy,
        cases: timeWorked.tickets,
        met: timeWorked.seconds,
        of: figures.shiftSeconds,
      };
    default:
      throw new Error(`${measure} is not measured of technicians`);
  }
}

const THURSDAY = 3;

/**
 * The ISO weeks that the balance of a period is made of. A week belongs to the period that its Thursday lies in, as ISO
 * gives it to a year, so that no week counts twice.
 *
 * @param today local day; weeks that begin after it have nothing to say
 */
export function balanceWeeks(weeks: readonly BalanceWeek[], period: Dates, today: string): BalanceWeek[] {
  return weeks.filter(({ from }) => {
    const thursday = addToDate(from, THURSDAY);
    return thursday >= period.from && thursday <= period.to && from <= today;
  });
}

/**
 * How evenly the department shared out its tickets: the mean of the standard deviations of those ISO weeks of the period
 * that have begun (see `balanceWeeks`).
 */
export function ofBalance(weeks: readonly BalanceWeek[], period: Dates, today: string): Measured {
  const own = balanceWeeks(weeks, period, today);
  const deviations = own.flatMap(({ balance }) => (balance === null ? [] : [balance.deviation]));
  return plain(
    mean(deviations),
    own.reduce((sum, { tickets }) => sum + tickets, 0),
  );
}

/** What somebody who was not there achieved. */
export const NOTHING: Measured = plain(null, 0);
