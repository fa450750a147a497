import type { StockItem } from '#shared/stock/contract.ts';
import type { StockKind } from '#shared/stock/stock.ts';

/** What the form of an item holds: choices as text, empty where nothing is chosen. */
export interface StockValues {
  readonly kind: StockKind;
  readonly name: string;
  readonly category: string | null;
  readonly brand: string;
  readonly model: string;
  readonly unit: string;
  readonly minimum: number | string;
  readonly unitCostCents: number | null;
  readonly supplier: string | null;
  readonly location: string | null;
  readonly expiresOn: string | null;
  readonly notes: string;
  readonly isEnabled: boolean;
}

const idText = (ref: { readonly id: number } | null | undefined) => (ref ? String(ref.id) : null);
const idOf = (text: string | null) => (text === null ? null : Number(text));

export function valuesOf(item: StockItem | null): StockValues {
  return {
    kind: item?.kind ?? 'consumable',
    name: item?.name ?? '',
    category: idText(item?.category),
    brand: item?.brand ?? '',
    model: item?.model ?? '',
    unit: item?.unit ?? '',
    minimum: item?.minimum ?? '',
    unitCostCents: item?.unitCostCents ?? null,
    supplier: idText(item?.supplier),
    location: idText(item?.location),
    expiresOn: item?.expiresOn ?? null,
    notes: item?.notes ?? '',
    isEnabled: item?.isEnabled ?? true,
  };
}

/** What is sent. `category` was asked for by then. */
export function inputOf(values: StockValues) {
  const { kind, name, brand, model, unit, unitCostCents, expiresOn, isEnabled } = values;
  return {
    kind,
    name,
    brand,
    model,
    unit,
    unitCostCents,
    expiresOn: expiresOn === '' ? null : expiresOn,
    isEnabled,
    categoryId: Number(values.category),
    minimum: typeof values.minimum === 'number' ? values.minimum : null,
    supplierId: idOf(values.supplier),
    locationId: idOf(values.location),
    notes: values.notes.trim() === '' ? null : values.notes,
  };
}
