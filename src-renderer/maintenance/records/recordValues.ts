import type { AssetRef } from '#shared/assets/fields.ts';
import type { RecordInput } from '#shared/maintenance/contract.ts';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import type { MaintenanceKind } from '#shared/maintenance/kind.ts';
import { recordTotals } from '#shared/maintenance/ownership.ts';

export interface PartValues {
  /** Of the row on screen; never stored. */
  readonly key: number;
  name: string;
  quantity: number | string;
  /** NaN while it cannot be read. */
  costCents: number | null;
}

export interface RecordValues {
  asset: AssetRef | null;
  kind: MaintenanceKind;
  description: string;
  supplierId: string | null;
  isUnderWarranty: boolean;
  startedOn: string;
  /** Empty while it runs. */
  endedOn: string;
  costCents: number | null;
  parts: PartValues[];
  /** Sends the asset to repair with it, while it runs. */
  beginsRepair: boolean;
  /** Brings it back, once it has ended. */
  endsRepair: boolean;
}

/** What a new record begins with. */
export interface RecordSeed {
  readonly asset: AssetRef | null;
  readonly ticketId: number | null;
  readonly kind: MaintenanceKind;
}

export function valuesOf(record: MaintenanceRecord | null, seed: RecordSeed, today: string): RecordValues {
  return {
    asset: record?.asset ?? seed.asset,
    kind: record?.kind ?? seed.kind,
    description: record?.description ?? '',
    supplierId: record === null || record.supplier === null ? null : String(record.supplier.id),
    isUnderWarranty: record?.isUnderWarranty ?? false,
    startedOn: record?.startedOn ?? today,
    endedOn: record === null ? today : (record.endedOn ?? ''),
    costCents: record === null || record.costCents === 0 ? null : record.costCents,
    parts: (record?.parts ?? []).map((part, key) => ({ ...part, key })),
    beginsRepair: false,
    endsRepair: true,
  };
}

/** A part of which nothing was written: an empty row is no part. */
export function isEmptyPart(part: PartValues): boolean {
  return part.name.trim() === '' && part.costCents === null;
}

/** What is sent. `canBegin` and `canEnd` say whether the asset's status leaves anything to do. */
export function recordInputOf(
  values: RecordValues,
  can: { readonly begin: boolean; readonly end: boolean },
): Omit<RecordInput, 'assetId' | 'ticketId'> {
  const isRunning = values.endedOn === '';
  const begins = isRunning && can.begin && values.beginsRepair;
  const ends = !isRunning && can.end && values.endsRepair;
  return {
    kind: values.kind,
    description: values.description,
    supplierId: values.supplierId === null ? null : Number(values.supplierId),
    isUnderWarranty: values.isUnderWarranty,
    startedOn: values.startedOn,
    endedOn: isRunning ? null : values.endedOn,
    costCents: values.costCents ?? 0,
    parts: values.parts
      .filter((part) => !isEmptyPart(part))
      .map(({ name, quantity, costCents }) => ({
        name,
        quantity: Number(quantity),
        costCents: costCents ?? 0,
      })),
    repair: begins ? 'begin' : ends ? 'end' : 'none',
  };
}

/** What the form comes to as it stands; what cannot be read yet counts nothing. */
export function totalOf(values: RecordValues): number {
  const cents = (value: number | null) => (value === null || Number.isNaN(value) ? 0 : value);
  return recordTotals({
    costCents: cents(values.costCents),
    isUnderWarranty: false,
    parts: values.parts.map((part) => ({
      quantity: Number(part.quantity) || 0,
      costCents: cents(part.costCents),
    })),
  }).totalCents;
}
