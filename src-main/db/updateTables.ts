// The tables of migrations/0088_updates.ts.

export interface ProgramVersionsTable {
  version: string;
  firstAt: number;
}

export interface NewsSeenTable {
  personId: number;
  version: string;
}
