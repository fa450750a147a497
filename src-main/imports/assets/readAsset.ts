import type { AssetStatus } from '#shared/assets/asset.ts';

import type { ImportError } from '#shared/imports/report.ts';
import { optionalLine } from '#shared/rpc/fields.ts';
import type { TableRow } from '../csv/table.ts';
import { parseMoney } from '../money.ts';
import { type DateFormat, parseDate } from '../tickets/foreignDate.ts';
import { addMonths } from './addMonths.ts';
import type { AssetColumn } from './columns.ts';
import { statusOfWord } from './statusWords.ts';

/** An asset as a file tells of it: other things by name, null where the cell is empty. */
export interface AssetDraft {
  readonly line: number;
  readonly inventoryNumber: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly status: AssetStatus | null;
  readonly area: string | null;
  readonly location: string | null;
  readonly supplier: string | null;
  readonly acquiredOn: string | null;
  readonly costCents: number | null;
  readonly invoice: string | null;
  readonly warrantyUntil: string | null;
  readonly usefulLifeMonths: number | null;
  readonly notes: string | null;
  /** Inventory number of what it is a part of. */
  readonly parent: string | null;
  /** Who holds it, says the file: a suggestion for whoever makes the custody form. */
  readonly holder: Holder | null;
  /** Values of own fields, by their label. */
  readonly own: Readonly<Record<string, string>>;
}

export interface Holder {
  readonly username: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

/** How a file is to be read. */
export interface AssetReading {
  readonly columns: ReadonlyMap<AssetColumn, string>;
  readonly dates: readonly DateFormat[];
  readonly statuses: readonly AssetStatus[];
  /** The file's own words for statuses: `{ "Bodega": "available" }`, by key. */
  readonly statusWords: Readonly<Record<string, string>>;
  /** Columns that become fields of the categories. */
  readonly ownFields: readonly string[];
  /** Local date: nothing was bought later. */
  readonly today: string;
}

const MAX_NOTES = 10_000;
const MAX_OWN = 500;

/** Reads one line; everything that is wrong with it, each with its column. */
export function readAsset(
  row: TableRow,
  reading: AssetReading,
): { readonly draft: AssetDraft } | { readonly errors: readonly ImportError[] } {
  const reader = new Reader(row, reading);
  const draft = reader.read();
  return reader.errors.length > 0 ? { errors: reader.errors } : { draft };
}

class Reader {
  readonly errors: ImportError[] = [];
  readonly #row: TableRow;
  readonly #reading: AssetReading;

  constructor(row: TableRow, reading: AssetReading) {
    this.#row = row;
    this.#reading = reading;
  }

  read(): AssetDraft {
    const acquiredOn = this.#date('acquiredOn', { isPast: true });
    const draft = {
      line: this.#row.line,
      inventoryNumber: this.#text('inventoryNumber', 80),
      name: this.#text('name', 160),
      category: this.#text('category', 80),
      brand: this.#text('brand', 80),
      model: this.#text('model', 120) ?? this.#text('modelNumber', 120),
      serial: this.#text('serial', 120),
      status: this.#status(),
      area: this.#text('area', 160),
      // What was handed to a place stands there, wherever it belongs.
      location: this.#text('heldLocation', 160) ?? this.#text('location', 160),
      supplier: this.#text('supplier', 160),
      acquiredOn,
      costCents: this.#money('cost'),
      invoice: this.#text('invoice', 80),
      warrantyUntil: this.#date('warrantyUntil', { isPast: false }) ?? this.#warranty(acquiredOn),
      usefulLifeMonths: this.#months('usefulLifeMonths'),
      notes: this.#notes(),
      parent: this.#text('parent', 80),
      holder: this.#holder(),
      own: this.#own(),
    };
    if (draft.inventoryNumber === null && draft.serial === null) {
      this.#refuse(
        'inventoryNumber',
        'An asset needs an inventory number or a serial number: without one it could not be found again.',
        'noIdentity',
      );
    }
    return draft;
  }

  #cell(field: AssetColumn): string {
    const column = this.#reading.columns.get(field);
    return column === undefined ? '' : this.#row.cell(column);
  }

  #text(field: AssetColumn, max: number): string | null {
    return this.#line(this.#cell(field), max, () => this.#reading.columns.get(field) ?? null);
  }

  #line(cell: string, max: number, column: () => string | null): string | null {
    if (cell === '') return null;
    const parsed = line(max).safeParse(cell);
    if (parsed.success) return parsed.data;
    this.#refuseAt(column(), `This is longer than ${max} characters.`, 'tooLong', { max });
    return null;
  }

  #notes(): string | null {
    const cell = this.#cell('notes');
    if (cell.length <= MAX_NOTES) return cell === '' ? null : cleaned(cell);
    this.#refuse('notes', `This is longer than ${MAX_NOTES} characters.`, 'tooLong', { max: MAX_NOTES });
    return null;
  }

  #status(): AssetStatus | null {
    const word = this.#cell('status');
    if (word === '') return null;
    const { statuses, statusWords } = this.#reading;
    const chosen = Object.hasOwn(statusWords, word) ? statusWords[word] : undefined;
    const status =
      chosen === undefined ? statusOfWord(word, statuses) : statuses.find(({ key }) => key === chosen);
    if (status !== undefined) return status;
    const known = statuses.map(({ label }) => label).join(', ');
    const shown = shortened(word);
    this.#refuse('status', `“${shown}” is not a status; they are: ${known}.`, 'unknownStatus', {
      word: shown,
      known,
    });
    return null;
  }

  #money(field: AssetColumn): number | null {
    const cell = this.#cell(field);
    if (cell === '') return null;
    const parsed = parseMoney(cell);
    if ('cents' in parsed) return parsed.cents;
    const text = shortened(cell);
    if (parsed.rule === 'money') this.#refuse(field, `“${text}” is not an amount.`, 'money', { text });
    else {
      this.#refuse(
        field,
        `“${text}” may be a thousand or a fraction: write it with two decimals.`,
        'moneyAmbiguous',
        { text },
      );
    }
    return null;
  }

  #date(field: AssetColumn, { isPast }: { isPast: boolean }): string | null {
    const cell = this.#cell(field);
    if (cell === '') return null;
    const { dates, today } = this.#reading;
    const parsed = parseDate(cell, dates, 'UTC');
    const text = shortened(cell);
    if ('problem' in parsed) {
      this.#refuse(field, parsed.problem, 'date', { text, order: dates[0] ?? 'y-m-d' });
      return null;
    }
    const date = new Date(parsed.at).toISOString().slice(0, 10);
    if (!isPast || date <= today) return date;
    // Two digits of a year: what would be bought in the future was bought a century before.
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?:\D|$)/.test(cell)) {
      return `${Number(date.slice(0, 4)) - 100}${date.slice(4)}`;
    }
    this.#refuse(field, `“${text}” has not come yet.`, 'dateInFuture', { text });
    return null;
  }

  #warranty(acquiredOn: string | null): string | null {
    const months = this.#months('warrantyMonths');
    return months === null || acquiredOn === null ? null : addMonths(acquiredOn, months);
  }

  /** `36`, `36 months`, `36 meses`. */
  #months(field: AssetColumn): number | null {
    const cell = this.#cell(field);
    if (cell === '') return null;
    const found = /^(\d{1,4})(?:[.,]0+)?\s*(?:m\p{L}*)?\.?$/iu.exec(cell);
    const months = Number(found?.[1]);
    if (months >= 1 && months <= 1_200) return months;
    // Files say 0 for "none".
    if (months === 0) return null;
    const text = shortened(cell);
    this.#refuse(field, `“${text}” is not a number of months.`, 'months', { text });
    return null;
  }

  #holder(): Holder | null {
    const whole = this.#cell('heldByName');
    const joined = [this.#cell('heldByFirstName'), this.#cell('heldByLastName')].filter(Boolean).join(' ');
    const holder = {
      username: this.#cell('heldByUsername') || null,
      email: this.#cell('heldByEmail') || null,
      name: whole || joined || null,
    };
    return Object.values(holder).some((each) => each !== null) ? holder : null;
  }

  #own(): Record<string, string> {
    const own: Record<string, string> = {};
    for (const column of this.#reading.ownFields) {
      const value = this.#line(this.#row.cell(column), MAX_OWN, () => column);
      if (value !== null) own[column] = value;
    }
    return own;
  }

  #refuse(
    field: AssetColumn,
    message: string,
    rule: string,
    values: Record<string, string | number> = {},
  ): void {
    this.#refuseAt(this.#reading.columns.get(field) ?? null, message, rule, values);
  }

  #refuseAt(
    column: string | null,
    message: string,
    rule: string,
    values: Record<string, string | number>,
  ): void {
    const line = column === null ? this.#row.line : this.#row.lineOf(column);
    this.errors.push({ line, column, message, rule, values });
  }
}

const lines = new Map<number, ReturnType<typeof optionalLine>>();

/** Made once for each length: a file has a million cells. */
function line(max: number): ReturnType<typeof optionalLine> {
  const made = lines.get(max) ?? optionalLine(max);
  lines.set(max, made);
  return made;
}

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');
}

export function shortened(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 59)}…` : cell;
}
