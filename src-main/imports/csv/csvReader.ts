import { CsvFault } from './csvFault.ts';

/** One record of a table: its cells, and where they began. */
export interface CsvRecord {
  /** Line of the first cell, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Line on which a cell began; differs from `line` after a cell with line breaks in it. */
  lineOf(index: number): number;
}

/** Longer cells are taken for a quote that was left open, before the rest of the file ends up in one cell. */
export const MAX_CELL = 1_000_000;
const MAX_CELLS = 2_000;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const NUL = 0x00;

/** What separates the cells: the candidate that the first line has most of outside quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (candidate: string) => bare.split(candidate).length;
  return [',', ';', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/**
 * Reads comma-separated text (RFC 4180, with `;`, tab or `|` as well) record by record. Blank lines are passed over. A
 * quote inside an unquoted cell is a quote (`Monitor 24"`).
 *
 * @throws {CsvFault} at the place where the text stops being a table
 */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  let parser: Parser | null = null;
  let head = '';
  for await (const chunk of text) {
    if (parser === null) {
      head += chunk;
      if (!/[\n\r]/.test(head.trimStart()) && head.length < MAX_CELL) continue;
      parser = new Parser(delimiterOf(firstLineOf(head)));
      yield* parser.feed(head);
      head = '';
    } else {
      yield* parser.feed(chunk);
    }
  }
  parser ??= new Parser(delimiterOf(firstLineOf(head)));
  yield* parser.feed(head);
  yield* parser.end();
}

function firstLineOf(text: string): string {
  return text.trimStart().split(/[\n\r]/, 1)[0] ?? '';
}

type Place = 'start' | 'plain' | 'quoted' | 'afterQuote';

class Parser {
  readonly #delimiter: number;
  #place: Place = 'start';
  #line = 1;
  #recordLine = 1;
  #cellLine = 1;
  #cell = '';
  #cells: string[] = [];
  #lines: number[] = [];
  #wasCr = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  *feed(chunk: string): Generator<CsvRecord> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i);
      if (code === NUL) {
        throw new CsvFault(
          this.#line,
          this.#column(),
          'There is a NUL byte here: this is not a text file, or it is damaged.',
          'nulByte',
        );
      }
      if (this.#place === 'quoted') {
        if (code === QUOTE) {
          this.#take(chunk, from, i);
          from = i + 1;
          this.#place = 'afterQuote';
          this.#wasCr = false;
        } else this.#countLine(code);
        continue;
      }
      if (code === this.#delimiter) {
        if (this.#place !== 'afterQuote') this.#take(chunk, from, i);
        from = i + 1;
        this.#endCell();
      } else if (code === LF || code === CR) {
        if (this.#place !== 'afterQuote') this.#take(chunk, from, i);
        from = i + 1;
        const isSecondHalf = code === LF && this.#wasCr;
        if (!isSecondHalf) yield* this.#endRecord();
        this.#countLine(code);
        this.#beginRecord();
        continue;
      } else if (this.#place === 'afterQuote') {
        if (code !== QUOTE) {
          throw new CsvFault(
            this.#line,
            this.#column(),
            'After the closing quote comes more text: a quote inside a cell is written twice.',
            'textAfterQuote',
          );
        }
        // Two quotes inside quotes are one.
        from = i;
        this.#place = 'quoted';
      } else if (code === QUOTE && this.#place === 'start') {
        from = i + 1;
        this.#place = 'quoted';
      } else if (this.#place === 'start') {
        this.#place = 'plain';
      }
      this.#wasCr = false;
    }
    if (this.#place !== 'afterQuote') this.#take(chunk, from, chunk.length);
  }

  *end(): Generator<CsvRecord> {
    if (this.#place === 'quoted') {
      throw new CsvFault(this.#cellLine, this.#column(), 'A quote opens here and never closes.', 'quoteOpen');
    }
    yield* this.#endRecord();
  }

  #take(chunk: string, from: number, to: number): void {
    if (to > from) this.#cell += chunk.slice(from, to);
    if (this.#cell.length > MAX_CELL) {
      throw new CsvFault(
        this.#cellLine,
        this.#column(),
        'This cell is longer than a million characters: is a quote left open?',
        'cellTooLong',
      );
    }
  }

  #countLine(code: number): void {
    if (code === CR || (code === LF && !this.#wasCr)) this.#line += 1;
    this.#wasCr = code === CR;
  }

  #beginRecord(): void {
    this.#recordLine = this.#line;
    this.#cellLine = this.#line;
  }

  #endCell(): void {
    if (this.#cells.length >= MAX_CELLS) {
      throw new CsvFault(this.#line, null, `This line has more than ${MAX_CELLS} cells.`, 'tooManyCells', {
        most: MAX_CELLS,
      });
    }
    this.#cells.push(this.#cell);
    this.#lines.push(this.#cellLine);
    this.#cell = '';
    this.#cellLine = this.#line;
    this.#place = 'start';
  }

  *#endRecord(): Generator<CsvRecord> {
    const isBlank = this.#cells.length === 0 && this.#cell.trim() === '' && this.#place !== 'afterQuote';
    this.#endCell();
    const cells = this.#cells;
    const lines = this.#lines;
    const line = this.#recordLine;
    this.#cells = [];
    this.#lines = [];
    if (!isBlank) yield { line, cells, lineOf: (index) => lines[index] ?? line };
  }

  #column(): string {
    return String(this.#cells.length + 1);
  }
}
