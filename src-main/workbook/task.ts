import type { Cell } from '#shared/exports/cell.ts';

/** What the thread that writes a workbook is told: the headings, rows in pieces, the end. */
export type WorkbookTask =
  | { readonly type: 'begin'; readonly sheet: string; readonly headings: readonly string[] }
  | { readonly type: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'end' };

export type WorkbookAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string };
