import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { leftOf } from '#shared/stock/stock.ts';
import { assetById } from '../assets/load.ts';
import type { CommandContext } from '../rpc/context.ts';
import { writeMovement } from './move.ts';
import { hasSeat, type StockRow } from './queries.ts';

interface HandOut {
  readonly quantity: number;
  readonly personId?: number | undefined;
  readonly assetId?: number | undefined;
  readonly ticketId?: number | undefined;
  readonly note: string | null;
}

/** Hands out of the store. A seat of a licence goes to one person or one asset and stays theirs until it is freed. */
export async function handOut(ctx: CommandContext, item: StockRow, input: HandOut): Promise<Result<null>> {
  const refusal = await receiverFault(ctx, input);
  if (!refusal.ok) return refusal;
  if (input.quantity > leftOf(item)) return fail({ code: 'ruleBroken', details: { rule: 'notEnoughLeft' } });
  if (item.kind === 'licence') return handOutSeat(ctx, item, input);
  if (input.personId === undefined && input.assetId === undefined && input.ticketId === undefined) {
    return fail({ code: 'ruleBroken', details: { rule: 'receiverMissing' } });
  }
  await writeMovement(ctx, item, {
    ...input,
    kind: 'handedOut',
    quantity: -input.quantity,
    after: { quantity: item.quantity - input.quantity, handedOut: item.handedOut },
  });
  return ok(null);
}

async function handOutSeat(ctx: CommandContext, item: StockRow, input: HandOut): Promise<Result<null>> {
  const { personId = null, assetId = null } = input;
  if ((personId === null) === (assetId === null) || input.quantity !== 1) {
    return fail({ code: 'ruleBroken', details: { rule: 'oneSeatForOne' } });
  }
  if (await hasSeat(ctx.tx, item.id, { personId, assetId })) {
    return fail({ code: 'ruleBroken', details: { rule: 'hasSeatAlready' } });
  }
  const { id: seatId } = await ctx.tx
    .insertInto('licenceSeats')
    .values({ itemId: item.id, personId, assetId, fromAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeMovement(ctx, item, {
    ...input,
    kind: 'handedOut',
    quantity: -1,
    after: { quantity: item.quantity, handedOut: item.handedOut + 1 },
    rows: [{ entity: 'licenceSeat', id: seatId }],
  });
  return ok(null);
}

/** Whoever receives must be there: an enabled person, an asset that is not retired, a ticket. */
async function receiverFault({ tx }: CommandContext, input: HandOut): Promise<Result<null>> {
  if (input.personId !== undefined) {
    const person = await tx
      .selectFrom('people')
      .select('isEnabled')
      .where('id', '=', input.personId)
      .executeTakeFirst();
    if (person === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
    if (person.isEnabled === 0) return fail({ code: 'ruleBroken', details: { rule: 'receiverDisabled' } });
  }
  if (input.assetId !== undefined) {
    const asset = await assetById(tx, input.assetId);
    if (asset === undefined) return fail({ code: 'notFound', details: { entity: 'asset' } });
    if (asset.statusKind === 'retired')
      return fail({ code: 'ruleBroken', details: { rule: 'receiverRetired' } });
  }
  if (input.ticketId !== undefined) {
    const ticket = await tx
      .selectFrom('tickets')
      .select('id')
      .where('id', '=', input.ticketId)
      .executeTakeFirst();
    if (ticket === undefined) return fail({ code: 'notFound', details: { entity: 'ticket' } });
  }
  return ok(null);
}
