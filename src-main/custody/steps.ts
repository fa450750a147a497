import type { Confirmation } from '#shared/custody/custody.ts';
import { confirmsByHand } from '#shared/custody/rules.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { RowRef } from '../audit/event.ts';
import type { StoredFile } from '../files/uploads.ts';
import type { CommandContext } from '../rpc/context.ts';
import { checkStep, currentForm, factsOf } from './access.ts';
import type { Signature } from './files.ts';
import { tellManagers } from './notify.ts';
import { type FormRecord, filesOfForm, heldOn } from './record.ts';

interface Seen {
  readonly id: number;
  readonly version: number;
}

/** The holder's yes in the application. */
export async function confirmForm(ctx: CommandContext, seen: Seen): Promise<Result<FormRecord>> {
  const current = await currentForm({ actor: ctx.actor, db: ctx.tx }, seen);
  if (!current.ok) return current;
  const form = current.value;
  const facts = factsOf(form, await heldOn(ctx.tx, form.id), await filesOfForm(ctx.tx, form.id));
  const allowed = checkStep(ctx.actor, form, facts, 'confirm');
  if (!allowed.ok) return allowed;
  return ok(await save(ctx, form, confirmed(ctx, 'application'), { action: 'custody.confirmed' }));
}

/** A manager's yes. */
export async function authoriseForm(ctx: CommandContext, seen: Seen): Promise<Result<FormRecord>> {
  const current = await currentForm({ actor: ctx.actor, db: ctx.tx }, seen);
  if (!current.ok) return current;
  const form = current.value;
  const facts = factsOf(form, await heldOn(ctx.tx, form.id), await filesOfForm(ctx.tx, form.id));
  const allowed = checkStep(ctx.actor, form, facts, 'authorise');
  if (!allowed.ok) return allowed;
  return ok(await save(ctx, form, authorised(ctx), { action: 'custody.authorised' }));
}

/** Keeps a drawn signature; the holder's is their yes, the manager's is theirs. */
export async function signForm(
  ctx: CommandContext,
  seen: Seen,
  signature: Signature,
): Promise<Result<FormRecord>> {
  const current = await currentForm({ actor: ctx.actor, db: ctx.tx }, seen);
  if (!current.ok) return current;
  const form = current.value;
  const files = await filesOfForm(ctx.tx, form.id);
  // Asked before the file was stored; between the two somebody else may have signed.
  if (files.some((file) => file.kind === signature.signer)) {
    return fail({ code: 'ruleBroken', details: { rule: 'custodySigned' } });
  }
  const { signer, signerName, ...file } = signature;
  const id = await insertFile(ctx, form.id, { ...file, kind: signer, signerName });
  const change =
    signer === 'authorises'
      ? form.authorisedAt === null
        ? authorised(ctx)
        : {}
      : confirmsByHand(form.kind, signer) && form.confirmedAt === null
        ? confirmed(ctx, 'signature')
        : {};
  const saved = await save(ctx, form, change, {
    action: 'custody.signed',
    data: { signer, sha256: file.sha256 },
    text: { signerName },
    rows: [{ entity: 'custodyFile', id }],
  });
  return ok(saved);
}

/** Keeps the scan of the signed paper, which says yes for the holder where they have not said it yet. */
export async function scanForm(
  ctx: CommandContext,
  seen: Seen,
  files: readonly StoredFile[],
): Promise<Result<FormRecord>> {
  const current = await currentForm({ actor: ctx.actor, db: ctx.tx }, seen);
  if (!current.ok) return current;
  const form = current.value;
  const rows: RowRef[] = [];
  for (const file of files) {
    const id = await insertFile(ctx, form.id, { ...file, kind: 'scan', signerName: null });
    rows.push({ entity: 'custodyFile', id });
  }
  const isYes = form.confirmedAt === null && form.endedAt === null;
  const saved = await save(ctx, form, isYes ? confirmed(ctx, 'scan') : {}, {
    action: 'custody.scanned',
    data: { files: files.map(({ sha256, bytes }) => ({ sha256, bytes })) },
    text: { names: files.map((file) => file.name) },
    rows,
  });
  return ok(saved);
}

type Change = Partial<
  Pick<
    FormRecord,
    'confirmedAt' | 'confirmedById' | 'confirmedHow' | 'authorisedAt' | 'authorisedById' | 'authorisedName'
  >
>;

const confirmed = (ctx: CommandContext, confirmedHow: Confirmation): Change => ({
  confirmedAt: ctx.now,
  confirmedById: ctx.actor.id,
  confirmedHow,
});

const authorised = (ctx: CommandContext): Change => ({
  authorisedAt: ctx.now,
  authorisedById: ctx.actor.id,
  authorisedName: ctx.actor.name,
});

interface StepEvent {
  readonly action: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly text?: Readonly<Record<string, unknown>>;
  readonly rows?: readonly RowRef[];
}

async function save(
  ctx: CommandContext,
  before: FormRecord,
  change: Change,
  event: StepEvent,
): Promise<FormRecord> {
  const merged: FormRecord = { ...before, ...change, version: before.version + 1 };
  // Nothing is held by a return: it is done with its second yes.
  const isDone = merged.kind === 'return' && merged.confirmedAt !== null && merged.authorisedAt !== null;
  const after: FormRecord = { ...merged, isOpen: merged.isOpen && !isDone };
  await ctx.tx
    .updateTable('custodyForms')
    .set({ ...change, isOpen: after.isOpen ? 1 : 0, version: after.version })
    .where('id', '=', before.id)
    .execute();
  const { authorisedName: _name, ...told } = change;
  await ctx.trail.record({
    action: event.action,
    entity: 'custodyForm',
    entityId: before.id,
    version: after.version,
    data: { after: { folio: before.folio, ...told }, ...event.data },
    ...(event.text === undefined ? {} : { text: event.text }),
    rows: [{ entity: 'custodyForm', id: before.id }, ...(event.rows ?? [])],
  });
  const isNewlyConfirmed = before.confirmedAt === null && after.confirmedAt !== null;
  if (isNewlyConfirmed && after.authorisedAt === null) await tellManagers(ctx, after);
  return after;
}

async function insertFile(
  ctx: CommandContext,
  formId: number,
  file: StoredFile & { readonly kind: string; readonly signerName: string | null },
): Promise<number> {
  const { id } = await ctx.tx
    .insertInto('custodyFiles')
    .values({ ...file, formId, uploadedById: ctx.actor.id, at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
