import { isoWeek } from '../../calendars/localTime.ts';
import type { WorkingCalendar } from '../../calendars/workingTime.ts';
import { HOUR, SECOND } from '../../kernel/time.ts';
import type { Outcome } from './run.ts';

/** The figures of the published trial, for one way of working. */
export interface TrialFigures {
  /** Population standard deviation of tickets received per technician in an ISO week, mean of the weeks. */
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
  technicians: number,
  calendar: WorkingCalendar,
): TrialFigures {
  const hours = (from: number, to: number) => (calendar.between(from, to) * SECOND) / HOUR;
  const totals = outcomes.map(({ createdAt, solvedAt }) => hours(createdAt, solvedAt));
  const kept = outcomes.filter(({ solvedAt, firstPromiseAt }) => solvedAt <= firstPromiseAt).length;
  return {
    weeklyDeviation: rounded(weeklyDeviation(outcomes, technicians, calendar.timeZone), 2),
    withinFirstPromise: rounded(outcomes.length === 0 ? 0 : kept / outcomes.length, 3),
    meanResolutionHours: rounded(mean(outcomes.map((o) => hours(o.assignedAt, o.solvedAt))), 2),
    meanTotalHours: rounded(mean(totals), 2),
    longestHours: rounded(Math.max(0, ...totals), 2),
  };
}

function weeklyDeviation(outcomes: readonly Outcome[], technicians: number, zone: string): number {
  const weeks = new Map<string, number[]>();
  for (const { assignedAt, technician } of outcomes) {
    const week = isoWeek(assignedAt, zone);
    const counts = weeks.get(week) ?? new Array<number>(technicians).fill(0);
    counts[technician] = (counts[technician] ?? 0) + 1;
    weeks.set(week, counts);
  }
  return mean([...weeks.values()].map(deviation));
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
