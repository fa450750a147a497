import type { ImportError, ImportReport } from '#shared/imports/report.ts';
import type { Auditor } from '../../audit/auditedWrite.ts';
import type { ReadDb } from '../../db/handles.ts';
import { loadSettings } from '../../settings/load.ts';
import { CsvFault } from '../csv/csvFault.ts';
import { type SliceContext, sliceWriter } from '../sliceWriter.ts';
import { openTableFile, type TableFile, type TableSource } from '../tableFile.ts';
import { addReferences } from './addReferences.ts';
import { type ForeignTicket, type Gathered, gatherTickets } from './gather.ts';
import { ensurePromises, loadRules } from './loadRules.ts';
import { findReferences } from './references.ts';
import { beginRun, finishRun, numbersPresent } from './runs.ts';
import { fittedMap, type TicketMap } from './ticketMap.ts';
import { writeTicket } from './writeTicket.ts';

/** A report tells so many errors; the last entry counts the rest. */
const MAX_ERRORS = 1_000;

export interface ImportOptions {
  readonly path: string;
  readonly map: TicketMap;
  /** Where in the file the table is, and what its words stand for. */
  readonly source?: Omit<TableSource, 'path'> | undefined;
  /** UTC ms; only what had happened by then. Null: all. */
  readonly until: number | null;
  /** Checks everything and writes nothing. */
  readonly dryRun: boolean;
  /** Imports the good tickets although others have errors. */
  readonly keepGood: boolean;
  readonly onProgress?: (step: ImportProgress) => void;
  /** Stops between two slices; what is written stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly phase: 'reading' | 'people' | 'tickets';
  readonly done: number;
  readonly total: number;
}

interface Into {
  readonly read: ReadDb;
  readonly auditor: Auditor;
  readonly clock: () => number;
}

/**
 * Imports tickets from a CSV file: the whole file is read and checked first, so that one error stops it before anything
 * is written. Then people, teams, locations and services, then the tickets in the order in which they were opened,
 * in short transactions. A ticket whose foreign number is there already is skipped: a run that was cut off goes on
 * when it is run again, and nothing is doubled.
 *
 * @throws for faults of the machine and of the database; what is wrong with the file is in the report
 */
export async function importTickets(into: Into, options: ImportOptions): Promise<ImportReport> {
  const tell = options.onProgress ?? (() => {});
  tell({ phase: 'reading', done: 0, total: 0 });
  let file: TableFile;
  let gathered: Gathered;
  let map: TicketMap;
  try {
    file = await openTableFile({ ...options.source, path: options.path }, options.signal);
    ({ gathered, map } = await readAll(into, file, options));
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    return report(0, 0, 0, [{ line, column, message, rule, values: { ...values } }]);
  }
  const present = await numbersPresent(
    into.read,
    map.system,
    gathered.tickets.map((ticket) => ticket.number),
  );
  const fresh = gathered.tickets.filter((ticket) => !present.has(ticket.number));
  const { errors, isClear } = await findReferences(into.read, fresh, map);
  const allErrors = [...gathered.errors, ...errors];
  const skipped = gathered.tickets.length - fresh.length;
  const isRefused = allErrors.length > 0 && !options.keepGood;
  const good = isRefused ? [] : fresh.filter(isClear);
  if (options.dryRun || good.length === 0) {
    return report(gathered.read, options.dryRun ? good.length : 0, skipped, allErrors);
  }

  const writer = sliceWriter(into.auditor, into.clock);
  const { institution } = await loadSettings(into.read);
  await ensurePromises(writer, institution.timeZone);
  const runId = await beginRun(writer, { source: map.system, fileSha256: file.sha256 });
  tell({ phase: 'people', done: 0, total: good.length });
  const { found, missing } = await findReferences(into.read, good, map);
  await addReferences(writer, found, missing, map.serviceCategory);
  const rules = await loadRules(into.read, map.system, found.services.values());
  const write = async (ctx: SliceContext, ticket: ForeignTicket) => {
    await writeTicket(ctx, rules, found, ticket);
  };
  await writer.each(good, write, {
    written: (done) => tell({ phase: 'tickets', done, total: good.length }),
    signal: options.signal,
  });
  await finishRun(writer, runId, good.length);
  return report(gathered.read, good.length, skipped, allErrors);
}

async function readAll(
  into: Into,
  file: TableFile,
  options: ImportOptions,
): Promise<{ gathered: Gathered; map: TicketMap }> {
  const table = await file.table();
  const { map, missing } = fittedMap(options.map, table.has);
  if (missing.length > 0) {
    const errors = missing.map((column) => ({
      line: 1,
      column,
      message: `The column “${column}” is missing; the file has: ${shortList(table.columns)}.`,
      rule: 'columnMissing',
      values: { column },
    }));
    return { gathered: { read: 0, tickets: [], errors }, map };
  }
  const { institution } = await loadSettings(into.read);
  const gathered = await gatherTickets(table, { map, zone: institution.timeZone, until: options.until });
  return { gathered, map };
}

function shortList(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return columns.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}

function report(
  read: number,
  imported: number,
  skipped: number,
  errors: readonly ImportError[],
): ImportReport {
  if (errors.length <= MAX_ERRORS) return { read, imported, skipped, errors: [...errors] };
  const rest = errors.length - MAX_ERRORS;
  const last = errors[MAX_ERRORS];
  const more = {
    line: last?.line ?? 0,
    column: null,
    message: `… and ${rest} more errors from this line on.`,
  };
  return { read, imported, skipped, errors: [...errors.slice(0, MAX_ERRORS), more] };
}
