/** A workbook to read in the thread. */
export interface SheetTask {
  readonly bytes: ArrayBuffer;
  /** Name of the sheet; the first one with anything in it unless given. */
  readonly sheet: string | null;
}

/** A row with anything in it. */
export interface SheetRow {
  /** From 1, as the spreadsheet counts. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a workbook cannot be read; each is a rule of importTexts too. */
export type SheetFault = 'damagedSpreadsheet' | 'spreadsheetTooLarge' | 'noSuchSheet' | 'lockedSpreadsheet';

/** What the thread tells: rows in pieces, then the end or a fault. */
export type SheetAnswer =
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end'; readonly sheets: readonly string[]; readonly sheet: string }
  | { readonly type: 'fault'; readonly fault: SheetFault };
