import type { CustomField, CustomValues } from '#shared/assets/asset.ts';
import { numberKey } from '#shared/assets/identity.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { type AssetRecord, categoryById, defaultStatus } from '../../assets/load.ts';
import { assetEvent, insertAssets, type NewAsset, updateAsset } from '../../assets/service.ts';
import type { NewEvent } from '../../audit/event.ts';
import type { SliceContext } from '../sliceWriter.ts';
import { addNamed, addOwnFields, type FieldKeyOf, type IdOf, NO_CATEGORY } from './addNamed.ts';
import type { KnownAssets } from './knownAssets.ts';
import type { PlannedAsset } from './planAssets.ts';
import type { AssetDraft } from './readAsset.ts';
import { nextNumbers } from './sequence.ts';

interface Writing extends SliceContext {
  readonly settings: Settings;
  readonly known: KnownAssets;
}

interface Resolved {
  readonly idOf: IdOf;
  readonly keyOf: FieldKeyOf;
  readonly fieldsOf: (categoryId: number) => readonly CustomField[];
}

/** Writes what a plan comes to, all of it in the one transaction that is open. Answers with how many were written. */
export async function writeAssets(ctx: Writing, rows: readonly PlannedAsset[]): Promise<number> {
  const wanted = rows.filter(({ action }) => action === 'create' || action === 'update');
  const idOf = await addNamed(
    ctx,
    ctx.known,
    wanted.map(({ draft, present }) => ({ draft, isNew: present === null })),
  );
  const categoryOf = ({ draft, present }: PlannedAsset) =>
    draft.category === null && present !== null
      ? present.categoryId
      : idOf('assetCategories', draft.category ?? NO_CATEGORY);
  const labels = new Map<number, Set<string>>();
  for (const row of wanted) {
    const own = Object.keys(row.draft.own);
    if (own.length === 0) continue;
    const held = labels.get(categoryOf(row)) ?? new Set();
    for (const label of own) held.add(label);
    labels.set(categoryOf(row), held);
  }
  const keyOf = await addOwnFields(ctx, labels, (id) => categoryById(ctx.tx, id));
  const fields = new Map<number, readonly CustomField[]>();
  for (const id of labels.keys()) fields.set(id, (await categoryById(ctx.tx, id))?.fields ?? []);
  const resolved: Resolved = { idOf, keyOf, fieldsOf: (id) => fields.get(id) ?? [] };

  const created = await create(
    ctx,
    resolved,
    wanted.flatMap((row) => (row.present === null ? [row] : [])),
    categoryOf,
  );
  const ids = new Map(created.map((asset) => [asset.foldedNumber, asset.id]));
  const parentId = (number: string) => ids.get(numberKey(number)) ?? ctx.known.byNumber(number)?.id ?? null;
  const events: NewEvent[] = [];
  const drafts = wanted.filter((row) => row.present === null);
  for (const [index, asset] of created.entries()) {
    const number = drafts[index]?.draft.parent ?? null;
    const parent = number === null ? null : parentId(number);
    if (parent !== null) {
      await ctx.tx.updateTable('assets').set({ parentId: parent }).where('id', '=', asset.id).execute();
    }
    events.push(assetEvent(null, { ...asset, parentId: parent }, { action: 'asset.created' }));
  }
  for (const row of wanted) {
    if (row.present === null) continue;
    const change = changeOf(ctx, resolved, row.draft, row.present, parentId);
    const after = await updateAsset(ctx.tx, row.present, change, ctx.now);
    events.push(assetEvent(row.present, after, { action: 'asset.changed' }));
  }
  await ctx.trail.recordAll(events);
  return wanted.length;
}

async function create(
  ctx: Writing,
  resolved: Resolved,
  rows: readonly PlannedAsset[],
  categoryOf: (row: PlannedAsset) => number,
): Promise<AssetRecord[]> {
  const unnumbered = rows.filter(({ draft }) => draft.inventoryNumber === null).length;
  const taken = rows.flatMap(({ draft }) => draft.inventoryNumber ?? []);
  const numbers = unnumbered === 0 ? [] : await nextNumbers(ctx.tx, ctx.settings, unnumbered, taken);
  const fresh = numbers.values();
  return insertAssets(
    ctx.tx,
    rows.map((row) => {
      const number = row.draft.inventoryNumber ?? fresh.next().value;
      if (number === undefined) throw new Error('The sequence gave too few numbers');
      return newAsset(ctx, resolved, row.draft, number, categoryOf(row));
    }),
  );
}

function newAsset(
  { settings, now }: Writing,
  resolved: Resolved,
  draft: AssetDraft,
  inventoryNumber: string,
  categoryId: number,
): NewAsset {
  const { brand, model, serial } = draft;
  // In use follows from custody: what nobody has signed for is available.
  const isInUse = draft.status === null || draft.status.kind === 'inUse';
  const status = isInUse || draft.status === null ? defaultStatus(settings, 'available') : draft.status;
  const isRetired = status.kind === 'retired';
  return {
    inventoryNumber,
    name: draft.name ?? ([brand, model].filter(Boolean).join(' ') || draft.category || inventoryNumber),
    categoryId,
    brand,
    model,
    serial,
    statusKey: status.key,
    statusKind: status.kind,
    ...placeOf(resolved, draft),
    ...facts(draft),
    custom: customOf(resolved, categoryId, draft, {}),
    retiredAt: isRetired ? now : null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Filled cells alone: an empty one takes nothing away. */
function changeOf(
  { settings, now }: Writing,
  resolved: Resolved,
  draft: AssetDraft,
  present: AssetRecord,
  parentId: (number: string) => number | null,
): Partial<AssetRecord> {
  const { name, brand, model, serial, status, parent } = draft;
  const categoryId =
    draft.category === null ? present.categoryId : resolved.idOf('assetCategories', draft.category);
  const change = {
    name,
    brand,
    model,
    serial,
    ...placeOf(resolved, draft),
    ...facts(draft),
  };
  const filled = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
  const custom = customOf(resolved, categoryId, draft, present.custom);
  const isOfCustody = status?.kind === 'available' || status?.kind === 'inUse';
  const isFree =
    present.holderId === null && present.statusKind !== 'available' && present.statusKind !== 'inUse';
  const next =
    status === null ? null : isOfCustody ? (isFree ? defaultStatus(settings, 'available') : null) : status;
  return {
    ...filled,
    categoryId,
    custom,
    ...(parent === null ? {} : { parentId: parentId(parent) }),
    ...(next === null
      ? {}
      : {
          statusKey: next.key,
          statusKind: next.kind,
          retiredAt: next.kind === 'retired' ? (present.retiredAt ?? now) : null,
        }),
  };
}

function placeOf({ idOf }: Resolved, { area, location, supplier }: AssetDraft) {
  return {
    areaId: area === null ? null : idOf('areas', area),
    locationId: location === null ? null : idOf('locations', location),
    supplierId: supplier === null ? null : idOf('suppliers', supplier),
  };
}

function facts(draft: AssetDraft) {
  const { acquiredOn, costCents, invoice, warrantyUntil, usefulLifeMonths, notes } = draft;
  return { acquiredOn, costCents, invoice, warrantyUntil, usefulLifeMonths, notes };
}

function customOf(
  { keyOf, fieldsOf }: Resolved,
  categoryId: number,
  draft: AssetDraft,
  before: CustomValues,
): CustomValues {
  const custom: CustomValues = { ...before };
  for (const [label, text] of Object.entries(draft.own)) {
    const key = keyOf(categoryId, label);
    const field = fieldsOf(categoryId).find((each) => each.key === key);
    const value = field === undefined ? undefined : fittingValue(field, text);
    if (value !== undefined) custom[key] = value;
  }
  return custom;
}

const YES = ['1', 'true', 'yes', 'y', 'si', 's', 'sim', 'x', 'verdadero'];

/** The text as the field holds it; undefined for what does not fit it. */
function fittingValue(field: CustomField, text: string): CustomValues[string] | undefined {
  switch (field.type) {
    case 'number': {
      const number = Number(text.replaceAll(',', ''));
      return Number.isFinite(number) ? number : undefined;
    }
    case 'yesNo':
      return YES.includes(foldText(text));
    case 'choice':
      return field.choices.find((choice) => foldText(choice) === foldText(text));
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    case 'text':
      return text;
  }
}
