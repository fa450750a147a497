import type { ProgressState } from './fields.ts';
import type { Forecast } from './forecast.ts';
import { type MeasureKey, measures, meets } from './measures.ts';

/** What goes far beyond a goal says nothing more. */
const MOST = 2;

/**
 * Share of the target that is achieved: value ÷ target where the target is the least that is wanted, target ÷ value
 * where it is the most that is put up with, so that 1 is all of it and more is better in both. Never above 2. A
 * target of nothing (no ticket reopened) is achieved by nothing, and by nothing else.
 */
export function achievementOf(measure: MeasureKey, value: number, target: number): number {
  const { direction } = measures[measure];
  if (direction === 'atLeast') return target === 0 ? 1 : Math.min(MOST, value / target);
  if (value === 0) return target === 0 ? 1 : MOST;
  return Math.min(MOST, target / value);
}

/**
 * How a goal goes. What only adds up is reached once it is there; all others can still be undone while the period runs and
 * are judged by the forecast. While it is too early for one, a value that meets the target is on track, and one that does
 * not says nothing yet. After the period the value alone counts.
 */
export function progressState(
  measure: MeasureKey,
  now: {
    readonly value: number | null;
    readonly target: number;
    readonly forecast: Forecast | null;
    readonly isOver: boolean;
  },
): ProgressState {
  const { direction, growth } = measures[measure];
  const { value, target, forecast, isOver } = now;
  if (value === null) return 'noData';
  const isMet = meets(direction, value, target);
  if (isOver) return isMet ? 'reached' : 'missed';
  if (growth === 'total' && isMet) return 'reached';
  if (forecast === null) return isMet ? 'onTrack' : 'noData';
  return meets(direction, forecast.value, target) ? 'onTrack' : 'atRisk';
}
