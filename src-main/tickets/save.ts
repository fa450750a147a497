import type { Updateable } from 'kysely';
import { toIso } from '#shared/kernel/time.ts';
import type { RowRef } from '../audit/event.ts';
import { insertRow, updateRow } from '../db/prebuilt.ts';
import type { TicketsTable } from '../db/ticketTables.ts';
import type { CommandContext } from '../rpc/context.ts';
import { derivedColumns, type NewTicketRecord, recordById, type TicketRecord } from './record.ts';

/** Columns whose change an event tells; personal words (title, description, solution) are not among them. */
const TOLD = [
  'status',
  'impact',
  'urgency',
  'priority',
  'serviceId',
  'assigneeId',
  'firstResponseDueAt',
  'resolutionDueAt',
  'remainingSeconds',
  'waitingFor',
  'scheduledFrom',
  'scheduledTo',
  'firstRespondedAt',
  'resolvedAt',
  'closedAt',
  'cancelledAt',
  'mergedIntoId',
  'rating',
  'reopenCount',
  'workedMinutes',
] as const satisfies readonly (keyof TicketRecord)[];

type TicketChanges = Omit<
  Updateable<TicketsTable>,
  'id' | 'version' | 'isOpen' | 'isActive' | 'isQueued' | 'sortDueAt' | 'nextAlertAt'
>;

export interface TicketEvent {
  readonly action: string;
  /** Words that went with it: a reason, a reply. */
  readonly text?: Readonly<Record<string, string>>;
  /** More of what happened, nothing personal. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Other covered rows of the same act. */
  readonly rows?: readonly RowRef[];
  /** The program itself did it, although a person's act set it off. */
  readonly isAutomatic?: boolean;
  /** Other tickets whose history shows it. */
  readonly about?: readonly RowRef[];
}

/** Instants in events are ISO text, so that the history reads without a column list. */
function told(column: (typeof TOLD)[number], value: unknown): unknown {
  return column.endsWith('At') || column.startsWith('scheduled')
    ? typeof value === 'number'
      ? toIso(value)
      : null
    : value;
}

/**
 * Writes a change of a ticket and its event. The version goes up unless `keepsVersion` (replies, notes and files do
 * not make what others are editing stale). Returns the row as it now is.
 */
export async function saveTicket(
  ctx: CommandContext,
  before: TicketRecord,
  changes: TicketChanges,
  event: TicketEvent,
  options: { keepsVersion?: boolean } = {},
): Promise<TicketRecord> {
  const merged = { ...before, ...changes } as TicketRecord;
  const version = options.keepsVersion ? before.version : before.version + 1;
  const updated = { ...changes, ...derivedColumns(merged), updatedAt: ctx.now, version };
  await updateRow(ctx.tx, 'tickets', before.id, updated);
  const after: TicketRecord = { ...merged, ...updated };
  const changed = TOLD.filter((column) => before[column] !== after[column]);
  await ctx.trail.record({
    action: event.action,
    entity: 'ticket',
    entityId: before.id,
    version,
    ...(event.isAutomatic ? { actorId: null } : {}),
    data: {
      ...event.data,
      before: Object.fromEntries(changed.map((column) => [column, told(column, before[column])])),
      after: Object.fromEntries(changed.map((column) => [column, told(column, after[column])])),
    },
    ...(event.text ? { text: event.text } : {}),
    rows: [{ entity: 'ticket', id: before.id }, ...(event.rows ?? [])],
    ...(event.about ? { about: event.about } : {}),
  });
  return after;
}

/** Inserts a ticket with its derived columns and search text; the caller records the event. */
export async function insertTicket(ctx: CommandContext, ticket: NewTicketRecord): Promise<TicketRecord> {
  const id = await insertRow(ctx.tx, 'tickets', { ...ticket, ...derivedColumns(ticket as TicketRecord) });
  const words = { title: ticket.title, body: ticket.description, notes: '' };
  await insertRow(ctx.tx, 'ticketSearch', { rowid: id, ...words });
  return recordById(ctx.tx, id);
}
