import type { CustomField, CustomValues } from '#shared/assets/asset.ts';
import type { AssetInput } from '#shared/assets/contract.ts';
import type { Asset } from '#shared/assets/fields.ts';

/** The form of an asset: what people type, as they type it. Choices are ids as text; empty is ''. */
export interface AssetValues {
  inventoryNumber: string;
  name: string;
  categoryId: string | null;
  brand: string;
  model: string;
  serial: string;
  areaId: string | null;
  locationId: string | null;
  parent: { readonly id: number; readonly inventoryNumber: string; readonly name: string } | null;
  acquiredOn: string;
  /** NaN: what stands in the field cannot be read. */
  costCents: number | null;
  supplierId: string | null;
  invoice: string;
  warrantyUntil: string;
  usefulLifeMonths: number | string;
  notes: string;
  /** By the keys of the category's fields; text until it is sent. */
  custom: Record<string, string | boolean>;
}

const textOf = (id: { readonly id: number } | null) => (id === null ? null : String(id.id));
const idOf = (text: string | null) => (text === null || text === '' ? null : Number(text));

/** A form with nothing in it. */
export const emptyValues: AssetValues = {
  inventoryNumber: '',
  name: '',
  categoryId: null,
  brand: '',
  model: '',
  serial: '',
  areaId: null,
  locationId: null,
  parent: null,
  acquiredOn: '',
  costCents: null,
  supplierId: null,
  invoice: '',
  warrantyUntil: '',
  usefulLifeMonths: '',
  notes: '',
  custom: {},
};

export function valuesOf(asset: Asset): AssetValues {
  return {
    inventoryNumber: asset.inventoryNumber,
    name: asset.name,
    categoryId: textOf(asset.category),
    brand: asset.brand ?? '',
    model: asset.model ?? '',
    serial: asset.serial ?? '',
    areaId: textOf(asset.area),
    locationId: textOf(asset.location),
    parent: asset.parent,
    acquiredOn: asset.acquiredOn ?? '',
    costCents: asset.costCents,
    supplierId: textOf(asset.supplier),
    invoice: asset.invoice ?? '',
    warrantyUntil: asset.warrantyUntil ?? '',
    usefulLifeMonths: asset.usefulLifeMonths ?? '',
    notes: asset.notes ?? '',
    custom: Object.fromEntries(
      Object.entries(asset.custom).map(([key, value]) => [
        key,
        typeof value === 'boolean' ? value : String(value),
      ]),
    ),
  };
}

/** Another one like it: everything but what tells one from the other. */
export function likeValues(asset: Asset): AssetValues {
  return { ...valuesOf(asset), inventoryNumber: '', serial: '' };
}

/** What is sent. Values of fields that the category does not have (any more) are left out, and empty ones too. */
export function inputOf(values: AssetValues, fields: readonly CustomField[]): AssetInput {
  return {
    name: values.name,
    categoryId: Number(values.categoryId),
    brand: values.brand,
    model: values.model,
    serial: values.serial,
    areaId: idOf(values.areaId),
    locationId: idOf(values.locationId),
    parentId: values.parent?.id ?? null,
    acquiredOn: values.acquiredOn === '' ? null : values.acquiredOn,
    costCents: values.costCents,
    supplierId: idOf(values.supplierId),
    invoice: values.invoice,
    warrantyUntil: values.warrantyUntil === '' ? null : values.warrantyUntil,
    usefulLifeMonths: values.usefulLifeMonths === '' ? null : Number(values.usefulLifeMonths),
    notes: values.notes.trim() === '' ? null : values.notes,
    custom: customOf(values.custom, fields),
  };
}

function customOf(typed: AssetValues['custom'], fields: readonly CustomField[]): CustomValues {
  const sent: CustomValues = {};
  for (const field of fields) {
    const value = typed[field.key];
    if (value === undefined || value === '') continue;
    if (field.type === 'yesNo') sent[field.key] = value === true;
    else if (field.type === 'number') sent[field.key] = Number(value);
    else sent[field.key] = String(value).trim();
  }
  return sent;
}

export type AssetProblem = 'required' | 'money' | 'months' | 'number' | 'warrantyBefore';

/** What keeps the form from being sent, by field. */
export function problemsOf(
  values: AssetValues,
  fields: readonly CustomField[],
): Partial<Record<string, AssetProblem>> {
  const problems: Partial<Record<string, AssetProblem>> = {};
  if (values.name.trim() === '') problems['name'] = 'required';
  if (values.categoryId === null) problems['categoryId'] = 'required';
  if (Number.isNaN(values.costCents)) problems['costCents'] = 'money';
  const months = Number(values.usefulLifeMonths);
  if (values.usefulLifeMonths !== '' && !(Number.isInteger(months) && months >= 1 && months <= 1_200)) {
    problems['usefulLifeMonths'] = 'months';
  }
  if (values.acquiredOn !== '' && values.warrantyUntil !== '' && values.warrantyUntil < values.acquiredOn) {
    problems['warrantyUntil'] = 'warrantyBefore';
  }
  for (const field of fields) {
    const value = values.custom[field.key];
    const isEmpty = value === undefined || (typeof value === 'string' && value.trim() === '');
    if (field.isRequired && isEmpty && field.type !== 'yesNo') problems[`custom.${field.key}`] = 'required';
    if (field.type === 'number' && !isEmpty && !Number.isFinite(Number(value))) {
      problems[`custom.${field.key}`] = 'number';
    }
  }
  return problems;
}
