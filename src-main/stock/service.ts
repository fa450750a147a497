import { z } from 'zod';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { StockItem, stockContract } from '#shared/stock/contract.ts';
import { leftOf } from '#shared/stock/stock.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { handOut } from './handOut.ts';
import { writeMovement } from './move.ts';
import * as queries from './queries.ts';
import { saveItem } from './save.ts';

const itemCursor = z.tuple([z.string(), z.number().int()]);
const idCursor = z.number().int();

export const stockHandlers: HandlersOf<typeof stockContract> = {
  async list({ db }, { q = '', onlyLow = false, withDisabled = false, kind, cursor, limit }) {
    const after = decodeCursor(itemCursor, cursor);
    if (!after.ok) return after;
    const filter = { q, kind, onlyLow, withDisabled, after: after.value, limit: limit + 1 };
    const { rows } = await queries.itemsQuery(filter).execute(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      items: page.map(queries.itemView),
      nextCursor: rows.length > limit && last ? encodeCursor([last.foldedName, last.id]) : null,
    });
  },

  async get({ db }, { id }) {
    const item = await itemOf(db, id);
    return item.ok ? ok(queries.itemView(item.value)) : item;
  },

  save: async (ctx, input) => {
    const saved = await saveItem(ctx, input);
    return saved.ok ? viewOf(ctx, saved.value) : saved;
  },

  async receive(ctx, { id, quantity, note }) {
    const item = await usableItem(ctx.tx, id);
    if (!item.ok) return item;
    const { handedOut, quantity: before } = item.value;
    const after = { quantity: before + quantity, handedOut };
    await writeMovement(ctx, item.value, { kind: 'received', quantity, note, after });
    return viewOf(ctx, id);
  },

  async handOut(ctx, { id, ...input }) {
    const item = await usableItem(ctx.tx, id);
    if (!item.ok) return item;
    const handed = await handOut(ctx, item.value, input);
    return handed.ok ? viewOf(ctx, id) : handed;
  },

  async giveBack(ctx, { id, quantity, personId, note }) {
    const item = await usableItem(ctx.tx, id);
    if (!item.ok) return item;
    if (item.value.kind === 'licence')
      return fail({ code: 'ruleBroken', details: { rule: 'seatsAreFreed' } });
    const after = { quantity: item.value.quantity + quantity, handedOut: 0 };
    await writeMovement(ctx, item.value, { kind: 'returned', quantity, personId, note, after });
    return viewOf(ctx, id);
  },

  async freeSeat(ctx, { id, seatId, note }) {
    const item = await itemOf(ctx.tx, id);
    if (!item.ok) return item;
    const seat = await queries.takenSeat(ctx.tx, id, seatId);
    if (seat === undefined) return fail({ code: 'notFound', details: { entity: 'licenceSeat' } });
    await ctx.tx.updateTable('licenceSeats').set({ toAt: ctx.now }).where('id', '=', seatId).execute();
    const { quantity, handedOut } = item.value;
    await writeMovement(ctx, item.value, {
      kind: 'returned',
      quantity: 1,
      personId: seat.personId ?? undefined,
      assetId: seat.assetId ?? undefined,
      note,
      after: { quantity, handedOut: handedOut - 1 },
      rows: [{ entity: 'licenceSeat', id: seatId }],
    });
    return viewOf(ctx, id);
  },

  async count(ctx, { id, version, counted, reason }) {
    const item = await usableItem(ctx.tx, id);
    if (!item.ok) return item;
    if (item.value.version !== version) {
      return fail(await conflictOf(ctx.tx, 'stockItem', id, item.value.version, version));
    }
    const { quantity, handedOut } = item.value;
    // The seats that are taken are taken: fewer than those cannot have been bought.
    if (counted < handedOut) return fail({ code: 'ruleBroken', details: { rule: 'fewerThanHandedOut' } });
    await writeMovement(ctx, item.value, {
      kind: 'counted',
      quantity: counted - quantity,
      note: reason,
      after: { quantity: counted, handedOut },
    });
    return viewOf(ctx, id);
  },

  async discard(ctx, { id, quantity, reason }) {
    const item = await itemOf(ctx.tx, id);
    if (!item.ok) return item;
    if (quantity > leftOf(item.value))
      return fail({ code: 'ruleBroken', details: { rule: 'notEnoughLeft' } });
    const after = { quantity: item.value.quantity - quantity, handedOut: item.value.handedOut };
    await writeMovement(ctx, item.value, { kind: 'discarded', quantity: -quantity, note: reason, after });
    return viewOf(ctx, id);
  },

  async movements({ db }, { id, cursor, limit }) {
    const item = await itemOf(db, id);
    if (!item.ok) return item;
    const before = decodeCursor(idCursor, cursor);
    if (!before.ok) return before;
    const { rows } = await queries.movementsQuery(id, before.value, limit + 1).execute(db);
    return ok(pageById(rows, limit, queries.movementView));
  },

  async seats({ db }, { id, cursor, limit }) {
    const item = await itemOf(db, id);
    if (!item.ok) return item;
    const before = decodeCursor(idCursor, cursor);
    if (!before.ok) return before;
    const { rows } = await queries.seatsQuery(id, before.value, limit + 1).execute(db);
    return ok(pageById(rows, limit, queries.seatView));
  },

  async remove(ctx, { id, version }) {
    const item = await itemOf(ctx.tx, id);
    if (!item.ok) return item;
    if (item.value.version !== version) {
      return fail(await conflictOf(ctx.tx, 'stockItem', id, item.value.version, version));
    }
    const moved = await queries.movementsQuery(id, null, 1).execute(ctx.tx);
    if (moved.rows.length > 0) return fail({ code: 'inUse', details: { by: 'stockMovement' } });
    await ctx.tx.deleteFrom('stockItems').where('id', '=', id).execute();
    const { kind, name } = item.value;
    await ctx.trail.record({
      action: 'stock.removed',
      entity: 'stockItem',
      entityId: id,
      version: version + 1,
      data: { before: { kind, name } },
      rows: [{ entity: 'stockItem', id }],
    });
    return ok({ done: true });
  },
};

async function itemOf(db: ReadDb, id: number): Promise<Result<queries.StockRow>> {
  const item = await queries.itemById(db, id);
  return item === undefined ? fail({ code: 'notFound', details: { entity: 'stockItem' } }) : ok(item);
}

/** One that is still in use: what was switched off takes nothing in and gives nothing out. */
async function usableItem(db: ReadDb, id: number): Promise<Result<queries.StockRow>> {
  const item = await itemOf(db, id);
  if (item.ok && item.value.isEnabled === 0) {
    return fail({ code: 'ruleBroken', details: { rule: 'stockItemDisabled' } });
  }
  return item;
}

async function viewOf(ctx: CommandContext, id: number): Promise<Result<StockItem>> {
  const item = await itemOf(ctx.tx, id);
  return item.ok ? ok(queries.itemView(item.value)) : item;
}

function pageById<R extends { readonly id: number }, V>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => V,
): { items: V[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(view), nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null };
}
