import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Round, Scan } from '#shared/verification/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import { countsOf, type RoundRow, roundById, rowToAsset, type ScanRow } from './queries.ts';

const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Rounds as the contract has them, with what each has come to. */
export async function roundViews(db: ReadDb, rows: readonly RoundRow[]): Promise<Round[]> {
  const counts = await countsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    folio: row.folio,
    location: { id: row.locationId, name: row.locationName },
    status: row.status,
    startedAt: toIso(row.startedAt),
    startedBy: named(row.startedById, row.startedByName),
    closedAt: toIsoOrNull(row.closedAt),
    closedBy: named(row.closedById, row.closedByName),
    note: row.note,
    counts: counts(row.id),
    version: row.version,
  }));
}

/** A round that is certainly there: it was just written. */
export async function roundView(db: ReadDb, id: number): Promise<Round> {
  const row = await roundById(db, id);
  const [view] = row === undefined ? [] : await roundViews(db, [row]);
  if (view === undefined) throw new Error(`Round ${id} is gone`);
  return view;
}

export function scanView(row: ScanRow): Scan {
  return {
    id: row.id,
    scanned: row.scanned,
    result: row.result,
    asset: rowToAsset(row),
    note: row.note,
    at: toIso(row.at),
    by: named(row.byId, row.byName),
  };
}
