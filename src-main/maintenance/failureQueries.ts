import { type RawBuilder, sql } from 'kysely';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { FailureTicket } from '#shared/maintenance/fields.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';

/**
 * A failure is a ticket that people reported: neither cancelled (merged ones are) nor opened by the program, as
 * preventive maintenance is. One with several assets of a model is one failure of that model. Models are compared
 * without regard to case.
 */
const isFailure = sql`t.status <> 'cancelled' AND t.channel <> 'system'`;

export interface GroupRow {
  readonly serviceId: number | null;
  readonly areaId: number | null;
  readonly hasAsset: 0 | 1;
  readonly brand: string | null;
  readonly model: string | null;
  readonly categoryId: number | null;
  readonly now: number;
  readonly before: number;
}

export interface GroupSpan {
  /** UTC ms: history from `since`, the period from `from` until before `to`. */
  readonly since: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Failures of the period and of its history by service × area × model. Both parts run along the index of the period
 * alone (`tickets_failures` holds all they look at), so that a million older tickets cost nothing.
 */
export function groupsQuery({ since, from, to }: GroupSpan, atLeast: number): RawBuilder<GroupRow> {
  return sql<GroupRow>`
    SELECT "serviceId", "areaId", 0 AS "hasAsset", NULL AS brand, NULL AS model, NULL AS "categoryId",
      sum(t."createdAt" >= ${from}) AS now, sum(t."createdAt" < ${from}) AS before
    FROM tickets AS t INDEXED BY tickets_failures
    WHERE t."createdAt" >= ${since} AND t."createdAt" < ${to} AND ${isFailure}
      AND NOT EXISTS (SELECT 1 FROM "ticketAssets" AS ta WHERE ta."ticketId" = t.id)
    GROUP BY 1, 2 HAVING now >= ${atLeast}
    UNION ALL
    SELECT "serviceId", "areaId", 1, max(brand), max(model),
      CASE WHEN min("categoryId") = max("categoryId") THEN min("categoryId") END,
      sum("createdAt" >= ${from}) AS now, sum("createdAt" < ${from})
    FROM (
      SELECT t.id, t."createdAt", t."serviceId", t."areaId", max(a.brand) AS brand, max(a.model) AS model,
        lower(a.brand) AS "brandKey", lower(a.model) AS "modelKey", min(a."categoryId") AS "categoryId"
      FROM tickets AS t INDEXED BY tickets_failures
      JOIN "ticketAssets" AS ta ON ta."ticketId" = t.id JOIN assets AS a ON a.id = ta."assetId"
      WHERE t."createdAt" >= ${since} AND t."createdAt" < ${to} AND ${isFailure}
      GROUP BY t."createdAt", t.id, "brandKey", "modelKey")
    GROUP BY "serviceId", "areaId", "brandKey", "modelKey" HAVING now >= ${atLeast}`;
}

/** When the first ticket came: history cannot be longer than that. Null without tickets. */
export async function firstTicketAt(db: ReadDb): Promise<number | null> {
  const row = await db
    .selectFrom('tickets')
    .select('createdAt')
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
  return row?.createdAt ?? null;
}

export interface RepeatedRow {
  readonly assetId: number;
  readonly count: number;
  readonly lastAt: number;
}

/** Assets that are still there with at least so many failures in a span of time, most first. */
export function repeatedQuery(from: number, to: number, atLeast: number): RawBuilder<RepeatedRow> {
  return sql<RepeatedRow>`
    SELECT ta."assetId", count(*) AS count, max(t."createdAt") AS "lastAt"
    FROM tickets AS t INDEXED BY tickets_failures
    JOIN "ticketAssets" AS ta ON ta."ticketId" = t.id
    JOIN assets AS a ON a.id = ta."assetId" AND a."isPresent" = 1
    WHERE t."createdAt" >= ${from} AND t."createdAt" < ${to} AND ${isFailure}
    GROUP BY ta."assetId" HAVING count(*) >= ${atLeast}
    ORDER BY count DESC, "lastAt" DESC, ta."assetId"`;
}

/** How many failures an asset had in a span of time. */
export async function countFailures(db: ReadDb, assetId: number, from: number, to: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM "ticketAssets" AS ta JOIN tickets AS t ON t.id = ta."ticketId"
    WHERE ta."assetId" = ${assetId} AND t."createdAt" >= ${from} AND t."createdAt" < ${to} AND ${isFailure}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export interface FailureSelection {
  readonly from: number;
  readonly to: number;
  readonly assetId?: number | undefined;
  /** Null: without one; left out: whatever. */
  readonly serviceId?: number | null | undefined;
  readonly areaId?: number | null | undefined;
  readonly model?: { readonly brand: string | null; readonly model: string | null } | null | undefined;
}

/** The one choice of tickets that a figure counts and its list shows. */
function selected({ from, to, assetId, serviceId, areaId, model }: FailureSelection): RawBuilder<unknown> {
  const tests = [sql`t."createdAt" >= ${from} AND t."createdAt" < ${to} AND ${isFailure}`];
  if (assetId !== undefined) {
    tests.push(sql`t.id IN (SELECT ta."ticketId" FROM "ticketAssets" AS ta WHERE ta."assetId" = ${assetId})`);
  }
  if (serviceId !== undefined) tests.push(sql`t."serviceId" IS ${serviceId}`);
  if (areaId !== undefined) tests.push(sql`t."areaId" IS ${areaId}`);
  if (model === null) {
    tests.push(sql`NOT EXISTS (SELECT 1 FROM "ticketAssets" AS ta WHERE ta."ticketId" = t.id)`);
  } else if (model !== undefined) {
    tests.push(sql`EXISTS (SELECT 1 FROM "ticketAssets" AS ta JOIN assets AS a ON a.id = ta."assetId"
      WHERE ta."ticketId" = t.id AND lower(a.brand) IS lower(${model.brand}) AND lower(a.model) IS lower(${model.model}))`);
  }
  return sql`FROM tickets AS t WHERE ${sql.join(tests, sql` AND `)}`;
}

export async function countSelected(db: ReadDb, selection: FailureSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count ${selected(selection)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export type FailurePlace = readonly [createdAt: number, id: number];

interface StoredFailure {
  readonly id: number;
  readonly folio: string;
  readonly title: string;
  readonly status: TicketStatus;
  readonly serviceId: number | null;
  readonly areaId: number | null;
  readonly createdAt: number;
  readonly resolvedAt: number | null;
  readonly service: string | null;
  readonly area: string | null;
}

export function failurePageQuery(
  selection: FailureSelection,
  after: FailurePlace | null,
  limit: number,
): RawBuilder<StoredFailure> {
  const further = after === null ? sql`` : sql`AND (t."createdAt", t.id) < (${after[0]}, ${after[1]})`;
  return sql<StoredFailure>`
    SELECT t.id, t.folio, t.title, t.status, t."serviceId", t."areaId", t."createdAt", t."resolvedAt",
      (SELECT s.name FROM services AS s WHERE s.id = t."serviceId") AS service,
      (SELECT r.name FROM areas AS r WHERE r.id = t."areaId") AS area
    ${selected(selection)} ${further} ORDER BY t."createdAt" DESC, t.id DESC LIMIT ${limit}`;
}

export async function failurePage(
  db: ReadDb,
  selection: FailureSelection,
  after: FailurePlace | null,
  limit: number,
): Promise<{ readonly tickets: FailureTicket[]; readonly place: (index: number) => FailurePlace | null }> {
  const { rows } = await failurePageQuery(selection, after, limit).execute(db);
  const links =
    rows.length === 0
      ? []
      : await db
          .selectFrom('ticketAssets as ta')
          .innerJoin('assets as a', 'a.id', 'ta.assetId')
          .select(['ta.ticketId', 'a.id', 'a.inventoryNumber', 'a.name'])
          .where(
            'ta.ticketId',
            'in',
            rows.map((row) => row.id),
          )
          .orderBy('ta.id')
          .execute();
  const tickets = rows.map((row) => ({
    id: row.id,
    folio: row.folio,
    title: row.title,
    status: row.status,
    service: row.serviceId === null || row.service === null ? null : { id: row.serviceId, name: row.service },
    area: row.areaId === null || row.area === null ? null : { id: row.areaId, name: row.area },
    createdAt: toIso(row.createdAt),
    resolvedAt: toIsoOrNull(row.resolvedAt),
    assets: links
      .filter((link) => link.ticketId === row.id)
      .map(({ id, inventoryNumber, name }) => ({ id, inventoryNumber, name })),
  }));
  return {
    tickets,
    place: (index) => {
      const row = rows[index];
      return row === undefined ? null : [row.createdAt, row.id];
    },
  };
}
