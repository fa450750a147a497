import { isoWeek, isoWeekSpan } from '../../calendars/localTime.ts';
import { HOUR, SECOND } from '../../kernel/time.ts';
import type { Setting } from './demand.ts';
import type { Outcome } from './run.ts';

/** The figures of the published trial, for one way of working. */
export interface TrialFigures {
  /**
   * Population standard deviation of tickets received per technician in an ISO week, among those on shift at least half
   * of it; mean of the weeks in which requests came. (The week after, in which what was left over is handed out, is no
   * week of the trial: with next to nothing to share it would flatter.)
   */
  readonly weeklyDeviation: number;
  /** Share solved by the first promise, from 0 to 1. */
  readonly withinFirstPromise: number;
  /** Mean working hours from assignment to solution: the measure of the published trial. */
  readonly meanResolutionHours: number;
  /** Mean working hours from creation to solution: what the requester feels, time in the queue included. */
  readonly meanTotalHours: number;
  /** The longest of the latter. */
  readonly longestHours: number;
}

/** What a run comes to. Rounded to what the model can carry: two decimals, three for the share. */
export function figuresOf(
  outcomes: readonly Outcome[],
  setting: Pick<Setting, 'calendar' | 'absences'>,
): TrialFigures {
  const hours = (from: number, to: number) => (setting.calendar.between(from, to) * SECOND) / HOUR;
  const totals = outcomes.map(({ createdAt, solvedAt }) => hours(createdAt, solvedAt));
  const kept = outcomes.filter(({ solvedAt, firstPromiseAt }) => solvedAt <= firstPromiseAt).length;
  return {
    weeklyDeviation: rounded(weeklyDeviation(outcomes, setting), 2),
    withinFirstPromise: rounded(outcomes.length === 0 ? 0 : kept / outcomes.length, 3),
    meanResolutionHours: rounded(mean(outcomes.map((o) => hours(o.assignedAt, o.solvedAt))), 2),
    meanTotalHours: rounded(mean(totals), 2),
    longestHours: rounded(Math.max(0, ...totals), 2),
  };
}

function weeklyDeviation(
  outcomes: readonly Outcome[],
  { calendar, absences }: Pick<Setting, 'calendar' | 'absences'>,
): number {
  const weekOf = (at: number) => isoWeek(at, calendar.timeZone);
  const weeks = new Map(outcomes.map(({ createdAt }) => [weekOf(createdAt), absences.map(() => 0)]));
  for (const { assignedAt, technician } of outcomes) {
    const received = weeks.get(weekOf(assignedAt));
    if (received !== undefined) received[technician] = (received[technician] ?? 0) + 1;
  }
  const deviations = [...weeks].flatMap(([week, received]) => {
    const span = isoWeekSpan(week, calendar.timeZone);
    if (span === null) return [];
    const onShift = calendar.between(...span);
    const counted = received.filter((_, id) => calendar.between(...span, absences[id]) * 2 >= onShift);
    return counted.length === 0 ? [] : [deviation(counted)];
  });
  return mean(deviations);
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
