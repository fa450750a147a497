import { setImmediate as turn } from 'node:timers/promises';
import { localDate } from '#shared/calendars/localTime.ts';
import type { ImportError, ImportReport, PlannedRow } from '#shared/imports/report.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { loadSettings } from '../../settings/load.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { Table } from '../csv/table.ts';
import { dateOrderOf } from '../dateOrder.ts';
import type { ImportInto, ImportRun } from '../importHost.ts';
import { openTableFile, type TableSource } from '../tableFile.ts';
import type { DateFormat } from '../tickets/foreignDate.ts';
import { type AssetColumn, findAssetColumns } from './columns.ts';
import { suggestedHolders } from './holders.ts';
import { knownAssets } from './knownAssets.ts';
import { type Plan, planAssets } from './planAssets.ts';
import { type AssetDraft, type AssetReading, readAsset } from './readAsset.ts';
import { writeAssets } from './writeAssets.ts';

/** Which columns say what; without it they are found by their names. */
export interface AssetMap {
  readonly columns: ReadonlyMap<AssetColumn, string>;
  readonly dates: DateFormat;
  readonly statusWords: Readonly<Record<string, string>>;
  readonly ownFields: readonly string[];
}

export interface ImportAssetsOptions extends ImportRun {
  readonly source: TableSource;
  readonly map?: AssetMap | undefined;
  /** Order of the dates, where the file does not show it; without `map` only. */
  readonly dates?: DateFormat | undefined;
  /** Change what is there already and differs. */
  readonly updates?: boolean | undefined;
  /** Name of the file as people know it, for the audit trail. */
  readonly fileName?: string | undefined;
}

type Refusal = { readonly code: 'busy'; readonly details: Record<string, never> };

/** More errors than these help nobody; the first ones tell what is wrong with a file. */
const ERRORS_TOLD = 500;
const ROWS_TOLD = 500;
const ROWS_A_TURN = 500;

/**
 * Takes in assets from a CSV file or a workbook (Snipe-IT's columns, Spanish or Portuguese ones, or as a map says). The
 * whole file is read and checked before; then all of it is written in one transaction, so that it is in wholly or not
 * at all. What is there already is passed over unless `updates` says otherwise: a file can be run twice. Custody is
 * never written: who holds an asset, says the file, is told as a suggestion.
 */
export async function importAssets(
  into: ImportInto,
  options: ImportAssetsOptions,
): Promise<Result<ImportReport, Refusal>> {
  const { dryRun = false, keepGood = false, updates = false, signal } = options;
  const tell = options.onProgress ?? (() => {});
  tell({ phase: 'reading', done: 0, total: 0 });
  const sifted = await sift(into, options);
  const { drafts, read, columns, ignoredColumns } = sifted;
  tell({ phase: 'checking', done: read, total: read });
  const report = (plan: Plan, written: number | null, holders: ReadonlyMap<number, string>): ImportReport => {
    const errors = [...sifted.errors, ...plan.errors].sort((a, b) => a.line - b.line);
    const isRefused = errors.length > 0 && !keepGood;
    const wanted = plan.rows.filter(({ action }) => action === 'create' || action === 'update').length;
    return {
      read,
      imported: written ?? (isRefused ? 0 : wanted),
      skipped: plan.rows.length - wanted,
      errors: errors.slice(0, ERRORS_TOLD),
      planned: plan.rows.slice(0, ROWS_TOLD).map((row) => toldRow(row, holders)),
      ignoredColumns: [...ignoredColumns],
    };
  };

  const plan = planAssets(drafts, await knownAssets(into.read, drafts), columns, updates);
  const holders = await suggestedHolders(into.read, drafts.slice(0, ROWS_TOLD));
  const first = report(plan, null, holders);
  if (dryRun || first.imported === 0) return ok({ ...first, imported: dryRun ? first.imported : 0 });
  signal?.throwIfAborted();
  tell({ phase: 'writing', done: 0, total: first.imported });

  const settings = await loadSettings(into.read);
  const now = into.clock();
  const { result } = await into.auditor.write<ImportReport, Refusal | Changed>(
    { actorId: options.actorId ?? null, origin: 'import', now },
    async (tx, trail) => {
      // Somebody may have added some of them since the file was read.
      const known = await knownAssets(tx, drafts);
      const last = planAssets(drafts, known, columns, updates);
      if (last.errors.length > plan.errors.length && !keepGood)
        return { ok: false, error: { code: 'changed', plan: last } };
      const written = await writeAssets({ tx, trail, now, settings, known }, last.rows);
      const done = report(last, written, holders);
      await trail.record({
        action: 'import.assets',
        entity: 'import',
        entityId: 0,
        data: { after: { read, imported: written, skipped: done.skipped, errors: done.errors.length } },
        ...(options.fileName === undefined ? {} : { text: { file: options.fileName } }),
      });
      return ok(done);
    },
  );
  if (result.ok) {
    tell({ phase: 'writing', done: result.value.imported, total: result.value.imported });
    return result;
  }
  if (result.error.code === 'changed') return ok(report(result.error.plan, 0, holders));
  return fail({ code: 'busy', details: {} });
}

/** What the file clashes with came in while it was being checked. */
interface Changed {
  readonly code: 'changed';
  readonly plan: Plan;
}

interface Sifted {
  readonly read: number;
  readonly drafts: readonly AssetDraft[];
  readonly errors: readonly ImportError[];
  readonly columns: ReadonlyMap<AssetColumn, string>;
  readonly ignoredColumns: readonly string[];
}

/** Reads the whole file before anything is written. */
async function sift(into: ImportInto, options: ImportAssetsOptions): Promise<Sifted> {
  const drafts: AssetDraft[] = [];
  const errors: ImportError[] = [];
  let columns: ReadonlyMap<AssetColumn, string> = options.map?.columns ?? new Map();
  let ignoredColumns: readonly string[] = [];
  let read = 0;
  try {
    const file = await openTableFile(options.source, options.signal);
    const table = await file.table();
    columns = options.map?.columns ?? findAssetColumns(table.columns);
    if (!columns.has('inventoryNumber') && !columns.has('serial')) {
      throw new CsvFault(
        1,
        null,
        'No column gives the inventory number or the serial number: call one “Asset Tag” or “Número de inventario”.',
        'noNumberColumn',
      );
    }
    const reading = await readingOf(into, options, columns, () => file.table());
    const used = new Set([...columns.values(), ...reading.ownFields]);
    ignoredColumns = table.columns.filter((column) => !used.has(column));
    for await (const row of table.rows) {
      // Spreadsheets save emptied lines as separators alone.
      if (table.columns.every((column) => row.cell(column) === '')) continue;
      read += 1;
      if (read % ROWS_A_TURN === 0) {
        options.signal?.throwIfAborted();
        options.onProgress?.({ phase: 'reading', done: read, total: 0 });
        // A file that is in memory already gives its rows without a turn of the event loop.
        await turn();
      }
      const outcome = readAsset(row, reading);
      if ('errors' in outcome) errors.push(...outcome.errors);
      else drafts.push(outcome.draft);
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    errors.push({ line, column, message, rule, values: { ...values } });
  }
  return { read, drafts, errors, columns, ignoredColumns };
}

async function readingOf(
  into: ImportInto,
  { map, dates }: ImportAssetsOptions,
  columns: ReadonlyMap<AssetColumn, string>,
  table: () => Promise<Table>,
): Promise<AssetReading> {
  const { inventory, institution } = await loadSettings(into.read);
  const order = map?.dates ?? dates ?? (await orderFound(columns, table));
  return {
    columns,
    dates: [...new Set<DateFormat>([order, 'y-m-d'])],
    statuses: inventory.statuses,
    statusWords: map?.statusWords ?? {},
    ownFields: map?.ownFields ?? [],
    today: localDate(into.clock(), institution.timeZone),
  };
}

const DATED = ['acquiredOn', 'warrantyUntil'] as const;

/**
 * The order that the file's own dates prove; Snipe-IT's American one where its headings are Snipe-IT's and its dates
 * prove nothing. Else it is asked for: 3/4 is a date in both.
 */
async function orderFound(
  columns: ReadonlyMap<AssetColumn, string>,
  table: () => Promise<Table>,
): Promise<DateFormat> {
  const dated = DATED.flatMap((field) => columns.get(field) ?? []);
  const column = dated[0];
  if (column === undefined) return 'y-m-d';
  const texts: string[] = [];
  let firstLine = 1;
  for await (const row of (await table()).rows) {
    for (const each of dated) {
      const cell = row.cell(each);
      if (cell === '') continue;
      if (texts.length === 0) firstLine = row.lineOf(each);
      texts.push(cell);
    }
  }
  const order = dateOrderOf(texts);
  if (order === 'none') return 'y-m-d';
  if (order !== 'either' && order !== 'mixed') return order;
  if (order === 'either' && columns.get('inventoryNumber')?.toLowerCase() === 'asset tag') return 'm/d/y';
  throw new CsvFault(
    firstLine,
    column,
    'The dates do not show whether the day or the month comes first: say which.',
    'dateAmbiguous',
  );
}

function toldRow(row: Plan['rows'][number], holders: ReadonlyMap<number, string>): PlannedRow {
  const { draft, present, action, changes } = row;
  const name = draft.name ?? present?.name ?? [draft.brand, draft.model].filter(Boolean).join(' ');
  return {
    line: draft.line,
    action,
    label: draft.inventoryNumber ?? present?.inventoryNumber ?? draft.serial ?? '',
    name,
    changes,
    suggestedHolder: holders.get(draft.line) ?? null,
  };
}
