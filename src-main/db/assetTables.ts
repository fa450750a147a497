import type { Generated } from 'kysely';
import type { CategoryKind, StatusKind } from '#shared/assets/asset.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0050_assets.ts.

export interface SuppliersTable {
  id: Generated<number>;
  name: string;
  taxId: string | null;
  contact: string | null;
  email: string | null;
  phone: string | null;
  notes: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface AssetCategoriesTable {
  id: Generated<number>;
  name: string;
  kind: CategoryKind;
  usefulLifeMonths: number | null;
  fields: Generated<string>;
  position: Generated<number>;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface AssetsTable {
  id: Generated<number>;
  inventoryNumber: string;
  foldedNumber: string;
  name: string;
  foldedName: string;
  categoryId: number;
  brand: string | null;
  model: string | null;
  serial: string | null;
  serialKey: string | null;
  foldedSerial: string | null;
  uuid: string | null;
  statusKey: string;
  statusKind: StatusKind;
  areaId: number | null;
  locationId: number | null;
  holderId: number | null;
  parentId: number | null;
  acquiredOn: string | null;
  costCents: number | null;
  supplierId: number | null;
  invoice: string | null;
  warrantyUntil: string | null;
  usefulLifeMonths: number | null;
  notes: string | null;
  custom: Generated<string>;
  photoId: number | null;
  retiredAt: number | null;
  retirementReason: string | null;
  isPresent: Flag;
  createdAt: number;
  updatedAt: number;
  version: Generated<number>;
}

export interface AssetDetailsTable {
  id: number;
  source: string;
  at: number;
  details: string;
}

export interface AssetMacsTable {
  id: Generated<number>;
  assetId: number;
  mac: string;
}

export interface AssetFilesTable {
  id: Generated<number>;
  assetId: number;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  uploadedById: number | null;
  at: number;
}

export interface TicketAssetsTable {
  id: Generated<number>;
  ticketId: number;
  assetId: number;
  at: number;
  byId: number | null;
}
