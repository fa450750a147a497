import type { ReadDb } from '../db/handles.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { FormRecord } from './record.ts';

type Teller = Pick<CommandContext, 'tx' | 'actor' | 'now'>;

/** Tells the holder that a form waits for their yes. */
export async function tellHolder(
  ctx: Teller,
  form: { readonly id: number; readonly folio: string; readonly personId: number },
): Promise<void> {
  await notifyPeople(ctx.tx, {
    personIds: [form.personId],
    kind: 'custodyToConfirm',
    ticketId: null,
    subject: { entity: 'custodyForm', id: form.id, label: form.folio },
    actorId: ctx.actor.id,
    at: ctx.now,
  });
}

/** Tells who is to authorise a confirmed form: the manager it names, or all of them where it names none who can. */
export async function tellManagers(ctx: Teller, form: FormRecord): Promise<void> {
  const managers = (await enabledManagers(ctx.tx)).filter((personId) => personId !== form.personId);
  const named = form.authoriserId !== null && managers.includes(form.authoriserId);
  await notifyPeople(ctx.tx, {
    personIds: named && form.authoriserId !== null ? [form.authoriserId] : managers,
    kind: 'custodyToAuthorise',
    ticketId: null,
    subject: { entity: 'custodyForm', id: form.id, label: form.folio },
    actorId: ctx.actor.id,
    at: ctx.now,
  });
}

async function enabledManagers(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select('people.id')
    .where('personRoles.role', '=', 'manager')
    .where('people.isEnabled', '=', 1)
    .execute();
  return rows.map((row) => row.id);
}
