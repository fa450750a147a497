import { alertKinds } from '#shared/alerts/kinds.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { RowRef } from '../audit/event.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { type AlertedTicket, caseKeyOf, type Found, subjectKeyOf } from './found.ts';
import { caseByKey, clearedSince, insertCase, type StandingCase, standingOf, updateCase } from './queries.ts';
import { tellOf } from './telling.ts';

const caseRow = (id: number): RowRef => ({ entity: 'alertCase', id });

interface Raising {
  readonly ticket: AlertedTicket | null;
  /** The caller's own event names the row of a new case; else one is recorded here. */
  readonly isRecordedByCaller?: boolean;
}

/**
 * Raises a case once and tells of it. Nothing where it stands already or its kind is off; where the same occasion was
 * cleared before (or, of what comes and goes, lately) that case stands again and nobody is told anew. Gives the row of
 * a new case.
 */
export async function raiseCase(
  ctx: CommandContext,
  found: Found,
  { ticket, isRecordedByCaller = false }: Raising,
): Promise<RowRef | null> {
  const settings = (await loadSettings(ctx.tx)).alerts[found.kind];
  if (!settings.isOn) return null;
  const subjectKey = subjectKeyOf(found);
  const caseKey = caseKeyOf(found, ctx.now);
  const standing = await standingOf(ctx.tx, subjectKey);
  if (standing !== null) {
    if (found.occasion === null || standing.caseKey === caseKey) return null;
    await clearCase(ctx, standing);
  }
  const calm = 'calmMinutes' in settings ? settings.calmMinutes * MINUTE : 0;
  const before =
    found.occasion === null
      ? await clearedSince(ctx.tx, subjectKey, ctx.now - calm)
      : await caseByKey(ctx.tx, caseKey);
  if (before !== null) {
    await standAgain(ctx, before);
    return null;
  }
  const { kind, ticketId, technicianId, week } = found;
  const id = await insertCase(ctx.tx, {
    kind,
    caseKey,
    subjectKey,
    severity: settings.severity,
    ticketId,
    technicianId,
    week,
    details: alertKinds[kind].details.parse(found.details),
    raisedAt: ctx.now,
  });
  if (!isRecordedByCaller) {
    await ctx.trail.record({
      action: 'alert.raised',
      entity: 'alertCase',
      entityId: id,
      version: 1,
      data: { after: { kind, severity: settings.severity, ticketId, technicianId, week } },
      rows: [caseRow(id)],
    });
  }
  await tellOf(ctx, id, found, ticket, settings);
  return caseRow(id);
}

/** It is no longer so. */
export async function clearCase(ctx: CommandContext, standing: StandingCase): Promise<void> {
  const version = standing.version + 1;
  await updateCase(ctx.tx, standing.id, { state: 'past', clearedAt: ctx.now, version });
  await ctx.trail.record({
    action: 'alert.cleared',
    entity: 'alertCase',
    entityId: standing.id,
    version,
    data: { after: { kind: standing.kind, ticketId: standing.ticketId } },
    rows: [caseRow(standing.id)],
  });
}

/** It is so again: the same case, as it was before it was cleared. */
export async function standAgain(ctx: CommandContext, before: StandingCase): Promise<void> {
  const version = before.version + 1;
  const state = before.acknowledgedAt === null ? 'open' : 'acknowledged';
  await updateCase(ctx.tx, before.id, { state, clearedAt: null, version });
  await ctx.trail.record({
    action: 'alert.stoodAgain',
    entity: 'alertCase',
    entityId: before.id,
    version,
    data: { after: { kind: before.kind, ticketId: before.ticketId } },
    rows: [caseRow(before.id)],
  });
}
