import { type RawBuilder, sql } from 'kysely';
import { addToDate, localDate, startOfDate } from '#shared/calendars/localTime.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { NEVER } from './record.ts';

/** What lists and searches answer with; the total is null where counting would be slow. */
export interface TicketPage {
  readonly items: TicketRow[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** Closed tickets stay in their queue for this long. */
const RECENT = 7 * DAY;

/** Each of these tests the 0/1 column of a partial index. */
export async function queueCondition(
  ctx: QueryContext,
  queue: NonNullable<TicketFilter['queue']>,
): Promise<RawBuilder<boolean>> {
  switch (queue) {
    case 'mine':
      return sql`t.isOpen = 1 AND t.assigneeId = ${ctx.actor.id}`;
    case 'unassigned':
      // It is open as well: said so that the index of open tickets in order of their due times serves it.
      return sql`t.isOpen = 1 AND t.isQueued = 1`;
    case 'atRisk':
      // What waits has no due time and is not read: it stands behind all that have one.
      return sql`t.isOpen = 1 AND t.sortDueAt >= ${ctx.now} AND t.sortDueAt < ${NEVER} AND t.atRiskAt <= ${ctx.now}`;
    case 'dueToday':
      return sql`t.isOpen = 1 AND t.sortDueAt >= ${ctx.now} AND t.sortDueAt < ${await endOfToday(ctx)}`;
    case 'overdue':
      return sql`t.isOpen = 1 AND t.sortDueAt < ${ctx.now}`;
    case 'open':
      return sql`t.isOpen = 1`;
    case 'recentlyClosed':
      return sql`t.closedAt > ${ctx.now - RECENT}`;
    case 'approval':
      return sql`t.isOpen = 1 AND t.status = 'pendingApproval'`;
  }
}

async function endOfToday(ctx: QueryContext): Promise<number> {
  const { timeZone } = (await loadSettings(ctx.db)).institution;
  return startOfDate(addToDate(localDate(ctx.now, timeZone), 1), timeZone);
}

/** Counts at most `cap` rows and stops; by the index named, where there is a better one than SQLite would take. */
export async function cappedCount(
  db: ReadDb,
  conditions: readonly RawBuilder<boolean>[],
  cap: number,
  index: string | null = null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM
      (SELECT 1 FROM tickets t ${indexedBy(index)} ${whereOf(conditions)} LIMIT ${cap})`.execute(db);
  return rows[0]?.count ?? 0;
}

export function indexedBy(index: string | null): RawBuilder<unknown> {
  return index === null ? sql`` : sql`INDEXED BY ${sql.ref(index)}`;
}

/** The conditions as a WHERE clause; nothing for none. */
export function whereOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;
}
