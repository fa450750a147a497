import { z } from 'zod';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import type { FeedEvent, HistoryEvent, RowRef } from './event.ts';

const touchedRows = z.array(z.tuple([z.string(), z.number(), z.number().nullable()]));
const content = z.record(z.string(), z.unknown());

const feedColumns = [
  'events.seq',
  'events.epoch',
  'events.at',
  'events.recordedAt',
  'events.actorId',
  'events.origin',
  'events.action',
  'events.entity',
  'events.entityId',
  'events.version',
  'events.touched',
] as const;

/** Rows per page unless asked otherwise; a longer answer is asked for in pages, by the last `seq` of the one before. */
const PAGE = 500;

interface StoredEvent extends Omit<FeedEvent, 'touched'> {
  readonly touched: string;
}

function rowToFeedEvent({ touched, ...row }: StoredEvent): FeedEvent {
  const rows = touchedRows.parse(JSON.parse(touched));
  return { ...row, touched: rows.map(([entity, id, version]) => ({ entity, id, version })) };
}

const eventsAfter = prebuiltQuery((db, p: { seq: number; limit: number }) =>
  db
    .selectFrom('events')
    .select(feedColumns)
    .where('seq', '>', p.seq)
    .orderBy('seq')
    .limit(p.limit)
    .compile(),
);

/** The events after `seq`, oldest first: what the live feed sends to those who saw everything up to there. */
export async function eventsSince(db: ReadDb, seq: number, limit = PAGE): Promise<readonly FeedEvent[]> {
  return (await eventsAfter.all(db, { seq, limit })).map(rowToFeedEvent);
}

/** Number and epoch of the newest event; 0 before the first. */
export async function newestEvent(db: ReadDb): Promise<{ readonly seq: number; readonly epoch: number }> {
  return db.selectFrom('auditHead').select(['seq', 'epoch']).executeTakeFirstOrThrow();
}

export interface HistoryOptions {
  readonly afterSeq?: number;
  readonly limit?: number;
}

/** Everything that was done to a row or speaks of it, oldest first. */
export async function historyOf(
  db: ReadDb,
  { entity, id }: RowRef,
  { afterSeq = 0, limit = PAGE }: HistoryOptions = {},
): Promise<readonly HistoryEvent[]> {
  const rows = await historyFrom(db)
    .where('eventRows.entity', '=', entity)
    .where('eventRows.entityId', '=', id)
    .where('eventRows.seq', '>', afterSeq)
    .orderBy('eventRows.seq')
    .limit(limit)
    .execute();
  return rows.map(toHistoryEvent);
}

/** The same, newest first, of those before `beforeSeq`: what a history is read by, a page at a time. */
export async function newestHistoryOf(
  db: ReadDb,
  { entity, id }: RowRef,
  { beforeSeq, limit = PAGE }: { readonly beforeSeq: number | null; readonly limit?: number },
): Promise<readonly HistoryEvent[]> {
  const rows = await historyFrom(db)
    .where('eventRows.entity', '=', entity)
    .where('eventRows.entityId', '=', id)
    .$if(beforeSeq !== null, (query) => query.where('eventRows.seq', '<', beforeSeq ?? 0))
    .orderBy('eventRows.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toHistoryEvent);
}

function historyFrom(db: ReadDb) {
  return db
    .selectFrom('eventRows')
    .innerJoin('events', 'events.seq', 'eventRows.seq')
    .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
    .select([...feedColumns, 'events.data', 'eventTexts.text']);
}

function toHistoryEvent({
  data,
  text,
  ...event
}: StoredEvent & { readonly data: string | null; readonly text: string | null }): HistoryEvent {
  return {
    ...rowToFeedEvent(event),
    data: data === null ? {} : content.parse(JSON.parse(data)),
    text: text === null ? null : content.parse(JSON.parse(text)),
  };
}

/** What happened to a row after the version that a client saw: what a `conflict` shows. */
export async function changesSince(
  db: ReadDb,
  row: RowRef,
  version: number,
): Promise<readonly HistoryEvent[]> {
  const first = await db
    .selectFrom('eventRows')
    .select('seq')
    .where('entity', '=', row.entity)
    .where('entityId', '=', row.id)
    .where('version', '>', version)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return first === undefined ? [] : historyOf(db, row, { afterSeq: first.seq - 1 });
}
