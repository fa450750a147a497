import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0051_custody.ts.

export interface CustodyFormsTable {
  id: Generated<number>;
  folio: string;
  kind: string;
  personId: number;
  fromPersonId: number | null;
  deliveredById: number | null;
  authoriserId: number | null;
  issuedAt: number;
  issuedById: number | null;
  content: string;
  contentSha256: string;
  logo: string | null;
  confirmedAt: number | null;
  confirmedById: number | null;
  confirmedHow: string | null;
  authorisedAt: number | null;
  authorisedById: number | null;
  authorisedName: string | null;
  endedAt: number | null;
  isOpen: Flag;
  version: Generated<number>;
}

export interface CustodyItemsTable {
  id: Generated<number>;
  assetId: number;
  personId: number;
  formId: number;
  fromAt: number;
  condition: string;
  accessories: string | null;
  note: string | null;
  toAt: number | null;
  endFormId: number | null;
  endCondition: string | null;
}

export interface CustodyFilesTable {
  id: Generated<number>;
  formId: number;
  kind: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  signerName: string | null;
  uploadedById: number | null;
  at: number;
}
