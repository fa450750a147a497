import { isLow, type MovementKind } from '#shared/stock/stock.ts';
import type { RowRef } from '../audit/event.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import { administratorIds, type StockRow } from './queries.ts';

interface Movement {
  readonly kind: MovementKind;
  /** By how much what is left changes. */
  readonly quantity: number;
  readonly personId?: number | undefined;
  readonly assetId?: number | undefined;
  readonly ticketId?: number | undefined;
  readonly note: string | null;
  /** What the item's row becomes. */
  readonly after: { readonly quantity: number; readonly handedOut: number };
  /** Other covered rows of the same act: a seat. */
  readonly rows?: readonly RowRef[];
}

/** Writes one movement with what the item becomes, its event, and the notice when little is left. */
export async function writeMovement(ctx: CommandContext, item: StockRow, movement: Movement): Promise<void> {
  const { kind, quantity, personId, assetId, ticketId, note, after, rows = [] } = movement;
  const { id: movementId } = await ctx.tx
    .insertInto('stockMovements')
    .values({
      itemId: item.id,
      kind,
      quantity,
      personId: personId ?? null,
      assetId: assetId ?? null,
      ticketId: ticketId ?? null,
      note,
      at: ctx.now,
      byId: ctx.actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const about: RowRef[] = [];
  if (personId !== undefined) about.push({ entity: 'person', id: personId });
  if (assetId !== undefined) about.push({ entity: 'asset', id: assetId });
  if (ticketId !== undefined) about.push({ entity: 'ticket', id: ticketId });
  await writeItem(ctx, item, after, {
    action: `stock.${kind}`,
    data: { quantity, personId, assetId, ticketId },
    text: note === null ? {} : { note },
    rows: [{ entity: 'stockMovement', id: movementId }, ...rows],
    about,
  });
}

interface ItemEvent {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly text?: Readonly<Record<string, unknown>>;
  readonly rows?: readonly RowRef[];
  readonly about?: readonly RowRef[];
}

type Counts = Pick<StockRow, 'quantity' | 'handedOut'> & { readonly minimum?: number | null };

/** Writes an item's counts, a version on, with the event; whoever buys is told once when little is left. */
export async function writeItem(
  ctx: CommandContext,
  item: StockRow,
  counts: Counts,
  event: ItemEvent,
): Promise<void> {
  const after = { ...item, ...counts };
  const low = after.isEnabled === 1 && isLow(after);
  await ctx.tx
    .updateTable('stockItems')
    .set({
      quantity: after.quantity,
      handedOut: after.handedOut,
      minimum: after.minimum,
      isLow: low ? 1 : 0,
      version: item.version + 1,
    })
    .where('id', '=', item.id)
    .execute();
  await ctx.trail.record({
    action: event.action,
    entity: 'stockItem',
    entityId: item.id,
    version: item.version + 1,
    data: {
      before: { quantity: item.quantity, handedOut: item.handedOut },
      after: { quantity: after.quantity, handedOut: after.handedOut },
      ...event.data,
    },
    ...(event.text === undefined || Object.keys(event.text).length === 0 ? {} : { text: event.text }),
    rows: [{ entity: 'stockItem', id: item.id }, ...(event.rows ?? [])],
    ...(event.about === undefined ? {} : { about: event.about }),
  });
  if (low && item.isLow === 0) {
    await notifyPeople(ctx.tx, {
      personIds: await administratorIds(ctx.tx),
      kind: 'stockLow',
      ticketId: null,
      subject: { entity: 'stockItem', id: item.id, label: item.name },
      actorId: null,
      at: ctx.now,
    });
  }
}
