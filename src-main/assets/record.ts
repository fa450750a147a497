import type { NewEvent, RowRef } from '../audit/event.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { AssetRecord } from './load.ts';

/** The part of a command's context that writing takes: jobs and imports have it too. */
export type Writing = Pick<CommandContext, 'tx' | 'trail'>;

/**
 * Columns whose change an event tells. Free words (notes, the category's own fields) may be personal: they are told as
 * text, which can be erased.
 */
const TOLD = [
  'inventoryNumber',
  'name',
  'categoryId',
  'brand',
  'model',
  'serial',
  'uuid',
  'statusKey',
  'statusKind',
  'areaId',
  'locationId',
  'holderId',
  'parentId',
  'acquiredOn',
  'costCents',
  'supplierId',
  'invoice',
  'warrantyUntil',
  'usefulLifeMonths',
  'photoId',
] as const satisfies readonly (keyof AssetRecord)[];

const TOLD_AS_TEXT = ['notes', 'custom'] as const satisfies readonly (keyof AssetRecord)[];

type Told = Partial<AssetRecord>;

function differing<K extends keyof AssetRecord>(columns: readonly K[], before: Told, after: Told): K[] {
  return columns.filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]));
}

const pick = (columns: readonly (keyof AssetRecord)[], row: Told) =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

/** What changed between two states of an asset, as an event tells it; without a state before it is all of it. */
export function assetChanges(
  before: AssetRecord | null,
  after: AssetRecord,
): { readonly data: Record<string, unknown>; readonly text: Record<string, unknown> } {
  const isEmpty = (column: keyof AssetRecord) =>
    after[column] === null || (column === 'custom' && Object.keys(after.custom).length === 0);
  if (before === null) {
    const texts = TOLD_AS_TEXT.filter((column) => !isEmpty(column));
    return {
      data: {
        after: pick(
          TOLD.filter((column) => !isEmpty(column)),
          after,
        ),
      },
      text: texts.length === 0 ? {} : { after: pick(texts, after) },
    };
  }
  const columns = differing(TOLD, before, after);
  const texts = differing(TOLD_AS_TEXT, before, after);
  return {
    data: { before: pick(columns, before), after: pick(columns, after) },
    text: texts.length === 0 ? {} : { before: pick(texts, before), after: pick(texts, after) },
  };
}

export interface AssetEvent {
  /** `asset.moved` … */
  readonly action: string;
  /** More of what happened, nothing personal. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Words that went with it: a reason, a note. Empty ones are left out. */
  readonly text?: Readonly<Record<string, unknown>>;
  /** Other covered rows of the same act. */
  readonly rows?: readonly RowRef[];
  /** What else's history shows it: a ticket, a person. */
  readonly about?: readonly RowRef[];
  /** When it happened, where that was not now: an import's own dates. */
  readonly at?: number;
}

/** Records what happened to an asset: what changed of its row, told by column, and whatever the event adds. */
export async function recordAsset(
  ctx: Writing,
  before: AssetRecord | null,
  after: AssetRecord,
  event: AssetEvent,
): Promise<number> {
  return ctx.trail.record(assetEvent(before, after, event));
}

/** The event alone, for what records thousands at once (`Trail.recordAll`). */
export function assetEvent(before: AssetRecord | null, after: AssetRecord, event: AssetEvent): NewEvent {
  const changes = assetChanges(before, after);
  const words = Object.entries(event.text ?? {}).filter(([, word]) => word !== null && word !== undefined);
  const text = { ...changes.text, ...Object.fromEntries(words) };
  return {
    action: event.action,
    entity: 'asset',
    entityId: after.id,
    version: after.version,
    data: { ...changes.data, ...event.data },
    ...(Object.keys(text).length === 0 ? {} : { text }),
    rows: [{ entity: 'asset', id: after.id }, ...(event.rows ?? [])],
    ...(event.about === undefined ? {} : { about: event.about }),
    ...(event.at === undefined ? {} : { at: event.at }),
  };
}
