import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { localYear } from '#shared/calendars/localTime.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { formatFolio, looksLikeFolio } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import { isSlowMatch, matchExpression, matchingIds, type TextSearch } from '../db/dialects/ticketSearch.ts';
import type { ReadDb } from '../db/handles.ts';
import { readIndicators } from '../indicators/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { seesAllTickets } from './access.ts';
import { queueCondition, type TicketPage } from './selection.ts';
import { ticketRows } from './view.ts';

type Input = TicketFilter & {
  readonly q: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/**
 * Found candidates are read in slices until the page is full: more each time, for each looks the words up anew. A rare
 * combination of filters may cost all of them.
 */
const SLICES = [300, 600, 1_200, 1_900, 2_000] as const;
/** People that a name resolves to; whoever types less than a name gets the texts. */
const PEOPLE = 10;
/** Years back that a bare number is tried as a folio. */
const YEARS = 3;

const HIGHEST = Number.MAX_SAFE_INTEGER;

/**
 * Search over folio, title, text and people, accents and case ignored, newest first. Requesters find only their own
 * tickets, and never by a word of an internal note.
 */
export async function searchTickets(
  ctx: QueryContext,
  input: Input,
  signal?: AbortSignal,
): Promise<Result<TicketPage>> {
  const { db, actor } = ctx;
  const byFolio = await folioIds(ctx, input.q);
  const isStaff = seesAllTickets(actor);
  const match = matchExpression(input.q, isStaff ? 'all' : 'public');
  const people = isStaff ? await peopleNamed(db, input.q) : [];
  let before = input.cursor === undefined ? HIGHEST : cursorId(input.cursor);
  const found: number[] = [];
  if (before === HIGHEST) found.push(...(await filtered(ctx, input, byFolio)));
  let isExhausted = false;
  for (const limit of SLICES) {
    if (found.length > input.limit || isExhausted) break;
    const requesterId = isStaff ? null : actor.id;
    const done = await candidatesBelow(ctx, { match, people, before, limit, requesterId }, signal);
    if (!done.ok) return done;
    const candidates = done.value;
    isExhausted = candidates.length < limit;
    const fresh = candidates.filter((id) => !byFolio.includes(id));
    found.push(...(await filtered(ctx, input, fresh)));
    before = candidates.at(-1) ?? 0;
    // The database answers at once: nobody else's call would be read before the last slice.
    await turn();
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

/** What is told of words that take long is read beside the main thread; not of a shared file, whose copy may be older. */
async function matching(
  { host, db, now }: QueryContext,
  search: TextSearch,
  signal: AbortSignal | undefined,
): Promise<Result<readonly number[]>> {
  if (!isSlowMatch(search.match) || host.db.mode === 'sharedFile') return ok(await matchingIds(db, search));
  const read = await readIndicators<'search'>(host.db, { kind: 'search', search }, { now }, signal);
  return read.ok ? ok(read.value.value) : read;
}

/** Up to a slice of ids below `before`, newest first, from the texts and from the people's tickets. */
async function candidatesBelow(
  ctx: QueryContext,
  search: {
    readonly match: string | null;
    readonly people: readonly number[];
    readonly before: number;
    readonly limit: number;
    readonly requesterId: number | null;
  },
  signal: AbortSignal | undefined,
): Promise<Result<number[]>> {
  const ids = new Set<number>();
  const { match, before: beforeId, limit, requesterId } = search;
  if (match !== null) {
    const found = await matching(ctx, { match, beforeId, limit, requesterId }, signal);
    if (!found.ok) return found;
    for (const id of found.value) ids.add(id);
  }
  for (const personId of search.people) {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM (SELECT id FROM tickets INDEXED BY tickets_requesterId
        WHERE requesterId = ${personId} AND id < ${search.before} ORDER BY id DESC LIMIT ${limit})
      UNION SELECT id FROM (SELECT id FROM tickets INDEXED BY tickets_assigneeId
        WHERE assigneeId = ${personId} AND id < ${search.before} ORDER BY id DESC LIMIT ${limit})`.execute(
      ctx.db,
    );
    for (const { id } of rows) ids.add(id);
  }
  return ok([...ids].sort((a, b) => b - a).slice(0, limit));
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
