import { z } from 'zod';
import type { assetsContract } from '#shared/assets/contract.ts';
import type { Asset } from '#shared/assets/fields.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { saveCategory } from './categories.ts';
import { assetNotFound, createAsset, editAsset } from './edit.ts';
import { filesOf } from './fileRows.ts';
import { addAssetFiles, assetFileContent, removeAssetFile, setPhoto, storeAssetFiles } from './files.ts';
import { assetHistory } from './history.ts';
import { listAssets } from './list.ts';
import { type AssetRecord, allCategories, assetByKey, heldBy } from './load.ts';
import { nextInventoryNumber } from './numbers.ts';
import { assetsOfTicket, ticketsOfAsset } from './ofTicket.ts';
import { moveAssets, retireAsset, setStatus } from './standing.ts';
import { suggestions } from './suggestions.ts';
import { listSuppliers, saveSupplier } from './suppliers.ts';
import { tieAsset, untieAsset } from './ticketTies.ts';
import { asHolderSees, assetRows, viewAsset } from './view.ts';

export { createCategory } from './categories.ts';
export { highestNumber } from './numbers.ts';
export { assetEvent } from './record.ts';
export { setRepair } from './repair.ts';
export { insertAssets, type NewAsset, updateAsset } from './save.ts';
export { createSupplier } from './suppliers.ts';
export { carryTies, tieToNewTicket } from './ticketTies.ts';
export { assetRows } from './view.ts';

/** A step that answers with the asset as it now is. */
function step<I>(act: (ctx: CommandContext, input: I) => Promise<Result<AssetRecord>>) {
  return async (ctx: CommandContext, input: I): Promise<Result<Asset>> => {
    const acted = await act(ctx, input);
    return acted.ok ? ok(await viewAsset(ctx.tx, acted.value, ctx.now)) : acted;
  };
}

const done = { done: true } as const;

export const assetsHandlers: HandlersOf<typeof assetsContract> = {
  list: listAssets,
  mine: async (ctx) => {
    const held = await heldBy(ctx.db, ctx.actor.id);
    const rows = await assetRows(
      ctx.db,
      held.map(({ id }) => id),
    );
    return ok({ items: rows.map((row) => ({ ...row, supplier: null })) });
  },
  get: async (ctx, input) => {
    const asset = await assetByKey(ctx.db, input.id);
    const isStaff = allows('assets.read', ctx.actor.roles);
    if (asset === undefined || (!isStaff && asset.holderId !== ctx.actor.id)) return assetNotFound;
    const view = await viewAsset(ctx.db, asset, ctx.now);
    return ok(isStaff ? view : asHolderSees(view));
  },
  nextNumber: async (ctx) =>
    ok({ inventoryNumber: await nextInventoryNumber(ctx.db, await loadSettings(ctx.db)) }),
  suggestions: async (ctx, input) => ok({ items: await suggestions(ctx.db, input) }),
  create: step(createAsset),
  update: step(editAsset),
  move: async (ctx, input) => {
    const moved = await moveAssets(ctx, input);
    return moved.ok ? ok({ moved: moved.value }) : moved;
  },
  setStatus: step(setStatus),
  retire: step(retireAsset),
  addFiles: prepared({
    before: storeAssetFiles,
    run: async (ctx, input, stored) => {
      const added = await addAssetFiles(ctx, input, stored);
      if (!added.ok) return added;
      const files = await filesOf(ctx.tx, added.value.asset.id);
      return ok({ items: files.filter(({ id }) => added.value.ids.includes(id)) });
    },
  }),
  removeFile: async (ctx, input) => {
    const removed = await removeAssetFile(ctx, input);
    return removed.ok ? ok(done) : removed;
  },
  setPhoto: step(setPhoto),
  fileContent: assetFileContent,
  history: assetHistory,
  tickets: async (ctx, input) => {
    const asset = await assetByKey(ctx.db, input.id);
    if (asset === undefined) return assetNotFound;
    const cursor = decodeCursor(z.number().int().positive(), input.cursor);
    if (!cursor.ok) return cursor;
    const page = { beforeId: cursor.value, limit: input.limit + 1 };
    const tickets = await ticketsOfAsset(ctx.db, asset.id, page);
    const items = tickets.slice(0, input.limit);
    const last = items.at(-1);
    return ok({ items, nextCursor: tickets.length > input.limit && last ? encodeCursor(last.id) : null });
  },
  ofTicket: async (ctx, input) => {
    const assets = await assetsOfTicket(ctx, input.id);
    return assets.ok ? ok({ items: assets.value }) : assets;
  },
  link: async (ctx, input) => {
    const tied = await tieAsset(ctx, input);
    return tied.ok ? ok(done) : tied;
  },
  unlink: async (ctx, input) => {
    const untied = await untieAsset(ctx, input);
    return untied.ok ? ok(done) : untied;
  },
  categories: async (ctx, { kind, withDisabled }) => {
    const all = await allCategories(ctx.db);
    const wanted = all.filter((category) => kind === undefined || category.kind === kind);
    return ok({ items: withDisabled === true ? wanted : wanted.filter(({ isEnabled }) => isEnabled) });
  },
  saveCategory,
  suppliers: async (ctx, { withDisabled }) =>
    ok({ items: await listSuppliers(ctx.db, { withDisabled: withDisabled === true }) }),
  saveSupplier,
};
