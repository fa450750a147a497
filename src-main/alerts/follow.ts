import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { eventsSince, newestEvent } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Change } from './changes.ts';
import { type StandingCase, standingOfKind, standingOfTickets } from './queries.ts';
import type { TicketStanding } from './rule.ts';
import { ruleOf, rules } from './rules.ts';

/** Events read at once: some of them in each tick of the jobs. */
const EVENTS = 500;

/**
 * Which cases ended because something happened to their ticket: read from the events since the last look, so that
 * nothing is scanned however many cases stand. A process that just took the jobs over looks at all of them once.
 */
export class Follower {
  readonly #breathe: () => Promise<unknown>;
  #seq: number | null = null;
  #ended: Change[] = [];
  /** Handed out to be written: asked about again, for the write may have failed. */
  #taken: readonly Change[] = [];

  /** @param breathe lets the event loop turn between pages; nothing may be awaited so inside a transaction */
  constructor(breathe: () => Promise<unknown> = () => setImmediate()) {
    this.#breathe = breathe;
  }

  /** Reads on, and says whether there is something to clear. */
  async isDue(db: ReadDb, now: number): Promise<boolean> {
    await this.#recall(db, now);
    if (this.#ended.length > 0) return true;
    if (this.#seq === null) {
      const { seq } = await newestEvent(db);
      this.#ended = await this.#everything(db, now);
      this.#seq = seq;
      return this.#ended.length > 0;
    }
    for (;;) {
      const events = await eventsSince(db, this.#seq, EVENTS);
      const tickets = new Set(
        events.flatMap(({ touched }) =>
          touched.filter(({ entity }) => entity === 'ticket').map(({ id }) => id),
        ),
      );
      this.#ended = await endedAmong(db, await standingOfTickets(db, [...tickets]), now);
      this.#seq = events.at(-1)?.seq ?? this.#seq;
      if (this.#ended.length > 0) return true;
      if (events.length < EVENTS) return false;
      await this.#breathe();
    }
  }

  take(limit: number): Change[] {
    const taken = this.#ended.splice(0, limit);
    this.#taken = taken;
    return taken;
  }

  /** Of what was handed out, what still stands although it ended. */
  async #recall(db: ReadDb, now: number): Promise<void> {
    const ids = this.#taken.flatMap((change) =>
      change.act === 'clear' ? (change.standing.ticketId ?? []) : [],
    );
    this.#taken = [];
    this.#ended.unshift(...(await endedAmong(db, await standingOfTickets(db, ids), now)));
  }

  async #everything(db: ReadDb, now: number): Promise<Change[]> {
    const ended: Change[] = [];
    for (const rule of rules) {
      if (rule.holds === undefined) continue;
      const standing = await standingOfKind(db, rule.kind, this.#breathe);
      for (let from = 0; from < standing.length; from += EVENTS) {
        ended.push(...(await endedAmong(db, standing.slice(from, from + EVENTS), now)));
        await this.#breathe();
      }
    }
    return ended;
  }
}

async function endedAmong(db: ReadDb, standing: readonly StandingCase[], now: number): Promise<Change[]> {
  const ids = [...new Set(standing.flatMap(({ ticketId }) => ticketId ?? []))];
  if (ids.length === 0) return [];
  const tickets = await ticketStandings(db, ids);
  return standing.flatMap((each): Change[] => {
    const ticket = each.ticketId === null ? undefined : tickets.get(each.ticketId);
    const rule = ruleOf(each.kind);
    if (ticket === undefined || rule?.holds === undefined) return [];
    return rule.holds(ticket, each.details, now) ? [] : [{ act: 'clear', standing: each }];
  });
}

export function ticketStandingsQuery(db: ReadDb, ids: readonly number[]) {
  return db
    .selectFrom('tickets')
    .select(['id', 'isOpen', 'isQueued', 'resolutionDueAt', 'firstResponseDueAt', 'firstRespondedAt'])
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

async function ticketStandings(
  db: ReadDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, TicketStanding>> {
  const rows = await ticketStandingsQuery(db, ids).execute();
  return new Map(
    rows.map(({ id, isOpen, isQueued, ...row }) => [
      id,
      { ...row, isOpen: isOpen === 1, isQueued: isQueued === 1 },
    ]),
  );
}

const followers = new WeakMap<ReadDb, Follower>();

export function followerOf(db: ReadDb): Follower {
  const known = followers.get(db) ?? new Follower();
  followers.set(db, known);
  return known;
}
