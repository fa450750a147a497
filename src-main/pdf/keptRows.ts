import { createRequire } from 'node:module';

/**
 * pdfmake keeps rows whole, but the name of a group may stand alone at the end of a page. A table says which rows stay
 * with the one after them; the two are laid out as one block then, as pdfmake does with a single row.
 */
export interface KeptRows {
  /** Indexes of rows, head included; only in a table of rows that are never torn (`dontBreakRows`). */
  readonly keptWithNext: ReadonlySet<number>;
}

interface Writer {
  beginUnbreakableBlock(): void;
  commitUnbreakableBlock(): void;
}

interface Processor {
  readonly tableNode: { readonly table: Partial<KeptRows> };
  beginRow(row: number, writer: Writer): void;
  endRow(row: number, writer: Writer, breaks: unknown): void;
}

// Of the exact version that package.json pins; it has no types and no hooks.
const { default: TableProcessor } = createRequire(import.meta.url)('pdfmake/js/TableProcessor.js') as {
  default: { prototype: Processor };
};

const { beginRow, endRow } = TableProcessor.prototype;

TableProcessor.prototype.beginRow = function (row, writer) {
  const kept = this.tableNode.table.keptWithNext;
  if (kept?.has(row) === true && !kept.has(row - 1)) writer.beginUnbreakableBlock();
  beginRow.call(this, row, writer);
};

TableProcessor.prototype.endRow = function (row, writer, breaks) {
  endRow.call(this, row, writer, breaks);
  const kept = this.tableNode.table.keptWithNext;
  if (kept?.has(row - 1) === true && !kept.has(row)) writer.commitUnbreakableBlock();
};
