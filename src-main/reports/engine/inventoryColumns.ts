import { type RawBuilder, sql } from 'kysely';
import { WARRANTY_SOON_DAYS } from '#shared/assets/warranty.ts';
import { addToDate } from '#shared/calendars/localTime.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Dataset } from '#shared/reports/spec/dataset.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';

/** On what the columns depend. */
export interface InventoryFacts {
  readonly dataset: Dataset;
  /** The local day of `asOf`. */
  readonly today: string;
  /** UTC ms. */
  readonly asOf: number;
}

const isOfStock = (dataset: Dataset) => dataset === 'stock' || dataset === 'movements';

/** The alias of the stock item: a movement is one of an item. */
const item = (dataset: Dataset, column: string) =>
  sql.ref(`${dataset === 'movements' ? 'i' : 'r'}.${column}`);

/** What records of the inventory are told apart by, as stored. */
export function inventoryDimension(
  dimension: SpecDimension,
  { dataset, today }: InventoryFacts,
): RawBuilder<DimensionValue> {
  switch (dimension) {
    case 'assetCategory':
      return isOfStock(dataset) ? sql`${item(dataset, 'categoryId')}` : sql`a.categoryId`;
    case 'assetStatus':
      return sql`a.statusKey`;
    case 'area':
      return sql`a.areaId`;
    case 'location':
      return isOfStock(dataset) ? sql`${item(dataset, 'locationId')}` : sql`a.locationId`;
    case 'supplier':
      // Of a maintenance, whoever carried it out.
      return dataset === 'assets' || dataset === 'custody' ? sql`a.supplierId` : sql`r.supplierId`;
    case 'brand':
      return sql`a.brand`;
    case 'model':
      return sql`nullif(trim(coalesce(a.brand, '') || ' ' || coalesce(a.model, '')), '')`;
    case 'holder':
      return dataset === 'custody' ? sql`r.personId` : sql`a.holderId`;
    case 'warranty':
      return sql`CASE WHEN a.warrantyUntil IS NULL THEN NULL WHEN a.warrantyUntil < ${today} THEN 'expired'
        WHEN a.warrantyUntil < ${addToDate(today, WARRANTY_SOON_DAYS)} THEN 'soon' ELSE 'valid' END`;
    case 'age':
      return sql`CASE WHEN a.acquiredOn IS NULL THEN NULL WHEN a.acquiredOn > ${yearsBefore(today, 1)} THEN 'under1'
        WHEN a.acquiredOn > ${yearsBefore(today, 3)} THEN 'to3'
        WHEN a.acquiredOn > ${yearsBefore(today, 5)} THEN 'to5' ELSE 'over5' END`;
    case 'acquiredYear':
      return sql`substr(a.acquiredOn, 1, 4)`;
    case 'condition':
      return sql`r.condition`;
    case 'maintenanceKind':
      return sql`r.kind`;
    case 'plan':
      return sql`r.planId`;
    case 'asset':
      return sql`r.assetId`;
    case 'coverage':
      return sql`CASE WHEN r.isUnderWarranty = 1 THEN 'covered' ELSE 'paid' END`;
    case 'stockKind':
      return sql`${item(dataset, 'kind')}`;
    case 'stockItem':
      return dataset === 'movements' ? sql`r.itemId` : sql`r.id`;
    case 'stockLevel':
      return sql`CASE WHEN r.isEnabled = 0 THEN 'unused' WHEN r.isLow = 1 THEN 'low' ELSE 'enough' END`;
    case 'movementKind':
      return sql`r.kind`;
    case 'person':
      return sql`r.personId`;
    default:
      throw new Error(`${dataset} is not told apart by ${dimension}`);
  }
}

/** What a list shows of a record, and what is measured of it: dates as text, instants in UTC ms, money in hundredths. */
export function inventoryField(field: Field, facts: InventoryFacts): RawBuilder<unknown> {
  const { dataset, today, asOf } = facts;
  switch (field) {
    case 'inventoryNumber':
      return sql`a.inventoryNumber`;
    case 'name':
      return dataset === 'stock' ? sql`r.name` : sql`a.name`;
    case 'modelName':
      return sql`a.model`;
    case 'serial':
      return sql`a.serial`;
    case 'acquiredOn':
    case 'warrantyUntil':
      return sql.ref(`a.${field}`);
    case 'years':
      return sql`round((julianday(${today}) - julianday(a.acquiredOn)) / 365.25, 4)`;
    case 'cost':
      return dataset === 'maintenance'
        ? sql`(r.costCents + coalesce((SELECT sum(p.quantity * p.costCents) FROM maintenanceParts p
            WHERE p.recordId = r.id), 0))`
        : sql`a.costCents`;
    case 'retiredOn':
      return sql`a.retiredAt`;
    case 'form':
      return sql`(SELECT f.folio FROM custodyForms f WHERE f.id = r.formId)`;
    case 'fromOn':
      return sql`r.fromAt`;
    case 'toOn':
      return sql`r.toAt`;
    case 'days':
      return sql`round((coalesce(r.toAt, ${asOf}) - r.fromAt) / ${sql.lit(DAY)}.0, 4)`;
    case 'startedOn':
    case 'endedOn':
    case 'description':
    case 'note':
      return sql.ref(`r.${field}`);
    case 'workDays':
      return sql`CAST(julianday(r.endedOn) - julianday(r.startedOn) + 1 AS INTEGER)`;
    case 'unit':
      return sql`${item(dataset, 'unit')}`;
    case 'quantity':
    case 'handedOut':
    case 'minimum':
    case 'expiresOn':
      return sql.ref(`r.${field}`);
    case 'left':
      return sql`(r.quantity - r.handedOut)`;
    case 'unitCost':
      return sql`r.unitCostCents`;
    case 'value':
      return sql`(r.quantity * r.unitCostCents)`;
    case 'movementAt':
      return sql`r.at`;
    case 'change':
      return sql`r.quantity`;
    default:
      return inventoryDimension(field as SpecDimension, facts);
  }
}

/** The day so many years before; the last of February where that year has no 29th. */
function yearsBefore(today: string, years: number): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0');
  const isLeapDay = today.endsWith('-02-29') && new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() !== 1;
  return `${year}${isLeapDay ? '-02-28' : today.slice(4)}`;
}
