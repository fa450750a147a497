import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { drainQueue } from '../tickets/service.ts';
import * as queries from './absenceQueries.ts';
import { personById } from './queries.ts';

interface NewAbsence {
  readonly personId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly kind: string;
  readonly note: string | null;
}

/** Moves nothing by itself: the answer to whoever records it holds the active tickets to hand on. */
export async function addAbsence(ctx: CommandContext, absence: NewAbsence): Promise<Result<number>> {
  const { personId, fromAt, toAt, kind, note } = absence;
  if ((await personById(ctx.tx, personId)) === null) {
    return fail({ code: 'notFound', details: { entity: 'person' } });
  }
  if (toAt <= fromAt) return fail({ code: 'ruleBroken', details: { rule: 'absenceEndsBeforeItBegins' } });
  if (await queries.overlapsAbsence(ctx.tx, personId, fromAt, toAt)) {
    return fail({ code: 'ruleBroken', details: { rule: 'absenceOverlaps' } });
  }
  const id = await queries.insertAbsence(ctx.tx, { ...absence, createdById: ctx.actor.id });
  await ctx.trail.record({
    action: 'absence.added',
    entity: 'absence',
    entityId: id,
    version: 1,
    // Why somebody is away may say something about their health: kept where it can be erased.
    data: { after: { fromAt, toAt } },
    text: { after: { kind, note } },
    rows: [{ entity: 'absence', id }],
    about: [{ entity: 'person', id: personId }],
  });
  return ok(id);
}

/** Answers whose absence it was. Whoever is back may be given what waits. */
export async function removeAbsence(
  ctx: CommandContext,
  id: number,
  seenVersion: number,
): Promise<Result<number>> {
  const absence = await queries.absenceById(ctx.tx, id);
  if (absence === null) return fail({ code: 'notFound', details: { entity: 'absence' } });
  const { personId, fromAt, toAt, kind, note, version } = absence;
  if (version !== seenVersion) return fail(await conflictOf(ctx.tx, 'absence', id, version, seenVersion));
  await queries.deleteAbsence(ctx.tx, id);
  await ctx.trail.record({
    action: 'absence.removed',
    entity: 'absence',
    entityId: id,
    data: { before: { fromAt, toAt } },
    text: { before: { kind, note } },
    rows: [{ entity: 'absence', id }],
    about: [{ entity: 'person', id: personId }],
  });
  if (fromAt <= ctx.now && ctx.now < toAt) await drainQueue(ctx);
  return ok(personId);
}
