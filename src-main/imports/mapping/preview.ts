import { localDate, localDateTime } from '#shared/calendars/localTime.ts';
import type { ImportMapping, PreviewRow } from '#shared/imports/mapping.ts';
import type { ImportError } from '#shared/imports/report.ts';
import { type ImportKind, TARGETS } from '#shared/imports/targets.ts';
import type { ReadDb } from '../../db/handles.ts';
import { loadSettings } from '../../settings/load.ts';
import { readAsset } from '../assets/readAsset.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { TableRow } from '../csv/table.ts';
import { readPerson } from '../people/readPerson.ts';
import type { TableFile } from '../tableFile.ts';
import { readRow } from '../tickets/readRow.ts';
import { assetMap, personColumns, ticketMapOf } from './mapped.ts';

const ROWS = 12;

type Read = (row: TableRow) => { readonly errors: readonly ImportError[]; readonly said: object };

/** The first lines as they would be, or what is wrong with them. */
export async function previewOf(
  db: ReadDb,
  file: TableFile,
  options: { readonly kind: ImportKind; readonly mapping: ImportMapping; readonly now: number },
): Promise<PreviewRow[]> {
  const { kind, mapping } = options;
  const rows: PreviewRow[] = [];
  try {
    const read = await readerOf(db, options);
    const table = await file.table();
    for await (const row of table.rows) {
      if (table.columns.every((column) => row.cell(column) === '')) continue;
      const { errors, said } = read(row);
      const asIs = (field: string) => row.cell(mapping.columns[field] ?? '') || null;
      const cells = TARGETS[kind]
        .filter(({ field }) => mapping.columns[field] !== undefined)
        .map(({ field }) => [field, shown(said, field) ?? asIs(field)]);
      rows.push({ line: row.line, cells: Object.fromEntries(cells), errors: [...errors] });
      if (rows.length === ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    rows.push({ line, cells: {}, errors: [{ line, column, message, rule, values: { ...values } }] });
  }
  return rows;
}

async function readerOf(
  db: ReadDb,
  {
    kind,
    mapping,
    now,
  }: { readonly kind: ImportKind; readonly mapping: ImportMapping; readonly now: number },
): Promise<Read> {
  const { institution, inventory } = await loadSettings(db);
  switch (kind) {
    case 'assets': {
      const map = assetMap(mapping);
      const reading = {
        ...map,
        dates: [map.dates, 'y-m-d' as const],
        statuses: inventory.statuses,
        today: localDate(now, institution.timeZone),
      };
      return (row) => {
        const read = readAsset(row, reading);
        if ('errors' in read) return { errors: read.errors, said: {} };
        const { draft } = read;
        const cost = draft.costCents === null ? null : (draft.costCents / 100).toFixed(2);
        return { errors: [], said: { ...draft, status: draft.status?.label ?? null, cost } };
      };
    }
    case 'people': {
      const columns = personColumns(mapping);
      return (row) => {
        const read = readPerson(row, columns);
        return 'errors' in read ? { errors: read.errors, said: {} } : { errors: [], said: read.draft };
      };
    }
    case 'tickets': {
      const map = ticketMapOf(mapping, '');
      const zone = institution.timeZone;
      return (row) => {
        const read = readRow(map, row, zone);
        if ('errors' in read) return { errors: read.errors, said: {} };
        const { openedAt, resolvedAt, closedAt, updatedAt, ...said } = read.row;
        const local = (at: number | null) =>
          at === null ? null : localDateTime(at, zone).replace('T', ' ').slice(0, 16);
        const dates = { openedAt, resolvedAt, closedAt, updatedAt };
        const written = Object.entries(dates).map(([field, at]) => [field, local(at)]);
        return { errors: [], said: { ...said, ...Object.fromEntries(written) } };
      };
    }
  }
}

/** What was read, as text; undefined for what a reader puts together otherwise (a full name of its parts). */
function shown(said: object, field: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(said, field)?.value;
  if (typeof value === 'string') return value.slice(0, 300);
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(', ') : undefined;
}
