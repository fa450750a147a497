import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { RowRef } from '../audit/event.ts';
import { type StoredFile, storeUploads } from '../files/uploads.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { relationTo, seesNotes, visibleTicket, writesToAll } from './access.ts';
import { saveTicket } from './save.ts';

interface Attaching {
  readonly id: number | string;
  readonly files?: readonly File[] | undefined;
  readonly file?: readonly File[] | undefined;
  readonly messageId?: number | undefined;
  readonly isInternal: boolean;
}

/** Outside the transaction: checks who, how large and what, and puts the bytes into the file store. */
export async function storeFiles(ctx: QueryContext, input: Attaching): Promise<Result<StoredFile[]>> {
  const allowed = await mayAttach(ctx, input);
  if (!allowed.ok) return allowed;
  const { maxBytes } = (await loadSettings(ctx.db)).attachments;
  const uploads = [...(input.files ?? []), ...(input.file ?? [])];
  return storeUploads(ctx.host.files, uploads, { maxBytes, field: 'files' });
}

async function mayAttach(ctx: QueryContext, input: Attaching): Promise<Result<true>> {
  const seen = await visibleTicket(ctx.db, ctx.actor, input.id);
  if (!seen.ok) return seen;
  const isStaff = writesToAll(ctx.actor);
  if (!relationTo(ctx.actor, seen.value).isRequester && !isStaff)
    return fail({ code: 'forbidden', details: {} });
  if (input.isInternal && !isStaff) return fail({ code: 'forbidden', details: {} });
  if (seen.value.status === 'closed' || seen.value.status === 'cancelled') {
    return fail({ code: 'illegalTransition', details: { from: seen.value.status, action: 'attach' } });
  }
  return ok(true);
}

/** Inside it: the rows and the event. Returns the ids of the new attachments. */
export async function attachFiles(
  ctx: CommandContext,
  input: Attaching,
  files: readonly StoredFile[],
): Promise<Result<number[]>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, input.id);
  if (!seen.ok) return seen;
  const ticket = seen.value;
  const message = input.messageId === undefined ? null : await ownMessage(ctx, ticket.id, input.messageId);
  if (message === undefined) return fail({ code: 'notFound', details: { entity: 'ticketMessage' } });
  const isInternal = input.isInternal || message?.kind === 'note' ? 1 : 0;
  const rows: RowRef[] = [];
  for (const file of files) {
    const { id } = await ctx.tx
      .insertInto('attachments')
      .values({
        ...file,
        ticketId: ticket.id,
        messageId: message?.id ?? null,
        isInternal,
        uploadedById: ctx.actor.id,
        at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    rows.push({ entity: 'attachment', id });
  }
  await saveTicket(
    ctx,
    ticket,
    {},
    {
      action: 'ticket.attached',
      data: { isInternal: isInternal === 1, files: files.map(({ sha256, bytes }) => ({ sha256, bytes })) },
      text: { names: files.map((file) => file.name).join('\n') },
      rows,
    },
    { keepsVersion: true },
  );
  return ok(rows.map((row) => row.id));
}

/** Files go with one's own message only. */
async function ownMessage(ctx: CommandContext, ticketId: number, messageId: number) {
  return ctx.tx
    .selectFrom('ticketMessages')
    .select(['id', 'kind'])
    .where('id', '=', messageId)
    .where('ticketId', '=', ticketId)
    .where('authorId', '=', ctx.actor.id)
    .executeTakeFirst();
}

/** The bytes of an attachment that the caller may see. */
export async function attachmentContent(ctx: QueryContext, id: number): Promise<Result<File>> {
  const notFound = fail({ code: 'notFound', details: { entity: 'attachment' } });
  const row = await ctx.db
    .selectFrom('attachments')
    .select(['ticketId', 'name', 'mediaType', 'sha256', 'isInternal'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || (row.isInternal === 1 && !seesNotes(ctx.actor))) return notFound;
  const ticket = await visibleTicket(ctx.db, ctx.actor, row.ticketId);
  if (!ticket.ok) return notFound;
  const bytes = await ctx.host.files.read(row.sha256);
  return ok(new File([new Uint8Array(bytes)], row.name, { type: row.mediaType }));
}
