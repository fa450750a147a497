import type { SeenColumn } from '#shared/imports/mapping.ts';
import type { CsvRecord } from '../csv/csvReader.ts';
import { tableOf } from '../csv/table.ts';
import { dateOrderOf } from '../dateOrder.ts';
import type { TableFile } from '../tableFile.ts';

const SAMPLES = 4;
/** More different words than these are no list of values. */
const MOST_WORDS = 60;
const LONGEST_WORD = 120;
/** The headings are looked for in so many lines: above them stand titles and logos. */
const SEARCHED = 25;

/** What the columns of a table hold, headings found. */
export async function lookAt(
  file: TableFile,
  headingLine: number | undefined,
): Promise<{ readonly headingLine: number; readonly rows: number; readonly columns: SeenColumn[] }> {
  const line = headingLine ?? (await findHeadings(file.records()));
  const table = await tableOf(file.records(), { headingLine: line, isLenient: true });
  const sketches = table.columns.map((name) => new Sketch(name));
  let rows = 0;
  for await (const row of table.rows) {
    if (table.columns.every((column) => row.cell(column) === '')) continue;
    rows += 1;
    for (const sketch of sketches) sketch.see(row.cell(sketch.name));
  }
  return { headingLine: line, rows, columns: sketches.map((sketch) => sketch.column()) };
}

/** The first line as wide as the widest one nearby that names its cells: words, each of them once. */
export async function findHeadings(records: AsyncGenerator<CsvRecord>): Promise<number> {
  const seen: { line: number; cells: string[] }[] = [];
  for await (const { line, cells } of records) {
    seen.push({ line, cells: cells.map((cell) => cell.trim()).filter((cell) => cell !== '') });
    if (seen.length >= SEARCHED) break;
  }
  const widest = Math.max(0, ...seen.map(({ cells }) => cells.length));
  const isHeading = (cells: readonly string[]) =>
    cells.length >= widest * 0.6 &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => cell.length <= 120 && /\p{L}/u.test(cell) && !/^\d{1,4}[/.-]\d/.test(cell));
  return seen.find(({ cells }) => isHeading(cells))?.line ?? seen[0]?.line ?? 1;
}

class Sketch {
  readonly name: string;
  readonly #samples = new Set<string>();
  #words: Map<string, number> | null = new Map();
  #filled = 0;
  #dated = 0;
  readonly #dates: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  see(cell: string): void {
    if (cell === '') return;
    this.#filled += 1;
    if (this.#samples.size < SAMPLES) this.#samples.add(cell.slice(0, LONGEST_WORD));
    if (/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:\D|$)/.test(cell)) {
      this.#dated += 1;
      this.#dates.push(cell.slice(0, 10));
    }
    if (this.#words === null) return;
    this.#words.set(cell, (this.#words.get(cell) ?? 0) + 1);
    if (this.#words.size > MOST_WORDS || cell.length > LONGEST_WORD) this.#words = null;
  }

  column(): SeenColumn {
    const order = this.#dated >= this.#filled * 0.6 && this.#filled > 0 ? dateOrderOf(this.#dates) : 'none';
    return {
      name: this.name,
      samples: [...this.#samples],
      words: this.#words === null ? null : [...this.#words].map(([word, count]) => ({ word, count })),
      filled: this.#filled,
      dates: order === 'none' ? null : order,
    };
  }
}
