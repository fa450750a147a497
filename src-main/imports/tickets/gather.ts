import type { ImportError } from '#shared/imports/report.ts';
import type { ForeignState } from '#shared/imports/targets.ts';
import type { Impact, Urgency } from '#shared/sla/priority.ts';
import type { Channel } from '#shared/tickets/ticket.ts';
import type { Table } from '../csv/table.ts';
import { type ForeignRow, readRow } from './readRow.ts';
import type { TicketMap } from './ticketMap.ts';

/** How a ticket stood from an instant on, as the other system tells it. */
export interface Observation {
  readonly at: number;
  readonly state: ForeignState;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly by: string | null;
}

/** A ticket of the other system with all that happened to it, in order. */
export interface ForeignTicket {
  readonly number: string;
  readonly line: number;
  readonly openedAt: number;
  readonly title: string;
  readonly description: string;
  readonly requester: string | null;
  readonly requesterEmail: string | null;
  readonly location: string | null;
  readonly service: string | null;
  readonly channel: Channel;
  readonly reopenings: number;
  readonly solution: string | null;
  readonly updatedAt: number;
  readonly observations: readonly Observation[];
}

export interface Gathered {
  /** Rows of data, however many were good. */
  readonly read: number;
  /** Those without an error, in the order in which they were opened. */
  readonly tickets: readonly ForeignTicket[];
  readonly errors: readonly ImportError[];
}

interface Options {
  readonly map: TicketMap;
  /** Zone of dates without an offset. */
  readonly zone: string;
  /** The file as it stood then: later rows, and what was opened later, are left out. */
  readonly until: number | null;
}

/**
 * Reads the whole table, checks every row, and puts rows of one number together. Nothing is written: an import is
 * known to be good before it begins. A ticket with a bad row is left out as a whole.
 */
export async function gatherTickets(table: Table, options: Options): Promise<Gathered> {
  const errors: ImportError[] = [];
  const byNumber = new Map<string, ForeignRow[]>();
  const spoiled = new Set<string>();
  const isLog = options.map.columns.changedAt !== undefined;
  let read = 0;
  for await (const tableRow of table.rows) {
    read += 1;
    const outcome = readRow(options.map, tableRow, options.zone);
    if ('errors' in outcome) {
      errors.push(...outcome.errors);
      spoiled.add(tableRow.cell(options.map.columns.number));
      continue;
    }
    const { row } = outcome;
    const rows = byNumber.get(row.number);
    if (rows === undefined) byNumber.set(row.number, [row]);
    else if (isLog) rows.push(row);
    else {
      errors.push({
        line: row.line,
        column: options.map.columns.number,
        message: `The number ${row.number} came on line ${rows[0]?.line} already.`,
        rule: 'ticketTwice',
        values: { number: row.number, line: rows[0]?.line ?? 0 },
      });
    }
  }
  const tickets: ForeignTicket[] = [];
  for (const [number, rows] of byNumber) {
    if (spoiled.has(number)) continue;
    const problem = problemOf(rows, options.map);
    if (problem !== null) {
      errors.push(problem);
      continue;
    }
    const ticket = isLog ? fromLog(rows, options.until) : fromRow(rows[0], options.until);
    if (ticket !== null) tickets.push(ticket);
  }
  tickets.sort((a, b) => a.openedAt - b.openedAt || a.line - b.line);
  errors.sort((a, b) => a.line - b.line);
  return { read, tickets, errors };
}

/** What no single cell shows: dates in an order that cannot be. */
function problemOf(rows: readonly ForeignRow[], map: TicketMap): ImportError | null {
  for (const row of rows) {
    for (const [field, at] of [
      ['resolvedAt', row.resolvedAt],
      ['closedAt', row.closedAt],
    ] as const) {
      if (at !== null && at < row.openedAt) {
        const message = `The ticket ${row.number} ends before it was opened.`;
        const values = { number: row.number };
        return {
          line: row.line,
          column: map.columns[field] ?? null,
          message,
          rule: 'endsBeforeOpened',
          values,
        };
      }
    }
    const hasEnd = row.resolvedAt !== null || row.closedAt !== null || row.updatedAt !== null;
    if (row.changedAt === null && isEnded(row.state) && !hasEnd) {
      const column = map.columns.closedAt ?? map.columns.resolvedAt ?? null;
      return {
        line: row.line,
        column,
        message: `The ticket ${row.number} has ended, but no date says when.`,
        rule: 'endedWithoutDate',
        values: { number: row.number },
      };
    }
  }
  return null;
}

function isEnded(state: ForeignState | null): boolean {
  return state === 'resolved' || state === 'closed' || state === 'cancelled';
}

/** A ticket from its events; null when it was opened after `until`. */
function fromLog(rows: readonly ForeignRow[], until: number | null): ForeignTicket | null {
  const inOrder = rows
    .map((row, index) => ({ row, index, at: Math.max(row.changedAt ?? row.openedAt, row.openedAt) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const first = inOrder[0];
  if (first === undefined || (until !== null && first.row.openedAt > until)) return null;
  const seen = until === null ? inOrder : inOrder.filter(({ at }) => at <= until);
  // Opened just before `until` and written down just after: it stood as opened.
  const opened = seen.length > 0 ? seen : [{ ...first, at: first.row.openedAt, isOpening: true }];
  let before: ForeignState = 'new';
  const observations = opened.map((each): Observation => {
    const { row, at } = each;
    if ('isOpening' in each) return { ...observed(row, at, 'new'), assignee: null, team: null };
    const state = stateAsOf(row, before, until);
    before = state;
    return observed(row, at, state);
  });
  const last = opened.at(-1)?.row ?? first.row;
  const ofRows = opened.map(({ row }) => row);
  const latest = <K extends keyof ForeignRow>(key: K) => ofRows.findLast((row) => row[key] !== null)?.[key];
  return {
    ...base(last),
    line: first.row.line,
    openedAt: first.row.openedAt,
    requester: latest('requester') ?? null,
    requesterEmail: latest('requesterEmail') ?? null,
    location: latest('location') ?? null,
    service: latest('service') ?? null,
    reopenings: Math.max(...ofRows.map((row) => row.reopenings)),
    updatedAt: observations.at(-1)?.at ?? first.row.openedAt,
    observations,
  };
}

/**
 * The state a row tells. Two of its claims are not taken at their word. `New` after something else is a late copy of
 * the first row, not a step back. And in a file as it stood at `until`, a ticket is open until its date of resolution
 * (or of closing, where it has none): rows that say `Resolved` without or before that date are a rule's, or were taken
 * back by a reopening.
 */
function stateAsOf(row: ForeignRow, before: ForeignState, until: number | null): ForeignState {
  const state = row.state ?? 'new';
  if (state === 'new') return before;
  if (until === null || !(state === 'resolved' || state === 'closed')) return state;
  const endedAt = row.resolvedAt ?? row.closedAt;
  return endedAt !== null && endedAt <= until ? state : before;
}

/** A ticket from the one row that tells how it last stood; null when it was opened after `until`. */
function fromRow(row: ForeignRow | undefined, until: number | null): ForeignTicket | null {
  if (row === undefined || (until !== null && row.openedAt > until)) return null;
  const wasBy = (at: number | null) => at !== null && (until === null || at <= until);
  const closedAt = row.state === 'closed' ? (row.closedAt ?? row.updatedAt) : row.closedAt;
  const resolvedAt = row.resolvedAt ?? (isEnded(row.state) ? (closedAt ?? row.updatedAt) : closedAt);
  const state = row.state ?? (closedAt !== null ? 'closed' : resolvedAt !== null ? 'resolved' : 'new');
  const observations: Observation[] = [observed(row, row.openedAt, 'new')];
  const open: ForeignState = isEnded(state) ? 'assigned' : state;
  if (open !== 'new' && !isEnded(state)) {
    const at = row.updatedAt !== null && wasBy(row.updatedAt) ? row.updatedAt : row.openedAt;
    observations.push(observed(row, Math.max(at, row.openedAt), open));
  }
  if (state === 'cancelled') {
    if (wasBy(resolvedAt)) observations.push(observed(row, resolvedAt ?? row.openedAt, 'cancelled'));
  } else if (isEnded(state) && wasBy(resolvedAt)) {
    observations.push(observed(row, resolvedAt ?? row.openedAt, 'resolved'));
    if (state === 'closed' && wasBy(closedAt)) {
      observations.push(observed(row, Math.max(closedAt ?? 0, resolvedAt ?? 0), 'closed'));
    }
  }
  return { ...base(row), updatedAt: observations.at(-1)?.at ?? row.openedAt, observations };
}

function observed(row: ForeignRow, at: number, state: ForeignState): Observation {
  const { assignee, team, impact, urgency, changedBy } = row;
  return { at, state, assignee, team, impact, urgency, by: changedBy };
}

function base(row: ForeignRow) {
  const { number, line, openedAt, title, description, requester, requesterEmail } = row;
  const { location, service, channel, reopenings, solution } = row;
  return {
    number,
    line,
    openedAt,
    title,
    description,
    requester,
    requesterEmail,
    location,
    service,
    channel,
    reopenings,
    solution,
  };
}
