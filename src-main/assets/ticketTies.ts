import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { visibleTicket, writesToAll } from '../tickets/load.ts';
import { type AssetRecord, assetById, assetsByIds } from './load.ts';

interface Pair {
  readonly ticketId: number;
  readonly assetId: number;
}

/** Staff, and the program itself, which opens tickets for what a plan says is due. */
const tiesAll = ({ actor }: CommandContext) => actor.id === 0 || writesToAll(actor);

/** A requester ties only what they hold; nobody ties what is retired. */
function refusedTie(ctx: CommandContext, asset: AssetRecord | undefined): AppError | null {
  if (asset === undefined || (!tiesAll(ctx) && asset.holderId !== ctx.actor.id)) {
    return { code: 'notFound', details: { entity: 'asset' } };
  }
  return asset.statusKind === 'retired' ? { code: 'ruleBroken', details: { rule: 'assetRetired' } } : null;
}

/** The assets that a new ticket is about, in the transaction that creates it. */
export async function tieToNewTicket(
  ctx: CommandContext,
  ticketId: number,
  assetIds: readonly number[],
): Promise<Result<true>> {
  const wanted = [...new Set(assetIds)];
  const assets = new Map((await assetsByIds(ctx.tx, wanted)).map((asset) => [asset.id, asset]));
  for (const assetId of wanted) {
    const asset = assets.get(assetId);
    const refusal = refusedTie(ctx, asset);
    if (refusal !== null || asset === undefined) return fail(refusal ?? assetMissing);
    await insertTie(ctx, ticketId, asset);
  }
  return ok(true);
}

const assetMissing: AppError = { code: 'notFound', details: { entity: 'asset' } };

/** Staff tie anything to any ticket; a requester what they hold to their own while it is open. Twice changes nothing. */
export async function tieAsset(ctx: CommandContext, { ticketId, assetId }: Pair): Promise<Result<true>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, ticketId);
  if (!seen.ok) return seen;
  const ticket = seen.value;
  if (!writesToAll(ctx.actor)) {
    if (ticket.requesterId !== ctx.actor.id) return fail({ code: 'forbidden', details: {} });
    if (ticket.isOpen !== 1) {
      return fail({ code: 'illegalTransition', details: { from: ticket.status, action: 'link' } });
    }
  }
  const asset = await assetById(ctx.tx, assetId);
  const refusal = refusedTie(ctx, asset);
  if (refusal !== null || asset === undefined) return fail(refusal ?? assetMissing);
  await insertTie(ctx, ticket.id, asset);
  return ok(true);
}

/** Takes a tie away; where there is none nothing changes. */
export async function untieAsset(ctx: CommandContext, { ticketId, assetId }: Pair): Promise<Result<true>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, ticketId);
  if (!seen.ok) return seen;
  const asset = await assetById(ctx.tx, assetId);
  if (asset === undefined) return fail(assetMissing);
  const row = await ctx.tx
    .deleteFrom('ticketAssets')
    .where('ticketId', '=', seen.value.id)
    .where('assetId', '=', assetId)
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) await recordTie(ctx, 'ticket.assetUnlinked', seen.value.id, asset, row.id);
  return ok(true);
}

/** The ticket that another one was merged into is about the same assets from now on. */
export async function carryTies(ctx: CommandContext, fromId: number, intoId: number): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('ticketAssets')
    .select('assetId')
    .where('ticketId', '=', fromId)
    .orderBy('id')
    .execute();
  const assets = await assetsByIds(
    ctx.tx,
    rows.map(({ assetId }) => assetId),
  );
  for (const asset of assets) await insertTie(ctx, intoId, asset);
}

async function insertTie(ctx: CommandContext, ticketId: number, asset: AssetRecord): Promise<void> {
  const row = await ctx.tx
    .insertInto('ticketAssets')
    .values({ ticketId, assetId: asset.id, at: ctx.now, byId: ctx.actor.id === 0 ? null : ctx.actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) await recordTie(ctx, 'ticket.assetLinked', ticketId, asset, row.id);
}

/** One event in the history of both. */
async function recordTie(
  ctx: CommandContext,
  action: 'ticket.assetLinked' | 'ticket.assetUnlinked',
  ticketId: number,
  { id, inventoryNumber, name }: AssetRecord,
  tieId: number,
): Promise<void> {
  const { folio } = await ctx.tx
    .selectFrom('tickets')
    .select('folio')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  await ctx.trail.record({
    action,
    entity: 'ticket',
    entityId: ticketId,
    data: { folio, asset: { id, inventoryNumber, name } },
    rows: [{ entity: 'ticketAsset', id: tieId }],
    about: [{ entity: 'asset', id }],
  });
}
