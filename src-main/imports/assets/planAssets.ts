import { numberKey, serialKey } from '#shared/assets/identity.ts';
import type { ImportError, PlannedRow } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { AssetRecord } from '../../assets/load.ts';
import type { AssetColumn } from './columns.ts';
import type { KnownAssets } from './knownAssets.ts';
import type { AssetDraft } from './readAsset.ts';

export interface PlannedAsset {
  readonly draft: AssetDraft;
  readonly action: PlannedRow['action'];
  /** The one that is there; null for a new one. */
  readonly present: AssetRecord | null;
  readonly changes: PlannedRow['changes'];
}

export interface Plan {
  readonly rows: readonly PlannedAsset[];
  readonly errors: readonly ImportError[];
}

/**
 * What each line comes to. An asset is known by its inventory number, else by brand and serial; what is there already
 * is changed only when `updates` says so, and by filled cells alone: an empty cell takes nothing away.
 */
export function planAssets(
  drafts: readonly AssetDraft[],
  known: KnownAssets,
  columns: ReadonlyMap<AssetColumn, string>,
  updates: boolean,
): Plan {
  const errors: ImportError[] = [];
  const rows: PlannedAsset[] = [];
  const here = { numbers: new Map<string, number>(), serials: new Map<string, number>() };
  for (const draft of drafts) {
    const present = presentOf(draft, known);
    const fault = clash(draft, present, known, here, drafts);
    if (fault !== null) {
      const column = columns.get(fault.field) ?? null;
      const { message, rule, values } = fault;
      errors.push({ line: draft.line, column, message, rule, values });
      continue;
    }
    if (present === null) {
      rows.push({ draft, action: 'create', present, changes: [] });
      continue;
    }
    const changes = changesOf(draft, present, known);
    const action = changes.length === 0 ? 'same' : updates ? 'update' : 'kept';
    rows.push({ draft, action, present, changes });
  }
  return { rows, errors };
}

function presentOf(draft: AssetDraft, known: KnownAssets): AssetRecord | null {
  if (draft.inventoryNumber !== null) return known.byNumber(draft.inventoryNumber) ?? null;
  return known.bySerial(draft.brand, draft.serial) ?? null;
}

interface Clash {
  readonly field: AssetColumn;
  readonly message: string;
  readonly rule: string;
  readonly values: Record<string, string | number>;
}

/** What must be one asset's alone and is another's: in the database, or on a line before. */
function clash(
  draft: AssetDraft,
  present: AssetRecord | null,
  known: KnownAssets,
  here: { readonly numbers: Map<string, number>; readonly serials: Map<string, number> },
  drafts: readonly AssetDraft[],
): Clash | null {
  const number = draft.inventoryNumber === null ? null : numberKey(draft.inventoryNumber);
  const before = number === null ? undefined : here.numbers.get(number);
  if (before !== undefined) {
    return {
      field: 'inventoryNumber',
      message: `The inventory number is on line ${before} already.`,
      rule: 'assetNumberTwice',
      values: { line: before },
    };
  }
  if (number !== null) here.numbers.set(number, draft.line);
  const brand = draft.brand ?? present?.brand ?? null;
  const key = serialKey(brand, draft.serial);
  if (key !== null) {
    const other = here.serials.get(key);
    if (other !== undefined) {
      return {
        field: 'serial',
        message: `The same brand and serial number are on line ${other} already.`,
        rule: 'serialTwice',
        values: { line: other },
      };
    }
    here.serials.set(key, draft.line);
    const holder = known.bySerial(brand, draft.serial);
    if (holder !== undefined && holder.id !== present?.id) {
      return {
        field: 'serial',
        message: `The asset ${holder.inventoryNumber} has this brand and serial number.`,
        rule: 'serialTaken',
        values: { number: holder.inventoryNumber },
      };
    }
  }
  if (draft.status?.kind === 'retired' && present !== null && present.holderId !== null) {
    return {
      field: 'status',
      message: 'Somebody holds it: it cannot be retired before it is given back.',
      rule: 'retiredHeld',
      values: {},
    };
  }
  return draft.parent === null ? null : parentFault(draft.parent, draft, known, drafts);
}

const byNumberOf = new WeakMap<readonly AssetDraft[], ReadonlyMap<string, AssetDraft>>();

/** The file's lines by their number; made once for each file. */
function linesByNumber(drafts: readonly AssetDraft[]): ReadonlyMap<string, AssetDraft> {
  const made = byNumberOf.get(drafts);
  if (made !== undefined) return made;
  const fresh = new Map<string, AssetDraft>();
  for (const draft of drafts) {
    if (draft.inventoryNumber !== null) fresh.set(numberKey(draft.inventoryNumber), draft);
  }
  byNumberOf.set(drafts, fresh);
  return fresh;
}

/** Deeper than any computer is taken apart: a longer way up goes in a circle. */
const DEEPEST = 20;

function parentFault(
  parent: string,
  draft: AssetDraft,
  known: KnownAssets,
  drafts: readonly AssetDraft[],
): Clash | null {
  const here = linesByNumber(drafts);
  if (known.byNumber(parent) === undefined && !here.has(numberKey(parent))) {
    return {
      field: 'parent',
      message: `There is no other asset with the number ${parent}.`,
      rule: 'parentUnknown',
      values: { number: parent },
    };
  }
  const own = draft.inventoryNumber === null ? null : numberKey(draft.inventoryNumber);
  let above: string | null = parent;
  for (let depth = 0; above !== null; depth++) {
    if (numberKey(above) === own || depth > DEEPEST) {
      return {
        field: 'parent',
        message: `The asset would be a part of itself by way of ${parent}.`,
        rule: 'parentCircle',
        values: { number: parent },
      };
    }
    above = here.get(numberKey(above))?.parent ?? known.numberOf(known.byNumber(above)?.parentId ?? null);
  }
  return null;
}

const OWN_COLUMNS = [
  'name',
  'brand',
  'model',
  'serial',
  'acquiredOn',
  'costCents',
  'invoice',
  'warrantyUntil',
  'usefulLifeMonths',
  'notes',
] as const satisfies readonly (keyof AssetDraft & keyof AssetRecord)[];

/** What the filled cells of a line would change. Status and place as people read them. */
function changesOf(draft: AssetDraft, present: AssetRecord, known: KnownAssets): PlannedRow['changes'] {
  const changes: PlannedRow['changes'] = [];
  const change = (field: string, before: string | number | null, after: string | number | null) => {
    if (after === null || before === after) return;
    changes.push({ field, before: before === null ? null : String(before), after: String(after) });
  };
  for (const column of OWN_COLUMNS) change(column, present[column], draft[column]);
  const named = (field: string, before: string | null, after: string | null) => {
    if (after !== null && foldText(after) !== foldText(before ?? '')) change(field, before, after);
  };
  named('category', known.nameOf('assetCategories', present.categoryId), draft.category);
  named('area', known.nameOf('areas', present.areaId), draft.area);
  named('location', known.nameOf('locations', present.locationId), draft.location);
  named('supplier', known.nameOf('suppliers', present.supplierId), draft.supplier);
  if (draft.status !== null && followsFromFile(draft.status.kind, present)) {
    change('status', present.statusKey, draft.status.key);
  }
  if (draft.parent !== null && known.byNumber(draft.parent)?.id !== present.parentId) {
    changes.push({ field: 'parent', before: known.numberOf(present.parentId), after: draft.parent });
  }
  for (const [label, value] of Object.entries(draft.own))
    change(label, known.ownValue(present, label), value);
  return changes;
}

/** Available and in use follow from custody alone: a file does not say who has signed for what. */
function followsFromFile(kind: AssetRecord['statusKind'], present: AssetRecord): boolean {
  const isOfCustody = (each: AssetRecord['statusKind']) => each === 'available' || each === 'inUse';
  return !isOfCustody(kind) || (!isOfCustody(present.statusKind) && present.holderId === null);
}
