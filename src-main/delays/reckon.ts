import type { Insertable } from 'kysely';
import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { type Choice, predictByLadder, reachesOddsIn, type Standing } from '#shared/delays/forecast.ts';
import { type CaseClassKey, ladderOf } from '#shared/delays/ladder.ts';
import { type StuckLimits, stillSince, stuckAt, stuckKind } from '#shared/delays/stuck.ts';
import { DAY } from '#shared/kernel/time.ts';
import { usedSeconds } from '#shared/sla/deadline.ts';
import type { TicketDelaysTable } from '../db/delayTables.ts';
import type { TicketFacts } from './facts.ts';
import type { Samples } from './samples.ts';

/** How a ticket stands, as it is stored. */
export type DelayRow = Insertable<TicketDelaysTable>;

export interface Limits extends StuckLimits {
  readonly lateOddsPercent: number;
}

/** Reckoned anew after so much working time: the more time is used, the later it will be done. */
const REFRESH_SECONDS = 3_600;

const NO_PREDICTION = {
  unpredicted: 'notAssigned',
  classKind: null,
  classServiceId: null,
  classPriority: null,
  classTechnicianId: null,
  cases: 0,
  casesOpen: null,
  casesLeft: null,
  typicalSeconds: null,
  usedSeconds: null,
  leftEarliest: null,
  leftMedian: null,
  leftLatest: null,
  finishEarliestAt: null,
  finishAt: null,
  finishLatestAt: null,
  dueInSeconds: null,
  lateOdds: null,
} satisfies Partial<DelayRow>;

/** How an open ticket stands now: since when nobody acts on it, and when it will be done. */
export async function reckon(
  ticket: TicketFacts,
  around: {
    readonly calendar: WorkingCalendar;
    /** Null: how long open ones have taken is not known yet of all, so nothing can be predicted; soon it can. */
    readonly samples: Samples | null;
    readonly limits: Limits;
  },
  now: number,
): Promise<DelayRow> {
  const { calendar, samples, limits } = around;
  const stuck = stuckAt(ticket, limits, calendar);
  const row = {
    ...NO_PREDICTION,
    ticketId: ticket.id,
    seenAt: ticket.updatedAt,
    madeAt: now,
    stuckKind: stuckKind(ticket.status),
    stillSince: stillSince(ticket),
    stuckAt: stuck,
    lastActAt: ticket.lastActAt,
  };
  // What no act of anybody announced (a record of maintenance that names the ticket) is seen before it counts as stuck.
  const later = [now + DAY, ...(stuck !== null && stuck > now ? [stuck] : [])];
  const isPredictable =
    ticket.assigneeId !== null && ticket.firstAssignedAt !== null && row.stuckKind !== null;
  if (!isPredictable) return { ...row, nextAt: Math.min(...later) };

  const standing = standingOf(ticket, calendar, now);
  const { usedSeconds: used } = standing;
  if (samples === null) return { ...row, nextAt: now, usedSeconds: used };
  const key = { ...ticket, technicianId: ticket.assigneeId };
  const choice = await predictByLadder(ladderOf(key), (each) => samples.of(each), standing);
  const isStanding = ticket.status === 'waiting';
  if (!isStanding) {
    later.push(calendar.add(now, REFRESH_SECONDS) ?? now + DAY);
    later.push(...reachesThreshold(choice, standing, limits, calendar, now));
  }
  const nextAt = Math.min(...later);
  if (choice.kind === 'none') {
    return { ...row, nextAt, usedSeconds: used, unpredicted: choice.reason, cases: choice.cases };
  }
  return {
    ...row,
    nextAt,
    usedSeconds: used,
    ...columnsOf(choice, standing, isStanding ? null : calendar, now),
  };
}

/** Time used since the first assignment and time left until it is due, on the same clock. */
function standingOf(ticket: TicketFacts, calendar: WorkingCalendar, now: number): Standing {
  const pauses = ticket.pauses.map(([from, to]) => [from, to ?? now] as const);
  const { resolutionDueAt, remainingSeconds } = ticket;
  return {
    usedSeconds: usedSeconds({ startedAt: ticket.firstAssignedAt ?? now, pauses, calendar }, now),
    dueInSeconds:
      resolutionDueAt === null ? remainingSeconds : Math.floor(calendar.between(now, resolutionDueAt)),
  };
}

function reachesThreshold(
  choice: Choice<CaseClassKey>,
  standing: Standing,
  { lateOddsPercent }: Limits,
  calendar: WorkingCalendar,
  now: number,
): number[] {
  if (choice.kind === 'none') return [];
  const inSeconds = reachesOddsIn(choice.curve, standing, lateOddsPercent / 100);
  const at = inSeconds === null || inSeconds === 0 ? null : calendar.add(now, inSeconds);
  return at === null ? [] : [at];
}

function columnsOf(
  { key, prediction }: Extract<Choice<CaseClassKey>, { kind: 'predicted' }>,
  standing: Standing,
  /** Null while the clock stands still: nobody knows when it goes on. */
  calendar: WorkingCalendar | null,
  now: number,
) {
  const { leftSeconds } = prediction;
  const instant = (seconds: number | null) =>
    seconds === null ? null : (calendar?.add(now, seconds) ?? null);
  return {
    unpredicted: null,
    classKind: key.kind,
    classServiceId: key.serviceId,
    classPriority: key.priority,
    classTechnicianId: key.technicianId,
    cases: prediction.cases,
    casesOpen: prediction.casesOpen,
    casesLeft: prediction.casesLeft,
    typicalSeconds: prediction.typicalSeconds,
    leftEarliest: leftSeconds.earliest,
    leftMedian: leftSeconds.median,
    leftLatest: leftSeconds.latest,
    finishEarliestAt: instant(leftSeconds.earliest),
    finishAt: instant(leftSeconds.median),
    finishLatestAt: instant(leftSeconds.latest),
    dueInSeconds: standing.dueInSeconds,
    lateOdds: prediction.lateOdds,
  };
}
