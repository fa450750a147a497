import { sql } from 'kysely';
import { localYear } from '#shared/calendars/localTime.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { formatFolio, looksLikeFolio } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { seesAllTickets } from './access.ts';
import { matchExpression, matchingIds } from './searchText.ts';
import { queueCondition, type TicketPage } from './selection.ts';
import { ticketRows } from './view.ts';

type Input = TicketFilter & {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** Found candidates are read in slices of this many until the page is full. */
const SLICE = 300;
/** Slices that a rare combination of filters may cost. */
const SLICES = 20;
/** People that a name resolves to; whoever types less than a name gets the texts. */
const PEOPLE = 10;
/** Years back that a bare number is tried as a folio. */
const YEARS = 3;

const HIGHEST = Number.MAX_SAFE_INTEGER;

/**
 * Search over folio, title, text and people, accents and case ignored, newest first. Requesters find only their own
 * tickets, and never by a word of an internal note.
 */
export async function searchTickets(ctx: QueryContext, input: Input): Promise<Result<TicketPage>> {
  const { db, actor } = ctx;
  const byFolio = await folioIds(ctx, input.q);
  const isStaff = seesAllTickets(actor);
  const match = matchExpression(input.q, isStaff ? 'all' : 'public');
  const people = isStaff ? await peopleNamed(db, input.q) : [];
  let before = input.cursor === undefined ? HIGHEST : cursorId(input.cursor);
  const found: number[] = [];
  if (before === HIGHEST) found.push(...(await filtered(ctx, input, byFolio)));
  let isExhausted = false;
  for (let slice = 0; slice < SLICES && found.length <= input.limit && !isExhausted; slice += 1) {
    const candidates = await candidatesBelow(db, {
      match,
      people,
      before,
      requesterId: isStaff ? null : actor.id,
    });
    isExhausted = candidates.length < SLICE;
    const fresh = candidates.filter((id) => !byFolio.includes(id));
    found.push(...(await filtered(ctx, input, fresh)));
    before = candidates.at(-1) ?? 0;
  }
  const page = found.slice(0, input.limit);
  const last = page.filter((id) => !byFolio.includes(id)).at(-1) ?? before;
  const hasMore = found.length > input.limit || !isExhausted;
  return ok({
    items: await ticketRows(db, page),
    nextCursor: hasMore ? Buffer.from(String(last)).toString('base64url') : null,
    total: !hasMore && input.cursor === undefined ? found.length : null,
  });
}

function cursorId(cursor: string): number {
  const id = Number(Buffer.from(cursor, 'base64url').toString());
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** A folio, or a bare number that is one of the last years’ folios; also a number of the system it came from. */
async function folioIds(ctx: QueryContext, q: string): Promise<number[]> {
  const text = q.trim();
  const { institution } = await loadSettings(ctx.db);
  const year = localYear(ctx.now, institution.timeZone);
  const folios = looksLikeFolio(text)
    ? [text.toUpperCase()]
    : /^\d{1,9}$/.test(text)
      ? Array.from({ length: YEARS }, (_, back) =>
          formatFolio(institution.folioPrefix, year - back, Number(text)),
        )
      : [];
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM tickets WHERE folio IN (SELECT value FROM json_each(${JSON.stringify(folios)}))
    UNION SELECT id FROM tickets WHERE foreignNumber IS NOT NULL
      AND foreignSystem IN ('servicenow', 'osticket', 'csv') AND foreignNumber = ${text}`.execute(ctx.db);
  return rows.map((row) => row.id);
}

async function peopleNamed(db: ReadDb, q: string): Promise<number[]> {
  const folded = foldText(q).trim();
  if (folded.length < 3) return [];
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM people WHERE instr(foldedName, ${folded}) > 0 ORDER BY foldedName, id LIMIT ${PEOPLE}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Up to a slice of ids below `before`, newest first, from the texts and from the people's tickets. */
async function candidatesBelow(
  db: ReadDb,
  search: { match: string | null; people: readonly number[]; before: number; requesterId: number | null },
): Promise<number[]> {
  const ids = new Set<number>();
  if (search.match !== null) {
    const matching = await matchingIds(db, {
      match: search.match,
      beforeId: search.before,
      limit: SLICE,
      requesterId: search.requesterId,
    });
    for (const id of matching) ids.add(id);
  }
  for (const personId of search.people) {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM (SELECT id FROM tickets INDEXED BY tickets_requesterId
        WHERE requesterId = ${personId} AND id < ${search.before} ORDER BY id DESC LIMIT ${SLICE})
      UNION SELECT id FROM (SELECT id FROM tickets INDEXED BY tickets_assigneeId
        WHERE assigneeId = ${personId} AND id < ${search.before} ORDER BY id DESC LIMIT ${SLICE})`.execute(
      db,
    );
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort((a, b) => b - a).slice(0, SLICE);
}

/** Those of the candidates that the other filters (and the caller's rights) let through, order kept. */
async function filtered(ctx: QueryContext, input: Input, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const conditions = [sql<boolean>`t.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`];
  if (!seesAllTickets(ctx.actor)) conditions.push(sql`t.requesterId = ${ctx.actor.id}`);
  if (input.queue !== undefined) conditions.push(await queueCondition(ctx, input.queue));
  if (input.status !== undefined && input.status.length > 0) {
    conditions.push(sql`t.status IN (${sql.join(input.status)})`);
  }
  if (input.assigneeId !== undefined) conditions.push(sql`t.assigneeId = ${input.assigneeId}`);
  if (input.requesterId !== undefined) conditions.push(sql`t.requesterId = ${input.requesterId}`);
  if (input.areaId !== undefined) conditions.push(sql`t.areaId = ${input.areaId}`);
  if (input.serviceId !== undefined) conditions.push(sql`t.serviceId = ${input.serviceId}`);
  if (conditions.length === 1) return [...ids];
  const { rows } = await sql<{ id: number }>`
    SELECT t.id AS id FROM tickets t WHERE ${sql.join(conditions, sql` AND `)} ORDER BY t.id DESC`.execute(
    ctx.db,
  );
  return rows.map((row) => row.id);
}
