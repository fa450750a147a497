import type { InferSchemaOutput } from '@orpc/contract';
import { z } from 'zod';
import type { AppErrorCode } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { SECOND, toIso } from '#shared/kernel/time.ts';
import type { ticketsContract } from '#shared/tickets/contract.ts';
import { isActive, nextStatus } from '#shared/tickets/ticket.ts';
import type { RowRef } from '../audit/event.ts';
import { takeBackMail } from '../mail/load.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { visibleTicket } from './access.ts';
import { assignByHand, drainQueue } from './assigning.ts';
import { writeClose } from './endings.ts';
import { isNowOverLimit } from './limit.ts';
import type { BulkNotice } from './notify.ts';
import { writePriority } from './prioritise.ts';
import { findRecord, type TicketRecord } from './record.ts';
import { saveTicket } from './save.ts';

type BulkInput = InferSchemaOutput<NonNullable<(typeof ticketsContract)['bulk']['~orpc']['inputSchema']>>;
type Preview = {
  id: number;
  folio: string;
  title: string;
  outcome: 'willChange' | 'unchanged' | 'refused';
  code: string | null;
};

/** How long a bulk action can be undone and its notices wait. */
const UNDO = 10 * SECOND;
/** Slack for the click to arrive. */
const GRACE = 3 * SECOND;

/** What a bulk action changes of a ticket, and how it was before: what an undo writes back. */
const RESTORED = [
  'status',
  'impact',
  'urgency',
  'priority',
  'assigneeId',
  'policyId',
  'calendarId',
  'firstResponseMinutes',
  'resolutionMinutes',
  'atRiskPercent',
  'firstResponseDueAt',
  'resolutionDueAt',
  'atRiskAt',
  'remainingSeconds',
  'firstAssignedAt',
  'assignedAt',
  'assignedWeek',
  'waitingFor',
  'scheduledFrom',
  'scheduledTo',
  'queueFirst',
  'handedBackById',
  'isOverLimit',
  'closedAt',
  'closureSeconds',
  'autoCloseAt',
] as const satisfies readonly (keyof TicketRecord)[];

const undoItems = z.array(
  z.object({
    id: z.number(),
    version: z.number(),
    wasWaiting: z.boolean(),
    before: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  }),
);

/** The input of each action: refused as a whole where its part is missing. */
function checkInput(input: BulkInput): Result<true> {
  const missing = (path: string): Result<true> =>
    fail({
      code: 'invalid',
      details: { issues: [{ path, rule: 'required', message: `${path} is needed` }] },
    });
  if (input.action === 'assign' && input.assigneeId === undefined) return missing('assigneeId');
  if (input.action === 'prioritise') {
    if (input.impact === undefined) return missing('impact');
    if (input.urgency === undefined) return missing('urgency');
    if (!input.reason) return fail({ code: 'reasonRequired', details: {} });
  }
  return ok(true);
}

/** What each ticket would become; the same checks as the action itself, but for the limit, which moves as it goes. */
export async function previewBulk(ctx: QueryContext, input: BulkInput): Promise<Result<Preview[]>> {
  const checked = checkInput(input);
  if (!checked.ok) return checked;
  const previews: Preview[] = [];
  for (const item of input.items) {
    const seen = await visibleTicket(ctx.db, ctx.actor, item.id);
    if (!seen.ok) continue;
    const { id, folio, title } = seen.value;
    const code = refusalOf(input, seen.value, item.version);
    const isSame = code === null && isUnchanged(input, seen.value);
    previews.push({
      id,
      folio,
      title,
      code,
      outcome: code !== null ? 'refused' : isSame ? 'unchanged' : 'willChange',
    });
  }
  return ok(previews);
}

function refusalOf(input: BulkInput, ticket: TicketRecord, version: number): AppErrorCode | null {
  if (ticket.version !== version) return 'conflict';
  const isAllowed =
    input.action === 'prioritise' ? ticket.isOpen === 1 : nextStatus(ticket.status, input.action) !== null;
  return isAllowed ? null : 'illegalTransition';
}

function isUnchanged(input: BulkInput, ticket: TicketRecord): boolean {
  if (input.action === 'assign') return ticket.assigneeId === input.assigneeId;
  if (input.action === 'prioritise')
    return ticket.impact === input.impact && ticket.urgency === input.urgency;
  return false;
}

/** Does it to each ticket that allows it, in one transaction; those that do not are told apart with their code. */
export async function runBulk(ctx: CommandContext, input: BulkInput) {
  const checked = checkInput(input);
  if (!checked.ok) return checked;
  const { id: bulkId } = await ctx.tx
    .insertInto('bulkOperations')
    .values({ actorId: ctx.actor.id, at: ctx.now, action: input.action, items: '[]' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const bulk: BulkNotice = { bulkId, deliverAt: ctx.now + UNDO };
  const done: z.infer<typeof undoItems> = [];
  const refused: { id: number; folio: string; code: string }[] = [];
  for (const item of input.items) {
    const before = await findRecord(ctx.tx, item.id);
    if (before === undefined) continue;
    const code = refusalOf(input, before, item.version);
    if (code === null && isUnchanged(input, before)) continue;
    const outcome = code === null ? await applyBulk(ctx, input, before, bulk) : null;
    if (outcome?.ok) {
      done.push({
        id: before.id,
        version: outcome.value.version,
        wasWaiting: before.status === 'waiting',
        before: Object.fromEntries(RESTORED.map((column) => [column, before[column]])),
      });
    } else {
      refused.push({ id: before.id, folio: before.folio, code: outcome?.error.code ?? code ?? 'internal' });
    }
  }
  await ctx.tx
    .updateTable('bulkOperations')
    .set({ items: JSON.stringify(done) })
    .where('id', '=', bulkId)
    .execute();
  await ctx.trail.record({
    action: 'bulk.done',
    entity: 'bulkOperation',
    entityId: bulkId,
    data: { bulkAction: input.action, changed: done.length, refused: refused.length },
    rows: [{ entity: 'bulkOperation', id: bulkId }],
  });
  return ok({ bulkId, changed: done.length, refused, undoUntil: toIso(ctx.now + UNDO) });
}

async function applyBulk(
  ctx: CommandContext,
  input: BulkInput,
  ticket: TicketRecord,
  bulk: BulkNotice,
): Promise<Result<TicketRecord>> {
  switch (input.action) {
    case 'assign':
      return assignByHand(ctx, ticket, { assigneeId: input.assigneeId ?? 0, reason: input.reason }, bulk);
    case 'close':
      return ok(await writeClose(ctx, ticket, { isAutomatic: false }, bulk));
    case 'prioritise':
      return writePriority(
        ctx,
        ticket,
        {
          impact: input.impact ?? ticket.impact,
          urgency: input.urgency ?? ticket.urgency,
          reason: input.reason ?? '',
        },
        bulk,
      );
  }
}

/**
 * Takes a bulk action back within ten seconds: a command of its own, audited, that writes back what was there. A
 * ticket that somebody changed in between is left alone. The notices that still waited are never delivered.
 */
export async function undoBulk(ctx: CommandContext, input: { bulkId: number }) {
  const operation = await ctx.tx
    .selectFrom('bulkOperations')
    .selectAll()
    .where('id', '=', input.bulkId)
    .where('actorId', '=', ctx.actor.id)
    .executeTakeFirst();
  if (operation === undefined) return fail({ code: 'notFound', details: { entity: 'bulkOperation' } });
  if (operation.undoneAt !== null) return fail({ code: 'ruleBroken', details: { rule: 'undoneAlready' } });
  if (ctx.now > operation.at + UNDO + GRACE)
    return fail({ code: 'ruleBroken', details: { rule: 'undoWindowOver' } });
  const skipped: { id: number; folio: string; code: string }[] = [];
  let restored = 0;
  for (const item of undoItems.parse(JSON.parse(operation.items))) {
    const ticket = await findRecord(ctx.tx, item.id);
    if (ticket === undefined) continue;
    if (ticket.version !== item.version) {
      skipped.push({ id: ticket.id, folio: ticket.folio, code: 'conflict' });
      continue;
    }
    if (item.wasWaiting) await reopenPause(ctx, ticket.id);
    const before = item.before as Partial<TicketRecord>;
    const undone = await dropAssignments(ctx, ticket.id, operation.at);
    await saveTicket(
      ctx,
      ticket,
      { ...before, isOverLimit: await isOverLimitAgain(ctx, ticket, before) },
      {
        action: 'ticket.bulkUndone',
        data: { bulkId: input.bulkId },
        rows: [{ entity: 'ticketPauses', id: ticket.id }, ...undone],
      },
    );
    restored += 1;
  }
  await ctx.tx
    .deleteFrom('notifications')
    .where('bulkId', '=', input.bulkId)
    .where('deliverAt', '>', ctx.now)
    .execute();
  await takeBackMail(ctx.tx, input.bulkId);
  await ctx.tx
    .updateTable('bulkOperations')
    .set({ undoneAt: ctx.now })
    .where('id', '=', input.bulkId)
    .execute();
  await ctx.trail.record({
    action: 'bulk.undone',
    entity: 'bulkOperation',
    entityId: input.bulkId,
    data: { restored, skipped: skipped.length },
    rows: [{ entity: 'bulkOperation', id: input.bulkId }],
  });
  await drainQueue(ctx);
  return ok({ restored, skipped });
}

/** What was taken back was received by nobody: balance and turn count as if it had never been. */
async function dropAssignments(ctx: CommandContext, ticketId: number, at: number): Promise<RowRef[]> {
  const rows = await ctx.tx
    .deleteFrom('assignments')
    .where('ticketId', '=', ticketId)
    .where('at', '=', at)
    .where('byId', '=', ctx.actor.id)
    .returning('id')
    .execute();
  return rows.map(({ id }) => ({ entity: 'assignment', id }));
}

/** Whoever gets a ticket back may have been given others meanwhile. */
async function isOverLimitAgain(
  ctx: CommandContext,
  ticket: TicketRecord,
  before: Partial<TicketRecord>,
): Promise<0 | 1> {
  const { assigneeId = null, status = ticket.status, isOverLimit = 0 } = before;
  const comesBack = assigneeId !== ticket.assigneeId && isActive(status);
  return comesBack ? isNowOverLimit(ctx, assigneeId) : isOverLimit;
}

/** A reassigned ticket had been waiting: its clock stands again, as if it had never been taken out. */
async function reopenPause(ctx: CommandContext, ticketId: number): Promise<void> {
  const last = await ctx.tx
    .selectFrom('ticketPauses')
    .select('id')
    .where('ticketId', '=', ticketId)
    .orderBy('fromAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined) {
    await ctx.tx.updateTable('ticketPauses').set({ toAt: null }).where('id', '=', last.id).execute();
  }
}
