import { sql } from 'kysely';
import { z } from 'zod';
import { newestEvent } from '../audit/history.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';
import { factsOf, type TicketFacts } from './facts.ts';
import { keepForecasts, writeOutcomes } from './outcomes.ts';
import { type DelayRow, reckon } from './reckon.ts';
import { EnoughTaken, Samples } from './samples.ts';

/** Tickets of one slice, and samples that it takes anew: it holds the thread for a few milliseconds. */
const TICKETS = 12;
const NEW_SAMPLES = 2;
/** Events read by one slice; most concern no ticket, or one in which nothing is to be followed. */
const EVENTS = 500;

async function followedTo(db: ReadDb) {
  return db.selectFrom('delayFollowing').select(['seq', 'limits']).executeTakeFirst();
}

/** The settings that stored rows follow from, as text to compare. */
async function limitsNow(db: ReadDb): Promise<string> {
  const { stuckHours, waitingStuckHours, lateOddsPercent } = (await loadSettings(db)).delays;
  return `${stuckHours}/${waitingStuckHours}/${lateOddsPercent}`;
}

const touchedRows = z.array(z.tuple([z.string(), z.number(), z.number().nullable()]));

export const eventsQuery = (seq: number, limit: number) =>
  sql<{ seq: number; touched: string }>`
    SELECT seq, touched FROM events WHERE seq > ${seq} ORDER BY seq LIMIT ${limit}`;

/** Those of some tickets in which there is something to follow: what ended long ago has neither row nor prediction. */
export const mattersQuery = (ids: readonly number[]) =>
  sql<{ id: number }>`
    SELECT t.id FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN tickets t ON t.id = wanted.value
    WHERE t.isOpen = 1
      OR EXISTS (SELECT 1 FROM ticketDelays d WHERE d.ticketId = t.id)
      OR EXISTS (SELECT 1 FROM forecasts f WHERE f.ticketId = t.id)`;

/** Events after one, each with the tickets that it changed or speaks of and that matter. */
async function happenedSince(db: ReadDb, seq: number) {
  const { rows } = await eventsQuery(seq, EVENTS).execute(db);
  const events = rows.map((row) => ({
    seq: row.seq,
    ticketIds: touchedRows
      .parse(JSON.parse(row.touched))
      .flatMap(([entity, id]) => (entity === 'ticket' ? [id] : [])),
  }));
  const all = [...new Set(events.flatMap(({ ticketIds }) => ticketIds))];
  const matters = new Set((await mattersQuery(all).execute(db)).rows.map(({ id }) => id));
  return events.map((event) => ({
    seq: event.seq,
    ticketIds: event.ticketIds.filter((id) => matters.has(id)),
  }));
}

export const dueQuery = (now: number, limit: number) =>
  sql<{
    id: number;
  }>`SELECT ticketId AS id FROM ticketDelays WHERE nextAt <= ${now} ORDER BY nextAt LIMIT ${limit}`;

/** Open tickets that nobody looked at yet: all at the first start, later those that an import brought with old dates. */
export const missingQuery = (limit: number) =>
  sql<{ id: number }>`
    SELECT t.id FROM tickets t INDEXED BY tickets_openCreated
    WHERE t.isOpen = 1 AND NOT EXISTS (SELECT 1 FROM ticketDelays d WHERE d.ticketId = t.id)
    ORDER BY t.createdAt LIMIT ${limit}`;

export async function isAnythingToFollow(db: ReadDb, now: number): Promise<boolean> {
  const place = await followedTo(db);
  if (place === undefined || place.limits !== (await limitsNow(db))) return true;
  const { rows } = await sql<{ found: number }>`
    SELECT EXISTS (${eventsQuery(place.seq, 1)}) OR EXISTS (${dueQuery(now, 1)})
      OR EXISTS (${missingQuery(1)}) AS found`.execute(db);
  return rows[0]?.found === 1;
}

/**
 * One slice: what happened since the last one, in its order, then what is to be reckoned anew, then what was never looked
 * at. Open tickets get their row, ended ones lose it, and predictions kept of them learn what happened. True when
 * there may be more.
 */
export async function follow(tx: WriteTx, now: number): Promise<boolean> {
  const place = await followedTo(tx);
  const limits = await limitsNow(tx);
  // History is not followed: at the first start only what is open now is looked at.
  if (place === undefined) {
    const { seq } = await newestEvent(tx);
    await tx.insertInto('delayFollowing').values({ id: 1, seq, limits }).execute();
    return true;
  }
  if (place.limits !== limits) {
    await tx.updateTable('delayFollowing').set({ limits }).execute();
    await tx.updateTable('ticketDelays').set({ nextAt: now }).execute();
    return true;
  }
  const slice = await Slice.begin(tx, now);
  const happened = await happenedSince(tx, place.seq);
  let reached = place.seq;
  for (const { seq, ticketIds } of happened) {
    if (ticketIds.length > 0 && slice.isFull) break;
    let isDone = true;
    for (const id of ticketIds) isDone = (await slice.take(id)) && isDone;
    if (!isDone) break;
    reached = seq;
  }
  if (reached !== place.seq) await tx.updateTable('delayFollowing').set({ seq: reached }).execute();
  // Predictions need to know of all open tickets how long they have taken: the missing ones first, without a prediction.
  const { rows: missing } = await missingQuery(TICKETS).execute(tx);
  for (const { id } of missing) if (!slice.isFull) await slice.take(id, { predicts: false });
  if (missing.length === TICKETS) return true;
  const { rows: due } = await dueQuery(now, TICKETS).execute(tx);
  for (const { id } of due) if (!slice.isFull) await slice.take(id);
  return slice.isFull || happened.length === EVENTS || missing.length > 0;
}

class Slice {
  readonly #tx: WriteTx;
  readonly #now: number;
  readonly #settings: Awaited<ReturnType<typeof loadSettings>>;
  readonly #samples: Samples;
  #isOut = false;
  readonly #done = new Set<number>();

  private constructor(tx: WriteTx, now: number, settings: Awaited<ReturnType<typeof loadSettings>>) {
    this.#tx = tx;
    this.#now = now;
    this.#settings = settings;
    this.#samples = Samples.keeping({ tx, now, most: NEW_SAMPLES });
  }

  static async begin(tx: WriteTx, now: number): Promise<Slice> {
    return new Slice(tx, now, await loadSettings(tx));
  }

  get isFull(): boolean {
    return this.#done.size >= TICKETS || this.#isOut;
  }

  /** False where it has to be done by the next slice, which finds more samples kept. */
  async take(id: number, { predicts = true } = {}): Promise<boolean> {
    if (this.#done.has(id)) return true;
    const [ticket] = await factsOf(this.#tx, [id]);
    if (ticket !== undefined) {
      await writeOutcomes(this.#tx, ticket, this.#settings.institution.timeZone);
      if (ticket.isOpen !== 1) {
        await this.#tx.deleteFrom('ticketDelays').where('ticketId', '=', id).execute();
      } else if (!(await this.#reckoned(ticket, predicts))) return false;
    }
    this.#done.add(id);
    return true;
  }

  async #reckoned(ticket: TicketFacts, predicts: boolean): Promise<boolean> {
    try {
      await this.#reckon(ticket, predicts);
      return true;
    } catch (fault) {
      if (!(fault instanceof EnoughTaken)) throw fault;
      this.#isOut = true;
      return false;
    }
  }

  async #reckon(ticket: TicketFacts, predicts: boolean): Promise<void> {
    const limits = this.#settings.delays;
    const calendar = (await loadCalendar(this.#tx, ticket.calendarId)).working;
    const row = await reckon(
      ticket,
      { calendar, samples: predicts ? this.#samples : null, limits },
      this.#now,
    );
    await this.#tx.replaceInto('ticketDelays').values(row).execute();
    await keepForecasts(this.#tx, ticket, row, limits, this.#now);
  }
}

/** How an open ticket stands now, where what is stored is out of date. */
export async function reckonNow(db: ReadDb, id: number, now: number): Promise<DelayRow | null> {
  const [ticket] = await factsOf(db, [id]);
  if (ticket === undefined || ticket.isOpen !== 1) return null;
  const { delays: limits } = await loadSettings(db);
  const calendar = (await loadCalendar(db, ticket.calendarId)).working;
  return reckon(ticket, { calendar, samples: Samples.reading(db), limits }, now);
}
