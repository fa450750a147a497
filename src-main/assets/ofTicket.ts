import type { AssetOfTicket } from '#shared/assets/contract.ts';
import type { AssetRow } from '#shared/assets/fields.ts';
import { isUnderWarranty } from '#shared/assets/warranty.ts';
import { localDate } from '#shared/calendars/localTime.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { DAY, toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { status } from '#shared/tickets/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { visibleTicket } from '../tickets/load.ts';
import { assetRows } from './view.ts';

type AssetTicket = AssetOfTicket['lastTickets'][number];

const LAST = 5;
const YEAR = 365 * DAY;

/** The assets of a ticket; staff also learn what else they failed with, the requester only what they are. */
export async function assetsOfTicket(ctx: QueryContext, ticketId: number): Promise<Result<AssetOfTicket[]>> {
  const ticket = await visibleTicket(ctx.db, ctx.actor, ticketId);
  if (!ticket.ok) return ticket;
  const ties = await ctx.db
    .selectFrom('ticketAssets')
    .select('assetId')
    .where('ticketId', '=', ticketId)
    .orderBy('assetId')
    .execute();
  const rows = await assetRows(
    ctx.db,
    ties.map(({ assetId }) => assetId),
  );
  const today = localDate(ctx.now, (await loadSettings(ctx.db)).institution.timeZone);
  const isStaff = allows('assets.read', ctx.actor.roles);
  const all: AssetOfTicket[] = [];
  for (const row of rows) {
    all.push({
      ...(isStaff ? row : bareRow(row, ctx.actor)),
      isUnderWarranty: isUnderWarranty(row.warrantyUntil, today),
      lastTickets: isStaff ? await lastTicketsOf(ctx.db, row.id, ticketId) : [],
      ticketsLastYear: isStaff ? await countSince(ctx.db, row.id, ticketId, ctx.now - YEAR) : 0,
    });
  }
  return ok(all);
}

/** Who has what, and what it cost, is told to its holder alone. */
function bareRow(row: AssetRow, actor: Actor): AssetRow {
  if (row.holder?.id === actor.id) return { ...row, supplier: null };
  return { ...row, supplier: null, costCents: null, holder: null };
}

/** Tickets of an asset, newest first; one that was merged goes on in another and is told there. */
function ticketsFrom(db: ReadDb, assetId: number) {
  return db
    .selectFrom('ticketAssets as tie')
    .innerJoin('tickets as t', 't.id', 'tie.ticketId')
    .where('tie.assetId', '=', assetId)
    .where('t.mergedIntoId', 'is', null);
}

function tellingOf(db: ReadDb, assetId: number) {
  return ticketsFrom(db, assetId)
    .leftJoin('services as service', 'service.id', 't.serviceId')
    .select(['t.id', 't.folio', 't.title', 't.status', 't.createdAt', 't.resolvedAt', 't.serviceId'])
    .select('service.name as serviceName')
    .orderBy('tie.ticketId', 'desc');
}

type StoredTicket = Awaited<ReturnType<ReturnType<typeof tellingOf>['execute']>>[number];

function toTicket(row: StoredTicket): AssetTicket {
  return {
    id: row.id,
    folio: row.folio,
    title: row.title,
    status: status.parse(row.status),
    service:
      row.serviceId === null || row.serviceName === null
        ? null
        : { id: row.serviceId, name: row.serviceName },
    createdAt: toIso(row.createdAt),
    resolvedAt: toIsoOrNull(row.resolvedAt),
  };
}

async function lastTicketsOf(db: ReadDb, assetId: number, exceptId: number): Promise<AssetTicket[]> {
  const rows = await tellingOf(db, assetId).where('t.id', '<>', exceptId).limit(LAST).execute();
  return rows.map(toTicket);
}

/** Failures: what a plan opened by itself, and what was cancelled, are none. */
async function countSince(db: ReadDb, assetId: number, exceptId: number, since: number): Promise<number> {
  const { count } = await ticketsFrom(db, assetId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('t.id', '<>', exceptId)
    .where('t.createdAt', '>=', since)
    .where('t.channel', '<>', 'system')
    .where('t.status', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return count;
}

/** A page of an asset's tickets, newest first, from below a ticket's id. */
export async function ticketsOfAsset(
  db: ReadDb,
  assetId: number,
  { beforeId, limit }: { readonly beforeId: number | null; readonly limit: number },
): Promise<AssetTicket[]> {
  const rows = await tellingOf(db, assetId)
    .$if(beforeId !== null, (query) => query.where('tie.ticketId', '<', beforeId ?? 0))
    .limit(limit)
    .execute();
  return rows.map(toTicket);
}
