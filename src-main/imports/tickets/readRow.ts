import { z } from 'zod';
import type { ImportError } from '#shared/imports/report.ts';
import { FOREIGN_STATES, type ForeignState } from '#shared/imports/targets.ts';
import { line, text } from '#shared/rpc/fields.ts';
import {
  IMPACTS,
  type Impact,
  PRIORITIES,
  type Priority,
  URGENCIES,
  type Urgency,
} from '#shared/sla/priority.ts';
import { CHANNELS, type Channel } from '#shared/tickets/ticket.ts';
import type { TableRow } from '../csv/table.ts';
import { parseDate } from './foreignDate.ts';
import type { TicketMap } from './ticketMap.ts';

/** What one row of a file says of a ticket. */
export interface ForeignRow {
  readonly line: number;
  readonly number: string;
  readonly openedAt: number;
  /** Only in a log: when this row came to be. */
  readonly changedAt: number | null;
  readonly changedBy: string | null;
  readonly updatedAt: number | null;
  /** Null where the file has no column for it. */
  readonly state: ForeignState | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly title: string;
  readonly description: string;
  readonly requester: string | null;
  readonly requesterEmail: string | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly location: string | null;
  readonly service: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly channel: Channel;
  readonly reopenings: number;
  readonly solution: string | null;
}

const MAX_TITLE = 200;
const MAX_TEXT = 50_000;
/** Names of people, teams, places and services, and numbers. */
const MAX_NAME = 120;
const email = z.email();
// Made once: a file has a million cells.
const nameLine = line(MAX_NAME);
const longLine = line(MAX_TEXT);
const someText = text(MAX_TEXT);

/** Impact and urgency that lead to a priority in the matrix that a new institution begins with. */
const BY_PRIORITY: Readonly<Record<Priority, readonly [Impact, Urgency]>> = {
  low: ['low', 'low'],
  medium: ['medium', 'medium'],
  high: ['medium', 'high'],
  critical: ['high', 'high'],
};

/** Reads a row by a map; everything wrong with it is told, each at its line and column. */
export function readRow(
  map: TicketMap,
  row: TableRow,
  zone: string,
): { readonly row: ForeignRow } | { readonly errors: readonly ImportError[] } {
  const reader = new RowReader(map, row, zone);
  const read = reader.read();
  return reader.errors.length > 0 ? { errors: reader.errors } : { row: read };
}

class RowReader {
  readonly errors: ImportError[] = [];
  readonly #map: TicketMap;
  readonly #row: TableRow;
  readonly #zone: string;
  readonly #empty: ReadonlySet<string>;

  constructor(map: TicketMap, row: TableRow, zone: string) {
    this.#map = map;
    this.#row = row;
    this.#zone = zone;
    this.#empty = new Set(map.empty);
  }

  read(): ForeignRow {
    const { columns, values } = this.#map;
    const number = this.#name(columns.number);
    if (number === null) this.#refuse(columns.number, 'The number of the ticket is missing.', 'cellMissing');
    const title = this.#titleOf(number ?? '');
    const priority = this.#word(columns.priority, PRIORITIES, values.priority);
    const [impact, urgency] = BY_PRIORITY[priority ?? 'medium'];
    return {
      line: this.#row.line,
      number: number ?? '',
      openedAt: this.#date(columns.openedAt, true) ?? 0,
      changedAt: columns.changedAt === undefined ? null : this.#date(columns.changedAt, true),
      changedBy: this.#name(columns.changedBy),
      updatedAt: this.#date(columns.updatedAt, false),
      state: this.#word(columns.state, FOREIGN_STATES, values.state, true),
      resolvedAt: this.#date(columns.resolvedAt, false),
      closedAt: this.#date(columns.closedAt, false),
      title: title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1)}…` : title,
      description: this.#descriptionOf(title),
      requester: this.#name(columns.requester),
      requesterEmail: this.#email(columns.requesterEmail),
      assignee: this.#name(columns.assignee),
      team: this.#name(columns.team),
      location: this.#name(columns.location),
      service: this.#name(columns.service),
      impact: this.#word(columns.impact, IMPACTS, values.impact) ?? impact,
      urgency: this.#word(columns.urgency, URGENCIES, values.urgency) ?? urgency,
      channel: this.#word(columns.channel, CHANNELS, values.channel) ?? 'portal',
      reopenings: this.#count(columns.reopenings),
      solution: this.#textOf(columns.solution),
    };
  }

  /** The cell, or null where it holds nothing. */
  #cell(column: string | undefined): string | null {
    if (column === undefined) return null;
    const cell = this.#row.cell(column);
    return cell === '' || this.#empty.has(cell) ? null : cell;
  }

  #name(column: string | undefined): string | null {
    return this.#cleaned(column, nameLine, MAX_NAME);
  }

  #cleaned(column: string | undefined, shape: z.ZodType<string>, max: number): string | null {
    const cell = this.#cell(column);
    if (cell === null || column === undefined) return null;
    const parsed = shape.safeParse(cell);
    if (parsed.success) return parsed.data;
    if (cell.length <= max) return null;
    this.#refuse(column, `The text has ${cell.length} characters; up to ${max} can be kept.`, 'tooLong', {
      max,
    });
    return null;
  }

  #titleOf(number: string): string {
    const parts = this.#map.columns.title.map((column) => this.#cleaned(column, longLine, MAX_TEXT));
    return parts.filter((part) => part !== null).join(': ') || number;
  }

  /** A title too long for a line is kept whole above the rest. */
  #descriptionOf(title: string): string {
    const description = this.#textOf(this.#map.columns.description);
    if (description === null) return title;
    return (title.length > MAX_TITLE ? `${title}\n${description}` : description).slice(0, MAX_TEXT);
  }

  /** Several columns, each on a line with its label; a single one without. */
  #textOf(columns: TicketMap['columns']['description']): string | null {
    const lines = columns.flatMap((each) => {
      const { column, label } =
        typeof each === 'string' ? { column: each, label: columns.length > 1 ? each : null } : each;
      const cell = this.#cleaned(column, someText, MAX_TEXT);
      return cell === null ? [] : [label === null ? cell : `${label}: ${cell}`];
    });
    return lines.length === 0 ? null : lines.join('\n').slice(0, MAX_TEXT);
  }

  #date(column: string | undefined, isNeeded: boolean): number | null {
    const cell = this.#cell(column);
    if (cell === null || column === undefined) {
      if (isNeeded) this.#refuse(column ?? null, 'The date is missing.', 'cellMissing');
      return null;
    }
    const parsed = parseDate(cell, this.#map.dates, this.#map.timeZone ?? this.#zone);
    if ('at' in parsed) return parsed.at;
    const order = this.#map.dates[0] ?? 'y-m-d';
    this.#refuse(column, parsed.problem, 'date', { text: shortened(cell), order });
    return null;
  }

  #word<T extends string>(
    column: string | undefined,
    known: readonly T[],
    own: Readonly<Record<string, T>> | undefined,
    isNeeded = false,
  ): T | null {
    const cell = this.#cell(column);
    if (column === undefined) return null;
    if (cell === null) {
      if (isNeeded) this.#refuse(column, `The ${column} is missing.`, 'cellMissing');
      return null;
    }
    const found = wordsOf(own, known).get(cell.toLowerCase());
    if (found !== undefined) return found;
    const expected = [...Object.keys(own ?? {}), ...known].join(', ');
    const word = shortened(cell);
    this.#refuse(column, `“${word}” is not known here; expected one of: ${expected}.`, 'unknownWord', {
      word,
    });
    return null;
  }

  #count(column: string | undefined): number {
    const cell = this.#cell(column);
    if (cell === null || column === undefined) return 0;
    if (/^\d{1,6}$/.test(cell)) return Number(cell);
    const text = shortened(cell);
    this.#refuse(column, `“${text}” is not a whole number.`, 'wholeNumber', { text });
    return 0;
  }

  #email(column: string | undefined): string | null {
    const cell = this.#name(column)?.toLowerCase() ?? null;
    if (cell === null || column === undefined || email.safeParse(cell).success) return cell;
    this.#refuse(column, `“${shortened(cell)}” is not an e-mail address.`, 'email');
    return null;
  }

  #refuse(
    column: string | null,
    message: string,
    rule: string,
    values: Record<string, string | number> = {},
  ): void {
    this.errors.push({
      line: column === null ? this.#row.line : this.#row.lineOf(column),
      column,
      message,
      rule,
      values,
    });
  }
}

const dictionaries = new WeakMap<object, ReadonlyMap<string, string>>();

/** The file's own words and ours, in lower case; made once for each map. */
function wordsOf<T extends string>(
  own: Readonly<Record<string, T>> | undefined,
  known: readonly T[],
): ReadonlyMap<string, T> {
  const key = own ?? known;
  const made = dictionaries.get(key) as ReadonlyMap<string, T> | undefined;
  if (made !== undefined) return made;
  const entries = [...known.map((word) => [word, word] as const), ...Object.entries(own ?? {})];
  const dictionary = new Map(entries.map(([word, meaning]) => [word.toLowerCase(), meaning as T]));
  dictionaries.set(key, dictionary);
  return dictionary;
}

function shortened(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 59)}…` : cell;
}
