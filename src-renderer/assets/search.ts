import { z } from 'zod';
import { STATUS_KINDS } from '#shared/assets/asset.ts';
import { ASSET_SORTS, type AssetFilter, WARRANTY_FILTERS } from '#shared/assets/contract.ts';

const oneId = z.coerce.number().int().positive().optional().catch(undefined);

/** Everything that the list shows is in the address: back, forward, reload and a pasted link bring it back. */
export const assetListSearch = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  categoryId: oneId,
  statusKind: z.enum(STATUS_KINDS).optional().catch(undefined),
  statusKey: z.string().max(40).optional().catch(undefined),
  areaId: oneId,
  locationId: oneId,
  holderId: oneId,
  supplierId: oneId,
  warranty: z.enum(WARRANTY_FILTERS).optional().catch(undefined),
  retired: z.literal(true).optional().catch(undefined),
  sort: z.enum(ASSET_SORTS).optional().catch(undefined),
  /** Ids of the selected rows, with dots between them. */
  sel: z
    .string()
    .regex(/^\d+(\.\d+)*$/)
    .optional()
    .catch(undefined),
});
export type AssetListSearch = z.infer<typeof assetListSearch>;

const NARROWING = [
  'categoryId',
  'statusKind',
  'statusKey',
  'areaId',
  'locationId',
  'holderId',
  'supplierId',
  'warranty',
] as const satisfies readonly (keyof AssetListSearch)[];

/** The search without any of its filters. */
export const noFilters: Partial<AssetListSearch> = {
  ...Object.fromEntries(NARROWING.map((key) => [key, undefined])),
  retired: undefined,
};

/** How many filters narrow the list; retired ones let in widen it and count as well, because they can be taken back. */
export function filterCount(search: AssetListSearch): number {
  return [...NARROWING, 'retired' as const].filter((key) => search[key] !== undefined).length;
}

/** What the list asks for. */
export function filterOf(search: AssetListSearch): AssetFilter {
  const { sel: _selected, retired, q, ...rest } = search;
  const wanted = { ...rest, q: q === '' ? undefined : q, withRetired: retired };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** The sort after a column's header was pressed: what is set already falls back to the first order. */
export function nextSort(
  present: AssetListSearch['sort'],
  pressed: string,
): (typeof ASSET_SORTS)[number] | undefined {
  const wanted = ASSET_SORTS.find((sort) => sort === pressed);
  return wanted === present || wanted === 'inventoryNumber' ? undefined : wanted;
}

export function readIds(text: string | undefined, between: '.' | ',' = '.'): number[] {
  return (text ?? '')
    .split(between)
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
}

export function writeIds(ids: Iterable<number>): string | undefined {
  const text = [...ids].join('.');
  return text === '' ? undefined : text;
}

export const ASSET_PARTS = ['tickets', 'custody', 'maintenance', 'files', 'history'] as const;
export type AssetPart = (typeof ASSET_PARTS)[number];

export const assetSearch = z.object({
  /** What of the asset is shown; its data unless said. */
  part: z.enum(ASSET_PARTS).optional().catch(undefined),
});

export const newAssetSearch = z.object({
  /** The asset whose data a new one begins with. */
  like: oneId,
  categoryId: oneId,
  parentId: oneId,
});

/** The row of a short table that is open at the side: its id, or `new`. */
export const recordSearch = z.object({
  q: z.string().optional().catch(undefined),
  open: z
    .union([z.number().int().positive(), z.literal('new')])
    .optional()
    .catch(undefined),
});
