import { type RawBuilder, sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { LicenceSeat, StockItem, StockMovement } from '#shared/stock/contract.ts';
import { leftOf, type MovementKind, type StockKind } from '#shared/stock/stock.ts';
import type { ReadDb } from '../db/handles.ts';

/** A consumable or licence as it is stored, with the names beside its ids. */
export interface StockRow {
  readonly id: number;
  readonly kind: StockKind;
  readonly name: string;
  readonly foldedName: string;
  readonly categoryId: number;
  readonly categoryName: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly unit: string;
  readonly quantity: number;
  readonly handedOut: number;
  readonly minimum: number | null;
  readonly isLow: 0 | 1;
  readonly unitCostCents: number | null;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly locationId: number | null;
  readonly locationName: string | null;
  readonly expiresOn: string | null;
  readonly notes: string | null;
  readonly isEnabled: 0 | 1;
  readonly version: number;
}

const selectItems = (index: RawBuilder<unknown>, rest: RawBuilder<unknown>) => sql<StockRow>`
  SELECT i.id, i.kind, i.name, i.foldedName, i.categoryId, c.name AS categoryName, i.brand, i.model, i.unit,
    i.quantity, i.handedOut, i.minimum, i.isLow, i.unitCostCents, i.supplierId, s.name AS supplierName, i.locationId,
    l.name AS locationName, i.expiresOn, i.notes, i.isEnabled, i.version
  FROM stockItems i ${index} JOIN assetCategories c ON c.id = i.categoryId
    LEFT JOIN suppliers s ON s.id = i.supplierId LEFT JOIN locations l ON l.id = i.locationId ${rest}`;

const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function itemView(row: StockRow): StockItem {
  const { id, kind, name, brand, model, unit, quantity, handedOut, minimum, unitCostCents, expiresOn } = row;
  return {
    id,
    kind,
    name,
    category: { id: row.categoryId, name: row.categoryName },
    brand,
    model,
    unit,
    quantity,
    handedOut,
    left: leftOf(row),
    minimum,
    isLow: row.isLow === 1,
    unitCostCents,
    supplier: named(row.supplierId, row.supplierName),
    location: named(row.locationId, row.locationName),
    expiresOn,
    notes: row.notes,
    isEnabled: row.isEnabled === 1,
    version: row.version,
  };
}

export async function itemById(db: ReadDb, id: number): Promise<StockRow | undefined> {
  const { rows } = await selectItems(sql``, sql`WHERE i.id = ${id}`).execute(db);
  return rows[0];
}

export interface StockFilter {
  readonly q: string;
  readonly kind?: StockKind | undefined;
  readonly onlyLow: boolean;
  readonly withDisabled: boolean;
  /** Folded name and id of the last one on the page before. */
  readonly after: readonly [string, number] | null;
  readonly limit: number;
}

/** By name. Any part of name, brand or model matches, for which the index by name is walked until the page is full. */
export function itemsQuery({ q, kind, onlyLow, withDisabled, after, limit }: StockFilter) {
  const conditions = [sql`1 = 1`];
  if (onlyLow) conditions.push(sql`i.isLow = 1`);
  if (kind !== undefined) conditions.push(sql`i.kind = ${kind}`);
  if (!withDisabled) conditions.push(sql`i.isEnabled = 1`);
  for (const word of foldText(q).split(/\s+/).filter(Boolean)) {
    conditions.push(sql`(instr(i.foldedName, ${word}) > 0
      OR instr(lower(coalesce(i.brand, '') || ' ' || coalesce(i.model, '')), ${word}) > 0)`);
  }
  if (after !== null) conditions.push(sql`(i.foldedName, i.id) > (${after[0]}, ${after[1]})`);
  const index = onlyLow ? 'stockItems_low' : kind === undefined ? 'stockItems_list' : 'stockItems_kind';
  return selectItems(
    sql`INDEXED BY ${sql.id(index)}`,
    sql`WHERE ${sql.join(conditions, sql` AND `)} ORDER BY i.foldedName, i.id LIMIT ${limit}`,
  );
}

interface MovementRow extends AssetAndPerson {
  readonly id: number;
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly ticketId: number | null;
  readonly folio: string | null;
  readonly note: string | null;
  readonly at: number;
  readonly byId: number | null;
  readonly byName: string | null;
}

interface AssetAndPerson {
  readonly personId: number | null;
  readonly personName: string | null;
  readonly assetId: number | null;
  readonly inventoryNumber: string | null;
  readonly assetName: string | null;
}

export const movementsQuery = (itemId: number, beforeId: number | null, limit: number) => sql<MovementRow>`
  SELECT m.id, m.kind, m.quantity, m.personId, p.name AS personName, m.assetId, a.inventoryNumber, a.name AS assetName,
    m.ticketId, t.folio, m.note, m.at, m.byId, b.name AS byName
  FROM stockMovements m INDEXED BY stockMovements_item LEFT JOIN people p ON p.id = m.personId
    LEFT JOIN assets a ON a.id = m.assetId LEFT JOIN tickets t ON t.id = m.ticketId
    LEFT JOIN people b ON b.id = m.byId
  WHERE m.itemId = ${itemId} ${beforeId === null ? sql`` : sql`AND m.id < ${beforeId}`}
  ORDER BY m.id DESC LIMIT ${limit}`;

const assetRefOf = ({ assetId, inventoryNumber, assetName }: AssetAndPerson) =>
  assetId === null ? null : { id: assetId, inventoryNumber: inventoryNumber ?? '', name: assetName ?? '' };

export function movementView(row: MovementRow): StockMovement {
  return {
    id: row.id,
    kind: row.kind,
    quantity: row.quantity,
    person: named(row.personId, row.personName),
    asset: assetRefOf(row),
    ticket: row.ticketId === null ? null : { id: row.ticketId, folio: row.folio ?? '' },
    note: row.note,
    at: toIso(row.at),
    by: named(row.byId, row.byName),
  };
}

interface SeatRow extends AssetAndPerson {
  readonly id: number;
  readonly fromAt: number;
}

const selectSeats = (where: RawBuilder<unknown>) => sql<SeatRow>`
  SELECT s.id, s.fromAt, s.personId, p.name AS personName, s.assetId, a.inventoryNumber, a.name AS assetName
  FROM licenceSeats s LEFT JOIN people p ON p.id = s.personId LEFT JOIN assets a ON a.id = s.assetId ${where}`;

/** Only seats that are taken; latest first. */
export function seatsQuery(itemId: number, beforeId: number | null, limit: number) {
  const beyond = beforeId === null ? sql`` : sql`AND s.id < ${beforeId}`;
  return selectSeats(
    sql`WHERE s.itemId = ${itemId} AND s.toAt IS NULL ${beyond} ORDER BY s.id DESC LIMIT ${limit}`,
  );
}

export function seatView(row: SeatRow): LicenceSeat {
  return {
    id: row.id,
    person: named(row.personId, row.personName),
    asset: assetRefOf(row),
    fromAt: toIso(row.fromAt),
  };
}

/** A taken seat of this licence. */
export async function takenSeat(db: ReadDb, itemId: number, seatId: number): Promise<SeatRow | undefined> {
  const { rows } = await selectSeats(
    sql`WHERE s.id = ${seatId} AND s.itemId = ${itemId} AND s.toAt IS NULL`,
  ).execute(db);
  return rows[0];
}

/** Whether this person or asset has a seat of the licence already. */
export async function hasSeat(
  db: ReadDb,
  itemId: number,
  holder: { readonly personId: number | null; readonly assetId: number | null },
): Promise<boolean> {
  const row = await db
    .selectFrom('licenceSeats')
    .select('id')
    .where('itemId', '=', itemId)
    .where('toAt', 'is', null)
    .where('personId', 'is', holder.personId)
    .where('assetId', 'is', holder.assetId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function nameTaken(
  db: ReadDb,
  { kind, name, exceptId }: { readonly kind: StockKind; readonly name: string; readonly exceptId: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('stockItems')
    .select('id')
    .where('kind', '=', kind)
    .where('foldedName', '=', foldText(name))
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who buys: enabled administrators. */
export async function administratorIds(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select('people.id')
    .where('personRoles.role', '=', 'administrator')
    .where('people.isEnabled', '=', 1)
    .execute();
  return rows.map((row) => row.id);
}
