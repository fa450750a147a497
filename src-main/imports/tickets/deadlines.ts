import type { Pause, WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { type Policy, pause, promise, reprioritise, usedSeconds } from '#shared/sla/deadline.ts';
import type { Story } from './story.ts';

/** A policy and its calendar, loaded. */
export interface ReadyPolicy extends Policy {
  readonly firstResponseMinutes: number;
  readonly resolutionMinutes: number;
}

export interface ClockColumns {
  readonly clockStartedAt: number;
  readonly firstPromiseAt: number | null;
  readonly firstResponseDueAt: number | null;
  readonly resolutionDueAt: number | null;
  readonly atRiskAt: number | null;
  readonly remainingSeconds: number | null;
  readonly responseSeconds: number | null;
  readonly resolutionSeconds: number | null;
  readonly closureSeconds: number | null;
}

/**
 * The clocks of an imported ticket, as if it had lived here: promises by our policies from the day it was opened,
 * durations by the indicators' definitions in working time.
 *
 * @param first what held for the priority at creation: it makes the first promise
 * @param last what holds for its priority now
 */
export function clockColumns(
  story: Story,
  openedAt: number,
  first: ReadyPolicy,
  last: ReadyPolicy,
): ClockColumns {
  const { calendar } = last;
  const deadlines = deadlinesOf(story, openedAt, last);
  const firstAssignedAt = story.assignments[0]?.at ?? null;
  const { firstRespondedAt, resolvedAt, closedAt } = story;
  return {
    clockStartedAt: openedAt,
    firstPromiseAt: promise({ ...first, startedAt: openedAt }).resolutionDueAt,
    ...deadlines,
    responseSeconds: worked(openedAt, firstRespondedAt, calendar),
    resolutionSeconds: worked(firstAssignedAt, resolvedAt, calendar, pausesUntil(story, resolvedAt)),
    closureSeconds: worked(firstAssignedAt, closedAt, calendar),
  };
}

function deadlinesOf(story: Story, startedAt: number, policy: ReadyPolicy) {
  const past = story.pauses.flatMap(({ fromAt, toAt }): Pause[] => (toAt === null ? [] : [[fromAt, toAt]]));
  const open = story.pauses.find(({ toAt }) => toAt === null);
  if (open?.kind !== 'resolved') {
    return reprioritise({ ...policy, startedAt, pauses: past, standingSince: open?.fromAt ?? null });
  }
  // A resolved ticket keeps its due time, by which it is told whether it was kept; and what was left, for a reopening.
  const deadlines = reprioritise({ ...policy, startedAt, pauses: past, standingSince: null });
  return { ...deadlines, remainingSeconds: pause({ ...policy, ...deadlines }, open.fromAt) };
}

function pausesUntil(story: Story, until: number | null): Pause[] {
  if (until === null) return [];
  return story.pauses
    .filter(({ fromAt }) => fromAt < until)
    .map(({ fromAt, toAt }) => [fromAt, Math.min(toAt ?? until, until)]);
}

function worked(
  from: number | null,
  to: number | null,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): number | null {
  // Given to somebody only after it was solved: there is no time of theirs to measure.
  return from === null || to === null || from > to
    ? null
    : usedSeconds({ startedAt: from, pauses, calendar }, to);
}
