import { CsvFault } from './csvFault.ts';
import { type CsvRecord, readCsv } from './csvReader.ts';

/** A record whose cells are found by the name of their column. */
export interface TableRow {
  readonly line: number;
  /** The cell, trimmed; an empty text where the column is not there. */
  cell(column: string): string;
  lineOf(column: string): number;
}

export interface Table {
  readonly columns: readonly string[];
  has(column: string): boolean;
  readonly rows: AsyncGenerator<TableRow>;
}

export interface TableOptions {
  /** Line of the headings; what stands above is passed over. The first record unless given. */
  readonly headingLine?: number | undefined;
  /**
   * A spreadsheet as people keep them: columns without a name are called after their place, names that come twice are
   * told apart by a number, short lines end in empty cells.
   */
  readonly isLenient?: boolean | undefined;
}

/**
 * A table whose first record names the columns. Names are compared without regard to case and to spaces around them.
 * Empty cells beyond the last name are passed over.
 *
 * @throws {CsvFault} when there is no header or a name comes twice; from `rows` when a record does not fit it
 */
export async function readTable(text: AsyncIterable<string>, options: TableOptions = {}): Promise<Table> {
  return tableOf(readCsv(text), options);
}

/** The same of records from anywhere. */
export async function tableOf(source: AsyncGenerator<CsvRecord>, options: TableOptions = {}): Promise<Table> {
  const { headingLine = 0, isLenient = false } = options;
  const records = namingColumns(source, () => columns);
  let columns: readonly string[] = [];
  let first = await records.next();
  while (!first.done && first.value.line < headingLine) first = await records.next();
  if (first.done) throw new CsvFault(1, null, 'The file is empty.', 'emptyFile');
  const headings = trimEnd(first.value.cells.map((cell) => cell.trim()));
  columns = isLenient ? namedColumns(headings) : headings;
  const positions = new Map<string, number>();
  for (const [index, name] of columns.entries()) {
    if (name === '')
      throw new CsvFault(
        first.value.line,
        String(index + 1),
        'This column has no name.',
        'columnWithoutName',
      );
    if (positions.has(key(name))) {
      throw new CsvFault(first.value.line, name, `Two columns are called “${name}”.`, 'columnTwice', {
        name,
      });
    }
    positions.set(key(name), index);
  }

  async function* rows(): AsyncGenerator<TableRow> {
    for await (const { line, cells, lineOf } of records) {
      if (cells.length < columns.length && !isLenient) {
        throw new CsvFault(
          line,
          columns[cells.length] ?? null,
          `This line has ${cells.length} cells, the first one names ${columns.length} columns.`,
          'cellCount',
          { cells: cells.length, columns: columns.length },
        );
      }
      const extra = cells.findIndex((cell, index) => index >= columns.length && cell.trim() !== '');
      if (extra !== -1) {
        throw new CsvFault(
          lineOf(extra),
          String(extra + 1),
          `This line has ${cells.length} cells, the first one names ${columns.length} columns.`,
          'cellCount',
          { cells: cells.length, columns: columns.length },
        );
      }
      yield {
        line,
        cell: (column) => cells[positions.get(key(column)) ?? -1]?.trim() ?? '',
        lineOf: (column) => lineOf(positions.get(key(column)) ?? 0),
      };
    }
  }
  return { columns, has: (column) => positions.has(key(column)), rows: rows() };
}

/** Names for all: `Serie`, `Serie (2)`, `#4`. */
export function namedColumns(headings: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const plain = heading.replace(/\s+/g, ' ') || `#${index + 1}`;
    let name = plain;
    for (let n = 2; taken.has(key(name)); n++) name = `${plain} (${n})`;
    taken.add(key(name));
    return name;
  });
}

function key(name: string): string {
  return name.trim().toLowerCase();
}

function trimEnd(names: readonly string[]): readonly string[] {
  const last = names.findLastIndex((name) => name !== '');
  return last === -1 ? names : names.slice(0, last + 1);
}

/** Faults of the reader know a column by number; here it gets its name. */
async function* namingColumns<T>(
  records: AsyncGenerator<T>,
  columns: () => readonly string[],
): AsyncGenerator<T> {
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof CsvFault) || error.column === null) throw error;
    throw new CsvFault(
      error.line,
      columns()[Number(error.column) - 1] ?? error.column,
      error.message,
      error.rule,
      error.values,
    );
  }
}
