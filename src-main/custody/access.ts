import { formState } from '#shared/custody/custody.ts';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { type FormFacts, type FormRelation, formActions } from '#shared/custody/rules.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import { type FileRecord, type FormRecord, formById, formByKey } from './record.ts';

export function relationTo(actor: Actor, form: FormRecord): FormRelation {
  return {
    roles: actor.roles,
    isHolder: form.personId === actor.id,
    isFormerHolder: form.fromPersonId === actor.id,
  };
}

/** Staff see all forms, anybody else those that name them as giving or receiving. */
export function maySee(actor: Actor, form: FormRecord): boolean {
  const relation = relationTo(actor, form);
  return allows('assets.read', actor.roles) || relation.isHolder || relation.isFormerHolder;
}

const notFound = () => fail({ code: 'notFound', details: { entity: 'custodyForm' } });

/** The form that a key names, or `notFound` where there is none or the caller may not see it. */
export async function visibleForm(
  db: ReadDb,
  actor: Actor,
  key: number | string,
): Promise<Result<FormRecord>> {
  const form = await formByKey(db, key);
  return form === null || !maySee(actor, form) ? notFound() : ok(form);
}

/** The form that a command may change: seen, and not stale. */
export async function currentForm(
  ctx: Pick<CommandContext, 'actor'> & { readonly db: ReadDb },
  input: { readonly id: number; readonly version: number },
): Promise<Result<FormRecord>> {
  const form = await formById(ctx.db, input.id);
  if (form === null || !maySee(ctx.actor, form)) return notFound();
  if (form.version !== input.version) {
    return fail(await conflictOf(ctx.db, 'custodyForm', form.id, form.version, input.version));
  }
  return ok(form);
}

/** What the rules ask of a form. */
export function factsOf(form: FormRecord, held: number, files: readonly FileRecord[]): FormFacts {
  return {
    kind: form.kind,
    confirmedAt: form.confirmedAt,
    authorisedAt: form.authorisedAt,
    endedAt: form.endedAt,
    held,
    signed: files.flatMap((file) => (file.kind === 'scan' ? [] : [file.kind])),
  };
}

/** Whether the caller may take a step, and if not whether it is the person or the state that stands against it. */
export function checkStep(
  actor: Actor,
  form: FormRecord,
  facts: FormFacts,
  action: CustodyForm['actions'][number],
): Result<true> {
  const relation = relationTo(actor, form);
  if (formActions(facts, relation).includes(action)) return ok(true);
  const rested = { ...facts, endedAt: null, held: 1 };
  const inItsState =
    action === 'authorise'
      ? { ...rested, confirmedAt: 1, authorisedAt: null }
      : { ...rested, confirmedAt: null, authorisedAt: null };
  if (!formActions(inItsState, relation).includes(action)) return fail({ code: 'forbidden', details: {} });
  return fail({ code: 'illegalTransition', details: { from: formState(facts), action } });
}
