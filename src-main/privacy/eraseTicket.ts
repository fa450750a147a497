import { ERASED_TEXT } from '#shared/privacy/retention.ts';
import { eraseTextsOf } from '../audit/erase.ts';
import type { RowRef } from '../audit/event.ts';
import type { WriteTx } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { indexTexts } from '../tickets/load.ts';

type Writing = Pick<CommandContext, 'tx' | 'trail' | 'now'>;

/**
 * Blanks the words of a request that has ended: title, description, solution, comment, messages, notes of time and of
 * assignments, what the search and the audit trail keep of them. Folio, people, states, times and figures stay.
 * @param withFiles also its attachments, whose files go when no other row names them
 */
export async function eraseTicket(
  ctx: Writing,
  ticketId: number,
  why: 'retention' | 'cancellation',
  withFiles: boolean,
): Promise<void> {
  const { tx } = ctx;
  const ticket = { entity: 'ticket', id: ticketId };
  await tx
    .updateTable('tickets')
    .set((eb) => ({
      title: ERASED_TEXT,
      description: ERASED_TEXT,
      solution: eb.case().when('solution', 'is', null).then(null).else(ERASED_TEXT).end(),
      ratingComment: null,
      textsErasedAt: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', ticketId)
    .execute();
  const { version } = await tx
    .selectFrom('tickets')
    .select('version')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const messages = await eraseMessages(tx, ticketId);
  const entries = await eraseTimeNotes(tx, ticketId);
  const assignments = await eraseReasons(tx, ticketId);
  const attachments = withFiles ? await removeAttachments(ctx, await attachmentsOf(tx, ticketId)) : [];
  await indexTexts(tx, ticketId);
  const rows: RowRef[] = [ticket, ...messages, ...entries, ...assignments, ...attachments];
  await ctx.trail.record({
    action: 'ticket.textsErased',
    entity: 'ticket',
    entityId: ticketId,
    version,
    data: { after: { why, messages: messages.length, attachments: attachments.length } },
    rows,
  });
  await eraseTextsOf(tx, ctx.trail, ticket, rows);
}

export interface KeptFile {
  readonly id: number;
  readonly ticketId: number;
  readonly sha256: string;
}

/** Takes attachments away and notes that their files lost a row; the caller records it. */
export async function removeAttachments(
  { tx, now }: Pick<Writing, 'tx' | 'now'>,
  files: readonly KeptFile[],
): Promise<RowRef[]> {
  for (const { id, sha256 } of files) {
    await tx.deleteFrom('attachments').where('id', '=', id).execute();
    await tx
      .insertInto('releasedFiles')
      .values({ sha256, at: now })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ at: now }))
      .execute();
  }
  return files.map(({ id }) => ({ entity: 'attachment', id }));
}

async function attachmentsOf(tx: WriteTx, ticketId: number): Promise<KeptFile[]> {
  return tx
    .selectFrom('attachments')
    .select(['id', 'ticketId', 'sha256'])
    .where('ticketId', '=', ticketId)
    .execute();
}

async function eraseMessages(tx: WriteTx, ticketId: number): Promise<RowRef[]> {
  const changed = await tx
    .updateTable('ticketMessages')
    .set({ body: ERASED_TEXT })
    .where('ticketId', '=', ticketId)
    .returning('id')
    .execute();
  return changed.map(({ id }) => ({ entity: 'ticketMessage', id }));
}

async function eraseTimeNotes(tx: WriteTx, ticketId: number): Promise<RowRef[]> {
  const changed = await tx
    .updateTable('timeEntries')
    .set({ note: null })
    .where('ticketId', '=', ticketId)
    .where('note', 'is not', null)
    .returning('id')
    .execute();
  return changed.map(({ id }) => ({ entity: 'timeEntry', id }));
}

async function eraseReasons(tx: WriteTx, ticketId: number): Promise<RowRef[]> {
  const changed = await tx
    .updateTable('assignments')
    .set({ reason: null })
    .where('ticketId', '=', ticketId)
    .where('reason', 'is not', null)
    .returning('id')
    .execute();
  return changed.map(({ id }) => ({ entity: 'assignment', id }));
}
