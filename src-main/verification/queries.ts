import { type RawBuilder, sql } from 'kysely';
import type { StatusKind } from '#shared/assets/asset.ts';
import type { VerifiedAsset } from '#shared/verification/contract.ts';
import type { RoundStatus, ScanResult } from '#shared/verification/round.ts';
import type { ReadDb } from '../db/handles.ts';

/** A round as it is stored, with the names beside its ids. */
export interface RoundRow {
  readonly id: number;
  readonly folio: string;
  readonly locationId: number;
  readonly locationName: string;
  readonly status: RoundStatus;
  readonly startedAt: number;
  readonly startedById: number | null;
  readonly startedByName: string | null;
  readonly closedAt: number | null;
  readonly closedById: number | null;
  readonly closedByName: string | null;
  readonly note: string | null;
  readonly version: number;
}

const selectRounds = (index: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<RoundRow>`
  SELECT r.id, r.folio, r.locationId, l.name AS locationName, r.status, r.startedAt, r.startedById,
    s.name AS startedByName, r.closedAt, r.closedById, c.name AS closedByName, r.note, r.version
  FROM verificationRounds r ${index} JOIN locations l ON l.id = r.locationId
    LEFT JOIN people s ON s.id = r.startedById LEFT JOIN people c ON c.id = r.closedById ${where}`;

export async function roundById(db: ReadDb, id: number): Promise<RoundRow | undefined> {
  const { rows } = await selectRounds(sql``, sql`WHERE r.id = ${id}`).execute(db);
  return rows[0];
}

/** Start time and id of the last round of the page before. */
export type RoundKey = readonly [number, number];

export interface RoundsFilter {
  readonly locationId?: number | undefined;
  readonly status?: RoundStatus | undefined;
  readonly after: RoundKey | null;
  readonly limit: number;
}

/** Newest first. Rounds are few (one a place and time): a status is looked for among them, a place has its index. */
export function roundsQuery({ locationId, status, after, limit }: RoundsFilter) {
  const conditions = [sql`1 = 1`];
  if (locationId !== undefined) conditions.push(sql`r.locationId = ${locationId}`);
  if (status !== undefined) conditions.push(sql`r.status = ${status}`);
  if (after !== null) conditions.push(sql`(r.startedAt, r.id) < (${after[0]}, ${after[1]})`);
  const index =
    locationId === undefined
      ? sql`INDEXED BY verificationRounds_startedAt`
      : sql`INDEXED BY verificationRounds_location`;
  return selectRounds(
    index,
    sql`WHERE ${sql.join(conditions, sql` AND `)} ORDER BY r.startedAt DESC, r.id DESC LIMIT ${limit}`,
  );
}

/** The rounds under way: at most one a place. */
export function openRoundsQuery() {
  return selectRounds(
    sql`INDEXED BY verificationRounds_open`,
    sql`WHERE r.status = 'open' ORDER BY r.locationId`,
  );
}

export interface RoundCounts {
  readonly expected: number;
  readonly found: number;
  readonly missing: number;
  readonly elsewhere: number;
  readonly unknown: number;
}

const NOTHING: RoundCounts = { expected: 0, found: 0, missing: 0, elsewhere: 0, unknown: 0 };

export const expectedCountsQuery = (roundIds: readonly number[]) => sql<{
  roundId: number;
  expected: number;
  found: number;
}>`
  SELECT roundId, count(*) AS expected, count(foundAt) AS found FROM verificationExpected
  WHERE roundId IN (SELECT value FROM json_each(${JSON.stringify(roundIds)})) GROUP BY roundId`;

export const scanCountsQuery = (roundIds: readonly number[]) => sql<{
  roundId: number;
  result: ScanResult;
  count: number;
}>`
  SELECT roundId, result, count(*) AS count FROM verificationScans INDEXED BY verificationScans_result
  WHERE roundId IN (SELECT value FROM json_each(${JSON.stringify(roundIds)})) GROUP BY roundId, result`;

/** What each of these rounds has come to: two queries for all of them. */
export async function countsOf(
  db: ReadDb,
  roundIds: readonly number[],
): Promise<(id: number) => RoundCounts> {
  const counts = new Map<number, RoundCounts>();
  for (const { roundId, expected, found } of (await expectedCountsQuery(roundIds).execute(db)).rows) {
    counts.set(roundId, { ...NOTHING, expected, found, missing: expected - found });
  }
  for (const { roundId, result, count } of (await scanCountsQuery(roundIds).execute(db)).rows) {
    if (result !== 'found') counts.set(roundId, { ...(counts.get(roundId) ?? NOTHING), [result]: count });
  }
  return (id) => counts.get(id) ?? NOTHING;
}

export interface ScanRow extends AssetColumns {
  readonly id: number;
  readonly scanned: string;
  readonly result: ScanResult;
  readonly note: string | null;
  readonly at: number;
  readonly byId: number | null;
  readonly byName: string | null;
}

interface AssetColumns {
  readonly assetId: number | null;
  readonly inventoryNumber: string | null;
  readonly name: string | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly statusKind: StatusKind | null;
  readonly locationId: number | null;
  readonly locationName: string | null;
  readonly holderId: number | null;
  readonly holderName: string | null;
}

const assetColumns = sql`a.id AS assetId, a.inventoryNumber, a.name, a.brand, a.model, a.serial, a.statusKind,
  a.locationId, l.name AS locationName, a.holderId, h.name AS holderName`;
const assetJoins = sql`LEFT JOIN locations l ON l.id = a.locationId LEFT JOIN people h ON h.id = a.holderId`;

export function rowToAsset(row: AssetColumns): VerifiedAsset | null {
  const { assetId, inventoryNumber, name, statusKind, brand, model, serial } = row;
  if (assetId === null || inventoryNumber === null || name === null || statusKind === null) return null;
  return {
    id: assetId,
    inventoryNumber,
    name,
    brand,
    model,
    serial,
    statusKind,
    location: row.locationId === null ? null : { id: row.locationId, name: row.locationName ?? '' },
    holder: row.holderId === null ? null : { id: row.holderId, name: row.holderName ?? '' },
  };
}

export interface ScansFilter {
  readonly roundId: number;
  readonly result?: ScanResult | undefined;
  readonly beforeId: number | null;
  readonly limit: number;
}

/** Newest first. */
export function scansQuery({ roundId, result, beforeId, limit }: ScansFilter) {
  const conditions = [sql`s.roundId = ${roundId}`];
  if (result !== undefined) conditions.push(sql`s.result = ${result}`);
  if (beforeId !== null) conditions.push(sql`s.id < ${beforeId}`);
  const index = result === undefined ? 'verificationScans_list' : 'verificationScans_result';
  return selectScans(
    sql`INDEXED BY ${sql.id(index)}`,
    sql`WHERE ${sql.join(conditions, sql` AND `)} ORDER BY s.id DESC LIMIT ${limit}`,
  );
}

const selectScans = (index: RawBuilder<unknown>, rest: RawBuilder<unknown>) => sql<ScanRow>`
  SELECT s.id, s.scanned, s.result, s.note, s.at, s.byId, b.name AS byName, ${assetColumns}
  FROM verificationScans s ${index} LEFT JOIN assets a ON a.id = s.assetId ${assetJoins}
    LEFT JOIN people b ON b.id = s.byId ${rest}`;

export async function scanById(db: ReadDb, roundId: number, id: number): Promise<ScanRow | undefined> {
  const { rows } = await selectScans(sql``, sql`WHERE s.id = ${id} AND s.roundId = ${roundId}`).execute(db);
  return rows[0];
}

/** What was read before of the same text, or of the same asset by another of its numbers. */
export async function earlierScan(
  db: ReadDb,
  roundId: number,
  { foldedScan, assetId }: { readonly foldedScan: string; readonly assetId: number | null },
): Promise<ScanRow | undefined> {
  const byText = await selectScans(
    sql``,
    sql`WHERE s.roundId = ${roundId} AND s.foldedScan = ${foldedScan}`,
  ).execute(db);
  if (byText.rows[0] !== undefined || assetId === null) return byText.rows[0];
  const byAsset = await selectScans(
    sql``,
    sql`WHERE s.roundId = ${roundId} AND s.assetId = ${assetId}`,
  ).execute(db);
  return byAsset.rows[0];
}

/** Expected and not found, by inventory number from after the key on. */
export function missingQuery(roundId: number, after: readonly [string, number] | null, limit: number) {
  const beyond = after === null ? sql`` : sql`AND (a.foldedNumber, a.id) > (${after[0]}, ${after[1]})`;
  return sql<AssetColumns & { readonly foldedNumber: string }>`
    SELECT a.foldedNumber, ${assetColumns}
    FROM verificationExpected e INDEXED BY verificationExpected_missing JOIN assets a ON a.id = e.assetId ${assetJoins}
    WHERE e.roundId = ${roundId} AND e.foundAt IS NULL ${beyond}
    ORDER BY a.foldedNumber, a.id LIMIT ${limit}`;
}

/** All that was expected, for the record: found or not, by inventory number. */
export async function expectedAssets(db: ReadDb, roundId: number) {
  const { rows } = await sql<AssetColumns & { readonly foundAt: number | null }>`
    SELECT e.foundAt, ${assetColumns}
    FROM verificationExpected e JOIN assets a ON a.id = e.assetId ${assetJoins}
    WHERE e.roundId = ${roundId} ORDER BY a.foldedNumber, a.id`.execute(db);
  return rows;
}

export async function storedRecord(
  db: ReadDb,
  id: number,
): Promise<{ readonly record: string; readonly sha256: string } | null> {
  const row = await db
    .selectFrom('verificationRounds')
    .select(['record', 'recordSha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.record === null || row.recordSha256 === null) return null;
  return { record: row.record, sha256: row.recordSha256 };
}
