import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Person } from '#shared/people/contract.ts';
import { countHeld } from '../custody/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { clearFailures, endSessions, saveCredential } from '../sessions/service.ts';
import { drainQueue, requeueTicketsOf } from '../tickets/service.ts';
import { otherAdministrators, personById, rolesOf, setEnabled } from './queries.ts';
import { staleAnswer, viewOf } from './save.ts';

const notFound = { code: 'notFound', details: { entity: 'person' } } as const;

/**
 * Ends the person's sessions and hands a technician's active tickets back; never the last administrator. What they hold
 * in custody stays theirs until it is given back: the answer says how much that is.
 */
export async function disablePerson(
  ctx: CommandContext,
  id: number,
  seenVersion: number,
): Promise<Result<{ person: Person; requeued: number; held: number }>> {
  const person = await personById(ctx.tx, id);
  if (person === null) return fail(notFound);
  if (person.version !== seenVersion) return fail(await staleAnswer(ctx, person, seenVersion));
  const roles = await rolesOf(ctx.tx, id);
  if (roles.includes('administrator') && person.isEnabled && (await otherAdministrators(ctx.tx, id)) === 0) {
    return fail({ code: 'lastAdministrator', details: {} });
  }
  const held = await countHeld(ctx.tx, id);
  if (!person.isEnabled) return ok({ person: await viewOf(ctx, id), requeued: 0, held });

  await setEnabled(ctx.tx, id, false);
  const endedSessions = await endSessions(ctx.tx, id, ctx.now, null);
  await ctx.trail.record({
    action: 'person.disabled',
    entity: 'person',
    entityId: id,
    version: person.version + 1,
    data: { before: { isEnabled: true }, after: { isEnabled: false }, endedSessions },
    rows: [{ entity: 'person', id }],
  });
  const requeued = await requeueTicketsOf(ctx, id, 'technicianDisabled');
  return ok({ person: await viewOf(ctx, id), requeued, held });
}

export async function enablePerson(
  ctx: CommandContext,
  id: number,
  seenVersion: number,
): Promise<Result<Person>> {
  const person = await personById(ctx.tx, id);
  if (person === null) return fail(notFound);
  if (person.version !== seenVersion) return fail(await staleAnswer(ctx, person, seenVersion));
  if (!person.isEnabled) {
    await setEnabled(ctx.tx, id, true);
    await ctx.trail.record({
      action: 'person.enabled',
      entity: 'person',
      entityId: id,
      version: person.version + 1,
      data: { before: { isEnabled: false }, after: { isEnabled: true } },
      rows: [{ entity: 'person', id }],
    });
    if ((await rolesOf(ctx.tx, id)).includes('technician')) await drainQueue(ctx);
  }
  return ok(await viewOf(ctx, id));
}

/** Gives a temporary password: the lock-out is lifted, and whoever was signed in with the old one is out. */
export async function giveTemporaryPassword(
  ctx: CommandContext,
  id: number,
  passwordHash: string,
): Promise<Result<null>> {
  const person = await personById(ctx.tx, id);
  if (person === null) return fail(notFound);
  if (person.username === null) return fail({ code: 'ruleBroken', details: { rule: 'noUsername' } });
  await saveCredential(ctx.tx, id, { passwordHash, mustChange: true, changedAt: ctx.now });
  await clearFailures(ctx.tx, id);
  const endedSessions = await endSessions(ctx.tx, id, ctx.now, null);
  await ctx.trail.record({
    action: 'person.passwordReset',
    entity: 'person',
    entityId: id,
    version: person.version,
    data: { endedSessions },
    rows: [{ entity: 'credential', id }],
  });
  return ok(null);
}
