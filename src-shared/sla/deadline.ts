import type { Pause, WorkingCalendar } from '../calendars/workingTime.ts';

/** A ticket is at risk when this much of its time is used, unless its policy says otherwise. */
export const DEFAULT_AT_RISK_PERCENT = 80;

/** What was promised to a ticket: working minutes on a calendar; null where a policy promises nothing. */
export interface Policy {
  readonly firstResponseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  /** Percent of the resolution time after which the ticket is at risk. */
  readonly atRiskPercent: number;
  readonly calendar: WorkingCalendar;
}

/** Instants; null without a promise, or where the calendar never reaches it, or while the clock stands. */
export interface ResolutionDeadline {
  readonly resolutionDueAt: number | null;
  readonly atRiskAt: number | null;
}

export interface Deadlines extends ResolutionDeadline {
  readonly firstResponseDueAt: number | null;
}

/** The deadlines of a ticket whose clocks start at `startedAt`. */
export function promise(input: Policy & { readonly startedAt: number }): Deadlines {
  const { startedAt, calendar } = input;
  return {
    firstResponseDueAt: firstResponseDue(input),
    ...resolution(input, (seconds) => calendar.add(startedAt, seconds)),
  };
}

/**
 * Stops the resolution clock: the whole working seconds left, negative when the ticket was late already, so that
 * lateness survives a wait. Rounded down, lest a ticket late by half a second turn into one on time.
 */
export function pause(
  running: { readonly resolutionDueAt: number | null; readonly calendar: WorkingCalendar },
  now: number,
): number | null {
  if (running.resolutionDueAt === null) return null;
  return Math.floor(running.calendar.between(now, running.resolutionDueAt));
}

/**
 * Starts it again with what was left. A negative remainder gives a due time that far in the past in working time;
 * the ticket is at risk from when only the last (100 − atRiskPercent) percent of the budget is left, which may lie
 * in the past as well.
 */
export function resume(
  standing: { readonly remainingSeconds: number | null; readonly policy: Policy },
  now: number,
): ResolutionDeadline {
  const { remainingSeconds, policy } = standing;
  if (remainingSeconds === null) return NO_DEADLINE;
  return {
    resolutionDueAt: policy.calendar.add(now, remainingSeconds),
    atRiskAt: policy.calendar.add(now, remainingSeconds - reserveSeconds(policy)),
  };
}

/** When the clocks of a ticket ran and stood since its creation. */
export interface ClockHistory {
  readonly startedAt: number;
  /** Past stretches in which the resolution clock stood (waiting, resolved), in any order. */
  readonly pauses: readonly Pause[];
  /** It stands now, since this instant; null while it runs. */
  readonly standingSince: number | null;
}

/**
 * The deadlines of a ticket computed anew from its creation, as for a changed priority, policy or calendar: time in
 * which the resolution clock stood does not count, and the first-response clock never stood. While it stands now
 * there is no due time but what is left of the new budget.
 */
export function reprioritise(
  input: Policy & ClockHistory,
): Deadlines & { readonly remainingSeconds: number | null } {
  const { startedAt, pauses, standingSince, calendar, resolutionMinutes } = input;
  const firstResponseDueAt = firstResponseDue(input);
  if (standingSince !== null) {
    const used = calendar.between(startedAt, standingSince, pauses);
    const remainingSeconds = resolutionMinutes === null ? null : Math.floor(resolutionMinutes * 60 - used);
    return { firstResponseDueAt, ...NO_DEADLINE, remainingSeconds };
  }
  const running = resolution(input, (seconds) => calendar.add(startedAt, seconds, pauses));
  return { firstResponseDueAt, ...running, remainingSeconds: null };
}

/** A due time agreed on by people instead of computed: the warning keeps its distance from it in working time. */
export function moveDue(moved: {
  readonly resolutionDueAt: number;
  readonly policy: Policy;
}): ResolutionDeadline {
  const { resolutionDueAt, policy } = moved;
  const reserve = reserveSeconds(policy);
  return {
    resolutionDueAt,
    atRiskAt: reserve === 0 ? resolutionDueAt : policy.calendar.add(resolutionDueAt, -reserve),
  };
}

/** Working seconds that the resolution clock ran until an instant; 0 before the start. */
export function usedSeconds(
  clock: {
    readonly startedAt: number;
    readonly pauses: readonly Pause[];
    readonly calendar: WorkingCalendar;
  },
  until: number,
): number {
  if (until <= clock.startedAt) return 0;
  return Math.round(clock.calendar.between(clock.startedAt, until, clock.pauses));
}

/** How a deadline stands: running, standing still (`standing`), or ended (`met`, `missed`). */
export const DEADLINE_STATES = ['none', 'onTime', 'atRisk', 'overdue', 'standing', 'met', 'missed'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** A ticket is overdue *after* its due instant: what ends exactly then is on time. */
export function deadlineState(
  ticket: ResolutionDeadline & {
    /** Set while the clock stands, and in a resolved ticket. */
    readonly remainingSeconds: number | null;
    /** When it was resolved; null while it is not. */
    readonly endedAt: number | null;
  },
  now: number,
): DeadlineState {
  const { resolutionDueAt, atRiskAt, remainingSeconds, endedAt } = ticket;
  if (endedAt !== null) {
    if (resolutionDueAt !== null) return endedAt <= resolutionDueAt ? 'met' : 'missed';
    if (remainingSeconds !== null) return remainingSeconds >= 0 ? 'met' : 'missed';
    return 'none';
  }
  if (resolutionDueAt === null) return remainingSeconds === null ? 'none' : 'standing';
  if (now > resolutionDueAt) return 'overdue';
  return atRiskAt !== null && now >= atRiskAt ? 'atRisk' : 'onTime';
}

const NO_DEADLINE: ResolutionDeadline = { resolutionDueAt: null, atRiskAt: null };

function firstResponseDue(input: Policy & { readonly startedAt: number }): number | null {
  if (input.firstResponseMinutes === null) return null;
  return input.calendar.add(input.startedAt, input.firstResponseMinutes * 60);
}

function resolution(policy: Policy, dueAfter: (seconds: number) => number | null): ResolutionDeadline {
  if (policy.resolutionMinutes === null) return NO_DEADLINE;
  const budget = policy.resolutionMinutes * 60;
  return { resolutionDueAt: dueAfter(budget), atRiskAt: dueAfter(budget - reserveSeconds(policy)) };
}

/** The last part of the budget, whose beginning is the warning. */
function reserveSeconds(policy: Policy): number {
  return ((policy.resolutionMinutes ?? 0) * 60 * (100 - policy.atRiskPercent)) / 100;
}
