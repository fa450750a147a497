import type { Generated } from 'kysely';
import type { MovementKind, StockKind } from '#shared/stock/stock.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0053_stock.ts.

export interface StockItemsTable {
  id: Generated<number>;
  kind: StockKind;
  name: string;
  foldedName: string;
  categoryId: number;
  brand: string | null;
  model: string | null;
  unit: string;
  quantity: Generated<number>;
  handedOut: Generated<number>;
  minimum: number | null;
  isLow: Generated<Flag>;
  unitCostCents: number | null;
  supplierId: number | null;
  locationId: number | null;
  expiresOn: string | null;
  notes: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface StockMovementsTable {
  id: Generated<number>;
  itemId: number;
  kind: MovementKind;
  quantity: number;
  personId: number | null;
  assetId: number | null;
  ticketId: number | null;
  note: string | null;
  at: number;
  byId: number | null;
}

export interface LicenceSeatsTable {
  id: Generated<number>;
  itemId: number;
  personId: number | null;
  assetId: number | null;
  fromAt: number;
  toAt: number | null;
}
