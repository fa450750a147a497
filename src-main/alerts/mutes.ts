import { sql } from 'kysely';
import { z } from 'zod';
import type { AlertMute, MuteScope } from '#shared/alerts/contract.ts';
import { ALERT_KINDS } from '#shared/alerts/kinds.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { fromIso, toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { insertRow } from '../db/prebuilt.ts';
import type { CommandContext } from '../rpc/context.ts';
import { visibleTicket } from '../tickets/load.ts';
import type { MutedScope } from './muted.ts';

const kindColumn = z.enum(ALERT_KINDS);

/** What one person muted and still holds, newest first. */
export async function mutesOf(db: ReadDb, personId: number, now: number) {
  return mutesQuery(db, personId, now).execute();
}

export function mutesQuery(db: ReadDb, personId: number, now: number) {
  return db
    .selectFrom('alertMutes as m')
    .leftJoin('tickets as t', 't.id', 'm.ticketId')
    .leftJoin('people as p', 'p.id', 'm.technicianId')
    .select(['m.id', 'm.kind', 'm.ticketId', 'm.technicianId', 'm.untilAt', 'm.createdAt'])
    .select(['t.folio', 'p.name'])
    .where('m.personId', '=', personId)
    .where(sql<boolean>`(m.untilAt IS NULL OR m.untilAt > ${now})`)
    .orderBy('m.id', 'desc');
}

type MuteListed = Awaited<ReturnType<typeof mutesOf>>[number];

export function toMute(row: MuteListed): AlertMute {
  return {
    id: row.id,
    scope: scopeOf(row),
    label: row.folio ?? row.name,
    until: toIsoOrNull(row.untilAt),
    createdAt: toIso(row.createdAt),
  };
}

function scopeOf({ kind, ticketId, technicianId }: MutedScope): MuteScope {
  if (ticketId !== null) return { about: 'ticket', id: ticketId };
  if (technicianId !== null) return { about: 'technician', id: technicianId };
  return { about: 'kind', kind: kindColumn.parse(kind) };
}

/** Mutes for the caller alone. The same scope again only changes how long: the older mute goes. */
export async function mute(
  ctx: CommandContext,
  input: { readonly scope: MuteScope; readonly until: string | null },
): Promise<Result<AlertMute>> {
  const { scope } = input;
  const untilAt = input.until === null ? null : fromIso(input.until);
  if (untilAt !== null && untilAt <= ctx.now) {
    const issue = { path: 'until', rule: 'past', message: 'The time has passed already.' };
    return fail({ code: 'invalid', details: { issues: [issue] } });
  }
  const columns = {
    kind: scope.about === 'kind' ? scope.kind : null,
    ticketId: scope.about === 'ticket' ? scope.id : null,
    technicianId: scope.about === 'technician' ? scope.id : null,
  };
  if (scope.about === 'ticket') {
    const seen = await visibleTicket(ctx.tx, ctx.actor, scope.id);
    if (!seen.ok) return seen;
  }
  if (scope.about === 'technician') {
    const found = await ctx.tx
      .selectFrom('people')
      .select('id')
      .where('id', '=', scope.id)
      .executeTakeFirst();
    if (found === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
  }
  const before = await ctx.tx
    .selectFrom('alertMutes')
    .select('id')
    .where('personId', '=', ctx.actor.id)
    .where('kind', 'is', columns.kind)
    .where('ticketId', 'is', columns.ticketId)
    .where('technicianId', 'is', columns.technicianId)
    .execute();
  for (const { id } of before) await remove(ctx, id);
  const id = await insertRow(ctx.tx, 'alertMutes', {
    personId: ctx.actor.id,
    ...columns,
    untilAt,
    createdAt: ctx.now,
  });
  await ctx.trail.record({
    action: 'alert.muted',
    entity: 'alertMute',
    entityId: id,
    data: { after: { ...columns, untilAt: toIsoOrNull(untilAt) } },
    rows: [{ entity: 'alertMute', id }],
  });
  const row = (await mutesOf(ctx.tx, ctx.actor.id, ctx.now)).find((each) => each.id === id);
  if (row === undefined) throw new Error('A mute that was just made is not there');
  return ok(toMute(row));
}

export async function unmute(ctx: CommandContext, id: number): Promise<Result<{ done: true }>> {
  const own = await ctx.tx
    .selectFrom('alertMutes')
    .select('id')
    .where('id', '=', id)
    .where('personId', '=', ctx.actor.id)
    .executeTakeFirst();
  if (own === undefined) return fail({ code: 'notFound', details: { entity: 'alertMute' } });
  await remove(ctx, id);
  return ok({ done: true });
}

async function remove(ctx: CommandContext, id: number): Promise<void> {
  await ctx.tx.deleteFrom('alertMutes').where('id', '=', id).execute();
  await ctx.trail.record({
    action: 'alert.unmuted',
    entity: 'alertMute',
    entityId: id,
    rows: [{ entity: 'alertMute', id }],
  });
}
