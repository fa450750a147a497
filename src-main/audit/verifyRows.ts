import type { FileReader } from '../db/dialects/sqliteFile.ts';
import type { Covered, CoveredTable } from './covered.ts';
import { digestOf, type StoredRow } from './digest.ts';
import type { Findings } from './report.ts';
import { count, equal } from './verifyChain.ts';

const PAGE = 500;

/** The newest digest of a covered id. */
interface Mark {
  readonly entityId: number;
  readonly seq: number;
  readonly salt: Uint8Array | null;
  readonly digest: Uint8Array;
}

interface Group {
  readonly id: number;
  readonly rows: readonly StoredRow[];
}

/** Compares every covered row with the digest of its newest event, both read in the order of their ids. */
export async function verifyRows(reader: FileReader, covered: Covered, findings: Findings): Promise<void> {
  const tables = Object.entries(covered).filter(([, { table }]) => reader.hasTable(table));
  const total = tables.reduce(
    (sum, [, { table }]) => sum + count(reader, `SELECT count(*) AS n FROM ${name(table)}`),
    0,
  );
  for (const [entity, table] of tables) await verifyEntity(reader, entity, table, total, findings);
}

async function verifyEntity(
  reader: FileReader,
  entity: string,
  table: CoveredTable,
  total: number,
  findings: Findings,
): Promise<void> {
  const marks = marksOf(reader, entity);
  const groups = groupsOf(reader, table);
  let mark = marks.next().value;
  let group = groups.next().value;
  let steps = 0;
  while (mark !== undefined || group !== undefined) {
    const id = Math.min(mark?.entityId ?? Number.POSITIVE_INFINITY, group?.id ?? Number.POSITIVE_INFINITY);
    const ofMark = mark?.entityId === id ? mark : undefined;
    const ofGroup = group?.id === id ? group : undefined;
    compare(entity, table, id, ofMark, ofGroup?.rows ?? [], findings);
    findings.counts.rows += ofGroup?.rows.length ?? 0;
    if (ofMark !== undefined) mark = marks.next().value;
    if (ofGroup !== undefined) group = groups.next().value;
    if (++steps % PAGE === 0) await findings.progress('rows', findings.counts.rows, total);
  }
  await findings.progress('rows', findings.counts.rows, total);
}

function compare(
  entity: string,
  table: CoveredTable,
  id: number,
  mark: Mark | undefined,
  rows: readonly StoredRow[],
  findings: Findings,
): void {
  const isGone = mark === undefined || mark.digest.length === 0;
  if (rows.length === 0) {
    if (!isGone)
      findings.add('vanishedRow', `No event says that ${entity} ${id} was removed.`, { entity, id });
  } else if (isGone) {
    findings.add('unrecordedRow', `No event says that there is a ${entity} ${id}.`, { entity, id });
  } else if (mark.salt === null || !equal(digestOf(table, mark.salt, rows), mark.digest)) {
    const message = `${entity} ${id} is not as its newest event left it.`;
    findings.add('changedRow', message, { entity, id, seq: mark.seq });
  }
}

/** With max(), SQLite takes the bare columns from the row that has the maximum (sqlite.org/lang_select.html). */
function* marksOf(reader: FileReader, entity: string): Generator<Mark, undefined> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = reader.all<Mark>(
      `SELECT entityId, max(seq) AS seq, salt, digest FROM eventRows
       WHERE entity = ? AND entityId > ? AND digest IS NOT NULL GROUP BY entityId ORDER BY entityId LIMIT ?`,
      entity,
      after,
      PAGE,
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return undefined;
    after = last.entityId;
  }
}

function* groupsOf(
  reader: FileReader,
  { table, idColumn, orderBy = [] }: CoveredTable,
): Generator<Group, undefined> {
  const id = name(idColumn);
  const order = [idColumn, ...orderBy].map(name).join(', ');
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const range = reader.first<{ n: number; last: number }>(
      `SELECT count(*) AS n, max(id) AS last FROM (
         SELECT DISTINCT ${id} AS id FROM ${name(table)} WHERE ${id} > ? ORDER BY ${id} LIMIT ?)`,
      after,
      PAGE,
    );
    if (range === undefined || range.n === 0) return undefined;
    const rows = reader.all<StoredRow>(
      `SELECT * FROM ${name(table)} WHERE ${id} > ? AND ${id} <= ? ORDER BY ${order}`,
      after,
      range.last,
    );
    yield* grouped(rows, idColumn);
    after = range.last;
  }
}

function grouped(rows: readonly StoredRow[], idColumn: string): readonly Group[] {
  return [...Map.groupBy(rows, (row) => Number(row[idColumn]))].map(([id, members]) => ({
    id,
    rows: members,
  }));
}

/** Names come from our own list of covered tables; quoted all the same. */
function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
