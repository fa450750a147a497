import type { IdleStretchView } from '#shared/idle/contract.ts';
import { type IdleStretch, idleStretches } from '#shared/idle/idle.ts';
import { holdingOf, loadOf, standingsOf, waitingOf } from '#shared/idle/standing.ts';
import type { Span } from '#shared/indicators/period.ts';
import { DAY, toIso } from '#shared/kernel/time.ts';
import { firstSeqSince } from '../audit/listQueries.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';
import {
  absencesIn,
  activeOf,
  actsOf,
  heldIn,
  lastActOf,
  namesOf,
  type StoredStep,
  stepsOf,
  type TechnicianRow,
  technicians,
  type Waiting,
  waitedIn,
  waitingNow,
} from './queries.ts';
import { secondsOf, shiftIn } from './shift.ts';

/** A ticket given to somebody longer before a period than this, and never again, is no longer looked for. */
const HELD_BACK = 366 * DAY;
/** A ticket that came in longer before a period than this and is given out only in it is not looked for, unless it still waits. */
const QUEUED_BACK = 60 * DAY;
/** A stretch that goes on is told as no longer than this. */
const NOW_BACK = 31 * DAY;
/** So many from the front of the queue are looked at for somebody idle now: one that they could take is enough. */
const MOST_WAITING = 100;

/** What was found of one technician in a span. */
export interface IdleOf {
  readonly technician: { readonly id: number; readonly name: string };
  /** Working seconds on shift, absences aside. */
  readonly shiftSeconds: number;
  readonly stretches: readonly IdleStretch<StoredStep>[];
}

/**
 * Idle time of every technician, or of one, in a span up to now, by name. Skills, services, limits and shifts are those
 * that hold now; nothing else is kept of them.
 *
 * A month of a department with a million tickets takes a good part of a second for each technician: for the thread that
 * reads figures, not for the main one.
 */
export async function idleIn(
  db: ReadDb,
  {
    span,
    now,
    technicianId,
  }: { readonly span: Span; readonly now: number; readonly technicianId: number | null },
): Promise<IdleOf[]> {
  const within = { from: span.from, to: Math.min(span.to, now) };
  const people = await technicians(db, technicianId);
  if (within.to <= within.from) return people.map((person) => found(person, 0, []));
  const range = { from: await firstSeqSince(db, within.from), to: await firstSeqSince(db, within.to) };
  const backRange = { ...range, from: await firstSeqSince(db, within.from - QUEUED_BACK) };
  const created = { from: within.from - QUEUED_BACK, to: within.to };
  const waiting = await waitedIn(db, created, within.from, backRange);
  const queue = await stepsOf(
    db,
    waiting.map(({ id }) => id),
  );
  const facts = await factsOf(db, people, within);
  const all: IdleOf[] = [];
  for (const person of people) {
    // Before they came there is nothing to tell.
    const own = { from: Math.max(within.from, person.createdAt), to: within.to };
    const given = { from: own.from - HELD_BACK, to: own.to };
    const held = await stepsOf(db, await heldIn(db, person.id, given, own.from));
    const acts = await actsOf(db, person.id, range);
    all.push(idleOf(person, { within: own, held, queue, waiting, acts, ...facts(person, own) }));
  }
  return all;
}

/** What the thread answers: nothing that cannot be sent from one to the other, names instead of ids. */
export interface IdleReport {
  readonly thresholdMinutes: number;
  readonly technicians: readonly (Omit<IdleOf, 'stretches'> & {
    readonly stretches: readonly IdleStretchView[];
  })[];
}

/** Idle time in a span with the events behind it, who did what with which ticket. */
export async function idleReport(db: ReadDb, asked: Parameters<typeof idleIn>[1]): Promise<IdleReport> {
  const all = await idleIn(db, asked);
  const steps = all.flatMap(({ stretches }) => stretches.flatMap(({ since, until }) => [since, until]));
  const { nameOf, folioOf } = await namesOf(
    db,
    steps.filter((step) => step !== null),
  );
  const event = (step: StoredStep | null) =>
    step === null
      ? null
      : {
          seq: step.seq,
          at: toIso(step.at),
          action: step.action,
          actor: step.actorId === null ? null : { id: step.actorId, name: nameOf.get(step.actorId) ?? '' },
          ticket: { id: step.ticketId, folio: folioOf.get(step.ticketId) ?? '' },
        };
  return {
    thresholdMinutes: (await loadSettings(db)).idle.minutes,
    technicians: all.map(({ technician, shiftSeconds, stretches }) => ({
      technician,
      shiftSeconds: Math.round(shiftSeconds),
      stretches: stretches.map((stretch) => ({
        from: toIso(stretch.from),
        to: toIso(stretch.to),
        seconds: Math.round(stretch.seconds),
        reasons: [...stretch.reasons],
        since: event(stretch.since),
        until: event(stretch.until),
        isOpen: stretch.isOpen,
      })),
    })),
  };
}

/** A technician who has been idle for longer than the set time and still is. */
export interface IdleNow {
  readonly technician: { readonly id: number; readonly name: string };
  /** When the stretch began, UTC ms. */
  readonly since: number;
  /** Working minutes on shift from then until now. */
  readonly minutes: number;
}

/**
 * Who is idle at this moment, longer than the setting `idle.minutes` says; quick enough for the main thread. It looks at
 * the tickets that are active or wait now: where others that have ended since were the only thing to do, the stretch
 * is told as shorter than `idleIn` tells it.
 *
 * It holds the thread for the tickets of one technician at a time.
 */
export async function idleNow(
  db: ReadDb,
  now: number,
  {
    leastMinutes,
    breathe,
  }: {
    /** Instead of the setting. */
    readonly leastMinutes?: number;
    /** Lets the event loop turn: outside of transactions alone. */
    readonly breathe?: () => Promise<unknown>;
  } = {},
): Promise<IdleNow[]> {
  const within = { from: now - NOW_BACK, to: now };
  const people = (await technicians(db, null)).filter(({ isEnabled }) => isEnabled);
  const waiting = await waitingNow(db, MOST_WAITING);
  const facts = await factsOf(db, people, within);
  let queue: Steps | null = null;
  const idle: IdleNow[] = [];
  for (const person of people) {
    await breathe?.();
    const last = await lastActOf(db, person.id);
    const own = { from: Math.max(within.from, person.createdAt, last?.at ?? 0), to: now };
    const known = facts(person, own);
    const thresholdSeconds = leastMinutes === undefined ? known.thresholdSeconds : leastMinutes * 60;
    // Most did something a while ago or are not on shift: of them nothing more needs to be read. A stretch that goes on
    // after the night is told in the morning.
    if (known.shift.at(-1)?.to !== now || secondsOf(known.shift) <= thresholdSeconds) continue;
    if (queue === null) {
      queue = await stepsOf(
        db,
        waiting.map(({ id }) => id),
        breathe,
      );
    }
    const held = await stepsOf(db, await activeOf(db, person.id), breathe);
    const acts = last === null ? [] : [last];
    const { stretches } = idleOf(person, {
      within: own,
      held,
      queue,
      waiting,
      acts,
      ...known,
      thresholdSeconds,
    });
    const open = stretches.find(({ isOpen }) => isOpen);
    if (open !== undefined && open.to === now) {
      const { id, name } = person;
      idle.push({ technician: { id, name }, since: open.from, minutes: Math.floor(open.seconds / 60) });
    }
  }
  return idle;
}

type Steps = ReadonlyMap<number, readonly StoredStep[]>;

interface Facts {
  readonly shift: readonly Span[];
  readonly limit: number;
  readonly thresholdSeconds: number;
}

async function factsOf(
  db: ReadDb,
  people: readonly TechnicianRow[],
  span: Span,
): Promise<(person: TechnicianRow, own: Span) => Facts> {
  const settings = await loadSettings(db);
  const calendarOf = await loadCalendars(
    db,
    people.map(({ calendarId }) => calendarId),
  );
  const absences = await absencesIn(db, span);
  return ({ id, calendarId, activeLimit }, own) => ({
    shift: shiftIn(
      calendarOf(calendarId).working,
      own,
      absences
        .filter(({ personId }) => personId === id)
        .map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
    ),
    limit: activeLimit ?? settings.assignment.activeLimit,
    thresholdSeconds: settings.idle.minutes * 60,
  });
}

function idleOf(
  person: TechnicianRow,
  known: Facts & {
    readonly within: Span;
    readonly held: Steps;
    readonly queue: Steps;
    readonly waiting: readonly Waiting[];
    readonly acts: readonly StoredStep[];
  },
): IdleOf {
  const { within, shift, limit, thresholdSeconds } = known;
  const held = [...known.held.values()].map(standingsOf);
  const takeable = known.waiting
    .filter(({ skillId }) => skillId === null || person.skills.has(skillId))
    .flatMap(({ id }) => waitingOf(standingsOf(known.queue.get(id) ?? []), within.to));
  const stretches = idleStretches({
    within,
    shift,
    limit,
    thresholdSeconds,
    acts: known.acts.map((event) => ({ at: event.at, event })),
    occasions: [...held.flatMap((standings) => holdingOf(standings, person.id, within.to)), ...takeable],
    load: held.flatMap((standings) => loadOf(standings, person.id, within.to)),
  });
  return found(person, secondsOf(shift), stretches);
}

function found({ id, name }: TechnicianRow, shiftSeconds: number, stretches: IdleOf['stretches']): IdleOf {
  return { technician: { id, name }, shiftSeconds, stretches };
}
