import type { Cell } from '#shared/exports/cell.ts';

/** How a row looks; titles and notes may run over the cells beside them, so that no column is as wide as they are. */
export type RowLook = 'plain' | 'head' | 'strong' | 'title' | 'note';

export interface SheetRow {
  readonly cells: readonly Cell[];
  readonly look: RowLook;
}

export interface SheetPlan {
  readonly name: string;
  /** Rows at the top that stay in sight. */
  readonly frozenRows: number;
  /** Columns at the left that stay in sight. */
  readonly frozenColumns?: number;
  /** Widest columns, in letters; the writer measures what is in them up to that. */
  readonly widest?: number;
}

/** What the thread that writes a workbook is told: a sheet, rows of it in pieces, another sheet …, the end. */
export type WorkbookTask =
  | { readonly type: 'sheet'; readonly sheet: SheetPlan }
  | { readonly type: 'rows'; readonly rows: readonly (readonly Cell[])[]; readonly look?: RowLook }
  | { readonly type: 'styled'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end' };

export type WorkbookAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string };
