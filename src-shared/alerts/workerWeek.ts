import type { WorkerFigures } from '../indicators/fields.ts';
import { assertNever } from '../kernel/assertNever.ts';
import type { DeviationMeasure, Measured } from './deviation.ts';

/** How many own weeks before a week say what is usual (design, section 2). */
export const OWN_WEEKS = 8;

/** A median or a share of fewer tickets of one week is a matter of luck. */
const LEAST_OF_WEEK = 5;

type Figures = Pick<WorkerFigures, 'resolution' | 'onTime' | 'solved' | 'shiftSeconds'>;

const NOT_MEASURED: Measured = { value: null, tickets: 0 };

/**
 * One figure of a technician's week. How many they solved counts only for a week in which they were on shift at least
 * half as long as was usual in the weeks it is held against: a week of vacation is no bad week.
 */
export function measuredWeek(
  measure: DeviationMeasure,
  week: Figures,
  beside: readonly Pick<WorkerFigures, 'shiftSeconds'>[],
): Measured {
  switch (measure) {
    case 'resolution': {
      const { median, count } = week.resolution;
      return count < LEAST_OF_WEEK ? NOT_MEASURED : { value: median, tickets: count };
    }
    case 'onTime': {
      const { share, of } = week.onTime;
      return of < LEAST_OF_WEEK ? NOT_MEASURED : { value: share, tickets: of };
    }
    case 'solved': {
      const longest = Math.max(week.shiftSeconds, ...beside.map(({ shiftSeconds }) => shiftSeconds));
      const wasThere = week.shiftSeconds > 0 && week.shiftSeconds * 2 >= longest;
      return wasThere ? { value: week.solved, tickets: week.solved } : NOT_MEASURED;
    }
    default:
      return assertNever(measure);
  }
}
