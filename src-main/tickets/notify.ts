import type { NotificationKind } from '#shared/notifications/contract.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { TicketRecord } from './record.ts';

interface Notice {
  readonly kind: NotificationKind;
  readonly to: readonly (number | null)[];
  /** The program's own act, set off by somebody's: they too learn of it. */
  readonly isAutomatic?: boolean;
  /** Told by mail alone, whoever acted is not; `receipt` is for the requester, whoever acted. */
  readonly byMailOnly?: readonly number[] | 'receipt';
  readonly act?: 'reopened';
}

/** Set while a bulk action runs: its notices wait for the undo and can be taken back. */
export interface BulkNotice {
  readonly bulkId: number;
  readonly deliverAt: number;
}

/** Tells people of a ticket, never the one who acted; of what the program did by itself it tells everybody named. */
export async function notify(
  ctx: CommandContext,
  ticket: TicketRecord,
  notice: Notice,
  bulk?: BulkNotice,
): Promise<void> {
  const actorId = ctx.actor.id === 0 || notice.isAutomatic ? null : ctx.actor.id;
  const personIds = [...new Set(notice.to)].filter((id): id is number => id !== null && id !== actorId);
  const byMailOnly =
    notice.byMailOnly === 'receipt'
      ? [ticket.requesterId]
      : (notice.byMailOnly ?? []).filter((id) => id !== actorId);
  if (personIds.length === 0 && byMailOnly.length === 0) return;
  const isAsked = ticket.status === 'waiting' && ticket.waitingFor === 'requester';
  const act = notice.kind === 'status' && isAsked ? 'asked' : notice.act;
  await notifyPeople(ctx.tx, {
    personIds,
    kind: notice.kind,
    ticketId: ticket.id,
    status: ticket.status,
    actorId,
    at: ctx.now,
    requesterId: ticket.requesterId,
    byMailOnly,
    ...(act === undefined ? {} : { act }),
    ...(bulk ?? {}),
  });
}

/** Everybody who supervises: overdue tickets and those that nobody can take are escalated to them. */
export async function managerIds(ctx: CommandContext): Promise<number[]> {
  const rows = await ctx.tx
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select('people.id')
    .where('personRoles.role', '=', 'manager')
    .where('people.isEnabled', '=', 1)
    .execute();
  return rows.map((row) => row.id);
}
