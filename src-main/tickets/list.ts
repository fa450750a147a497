import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { seesAllTickets } from './access.ts';
import { allOpen } from './record.ts';
import { searchTickets } from './search.ts';
import { cappedCount, indexedBy, queueCondition, type TicketPage, whereOf } from './selection.ts';
import { ticketRows } from './view.ts';

type Input = TicketFilter & { readonly limit: number; readonly cursor?: string | undefined };

/** Where the next page begins: the sort value and the id of the last row of this one. */
const cursorForm = z.tuple([z.number(), z.number().int()]);

/** Totals above this are not counted to the end. */
const COUNTED = 1_000;

interface Order {
  readonly column: 'createdAt' | 'updatedAt' | 'sortDueAt' | 'closedAt';
  readonly isDescending: boolean;
}

const ORDERS: Readonly<Record<NonNullable<TicketFilter['sort']>, Order>> = {
  '-createdAt': { column: 'createdAt', isDescending: true },
  createdAt: { column: 'createdAt', isDescending: false },
  resolutionDueAt: { column: 'sortDueAt', isDescending: false },
  '-updatedAt': { column: 'updatedAt', isDescending: true },
};

/** What a list asks of the table. */
interface Selection {
  readonly conditions: readonly RawBuilder<boolean>[];
  /** Those of them that have an index, each by itself. */
  readonly equalities: readonly RawBuilder<boolean>[];
  /** Few rows can match, so that counting them is cheap. */
  readonly isNarrow: boolean;
  /** The small set that all of it lies in, where it is not one person's own. */
  readonly within: 'open' | 'openOfAssignee' | 'closedLately' | null;
}

/** A page of tickets: whoever is no staff gets their own, heads of areas also what waits for their approval. */
export async function listTickets(
  ctx: QueryContext,
  input: Input,
  signal?: AbortSignal,
): Promise<Result<TicketPage>> {
  if (input.q) return searchTickets(ctx, { ...input, q: input.q }, signal);
  const cursor = parseCursor(input.cursor);
  if (cursor === 'bad') {
    return fail({
      code: 'invalid',
      details: { issues: [{ path: 'cursor', rule: 'cursor', message: 'The cursor is not one of ours.' }] },
    });
  }
  const selection = await selectionOf(ctx, input);
  const order = orderOf(input);
  const statuses = input.status ?? [];
  // One index serves one status; several are read side by side and merged, which costs a page each and never a scan.
  const readsSideBySide = statuses.length > 1 && !allOpen(statuses) && !selection.isNarrow;
  const parts = readsSideBySide ? statuses.map((status) => [status]) : [statuses];
  const keys = (
    await Promise.all(parts.map((part) => keysOf(ctx.db, selection, part, order, cursor, input.limit + 1)))
  ).flat();
  const sign = order.isDescending ? -1 : 1;
  keys.sort((a, b) => sign * (a.key - b.key || a.id - b.id));
  const page = keys.slice(0, input.limit);
  const last = page.at(-1);
  return ok({
    items: await ticketRows(
      ctx.db,
      page.map((row) => row.id),
    ),
    nextCursor: keys.length > input.limit && last ? encodeCursor([last.key, last.id]) : null,
    total: cursor === null ? await totalOf(ctx.db, selection, statuses) : null,
  });
}

/** Its queue's own order: the most urgent first, the last closed first; any other list shows the newest first. */
function orderOf(input: Input): Order {
  if (input.sort !== undefined) return ORDERS[input.sort];
  if (input.queue === undefined) return ORDERS['-createdAt'];
  if (input.queue === 'recentlyClosed') return { column: 'closedAt', isDescending: true };
  return input.queue === 'approval' ? ORDERS.createdAt : ORDERS.resolutionDueAt;
}

async function selectionOf(ctx: QueryContext, input: Input): Promise<Selection> {
  const { actor } = ctx;
  const conditions: RawBuilder<boolean>[] = [];
  const queue = input.queue === undefined ? null : await queueCondition(ctx, input.queue);
  if (queue !== null) conditions.push(queue);
  if (!seesAllTickets(actor)) conditions.push(ownCondition(ctx, input.queue));
  const equalities: RawBuilder<boolean>[] = [];
  if (input.assigneeId !== undefined) equalities.push(sql`t.assigneeId = ${input.assigneeId}`);
  if (input.requesterId !== undefined) equalities.push(sql`t.requesterId = ${input.requesterId}`);
  if (input.areaId !== undefined) equalities.push(sql`t.areaId = ${input.areaId}`);
  if (input.serviceId !== undefined) equalities.push(sql`t.serviceId = ${input.serviceId}`);
  conditions.push(...equalities);
  const isOwn = !seesAllTickets(actor) || input.requesterId !== undefined;
  const isOpenOnly = allOpen(input.status ?? []);
  if (isOpenOnly) conditions.push(sql`t.isOpen = 1`);
  const isOpenQueue = input.queue !== undefined && input.queue !== 'recentlyClosed';
  const isOpenSet = isOpenOnly || isOpenQueue;
  const isOfAssignee = input.assigneeId !== undefined || input.queue === 'mine';
  const openSet = isOfAssignee ? 'openOfAssignee' : 'open';
  const set = isOpenSet ? openSet : input.queue === 'recentlyClosed' ? 'closedLately' : null;
  return { conditions, equalities, isNarrow: isOwn || isOpenSet, within: isOwn ? null : set };
}

/** Rows of one value up to which sorting them all beats reading on in order until a page is full. */
const FEW = 5_000;

interface Way {
  /** The index to read by; null leaves it to SQLite. */
  readonly index: string | null;
  /** What the chosen rows are then sorted by is no index of theirs. */
  readonly sorts: boolean;
}

const AS_PLANNED: Way = { index: null, sorts: false };

/**
 * How a page is read. SQLite has no statistics here and guesses wrong: for the open tickets of an area it would read
 * all that the area ever had, and for the closed ones by time of change sort a million.
 */
async function wayOf(
  db: ReadDb,
  selection: Selection,
  statuses: readonly TicketStatus[],
  order: Order,
): Promise<Way> {
  switch (selection.within) {
    case 'openOfAssignee':
      return { index: 'tickets_assigneeOpen', sorts: false };
    case 'open':
      return {
        index: order.column === 'createdAt' ? 'tickets_openCreated' : 'tickets_openDue',
        sorts: false,
      };
    case 'closedLately':
      return { index: 'tickets_closedAt', sorts: false };
    case null:
      break;
  }
  if (selection.isNarrow || order.column === 'createdAt' || order.column === 'closedAt') return AS_PLANNED;
  const equalities = [...selection.equalities, ...statusCondition(statuses)];
  for (const equality of equalities) {
    if ((await cappedCount(db, [equality], FEW + 1)) <= FEW) return { index: null, sorts: true };
  }
  if (equalities.length === 0) return AS_PLANNED;
  return { index: order.column === 'updatedAt' ? 'tickets_updatedAt' : 'tickets_due', sorts: false };
}

function ownCondition(ctx: QueryContext, queue: Input['queue']): RawBuilder<boolean> {
  if (queue !== 'approval') return sql`t.requesterId = ${ctx.actor.id}`;
  return sql`t.areaId IN (SELECT value FROM json_each(${JSON.stringify(ctx.actor.headsAreaIds)}))`;
}

/** Sort keys and ids of one page, from the index alone where the conditions allow. */
async function keysOf(
  db: ReadDb,
  selection: Selection,
  statuses: readonly TicketStatus[],
  order: Order,
  cursor: readonly [number, number] | null,
  limit: number,
): Promise<{ key: number; id: number }[]> {
  const column = sql.ref(`t.${order.column}`);
  const direction = order.isDescending ? sql`DESC` : sql`ASC`;
  const { index, sorts } = await wayOf(db, selection, statuses, order);
  const conditions = [...selection.conditions, ...statusCondition(statuses)];
  if (cursor !== null) {
    const comparison = order.isDescending ? sql`<` : sql`>`;
    conditions.push(sql`(${column}, t.id) ${comparison} (${cursor[0]}, ${cursor[1]})`);
  }
  const { rows } = await sql<{ key: number; id: number }>`
    SELECT ${column} AS key, t.id AS id FROM tickets t ${indexedBy(index)} ${whereOf(conditions)}
    ORDER BY ${sorts ? sql`+` : sql``}${column} ${direction}, t.id ${direction} LIMIT ${limit}`.execute(db);
  return rows;
}

function statusCondition(statuses: readonly TicketStatus[]): RawBuilder<boolean>[] {
  const [only] = statuses;
  if (only === undefined) return [];
  if (statuses.length === 1) return [sql`t.status = ${only}`];
  return [sql`t.status IN (${sql.join(statuses)})`];
}

async function totalOf(
  db: ReadDb,
  selection: Selection,
  statuses: readonly TicketStatus[],
): Promise<number | null> {
  const conditions = [...selection.conditions, ...statusCondition(statuses)];
  // One condition at most is one index; several may have to step over a million rows to find a thousand.
  if (!selection.isNarrow && conditions.length > 1) return null;
  const index = selection.within === 'open' ? 'tickets_openDue' : null;
  const count = await cappedCount(db, conditions, COUNTED + 1, index);
  return count > COUNTED ? null : count;
}

function encodeCursor(position: readonly [number, number]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function parseCursor(text: string | undefined): readonly [number, number] | null | 'bad' {
  if (text === undefined) return null;
  try {
    return cursorForm.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return 'bad';
  }
}
