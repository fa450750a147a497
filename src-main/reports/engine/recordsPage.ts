import { type RawBuilder, sql } from 'kysely';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ListedRecord, RecordsInput, RecordsPage } from '#shared/reports/contract.ts';
import { PERSONAL } from '#shared/reports/spec/catalogue.ts';
import { hasPeriod, populationOfSpec } from '#shared/reports/spec/check.ts';
import type { Dataset } from '#shared/reports/spec/dataset.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import { fieldKind } from '#shared/reports/spec/fieldKind.ts';
import { isOfTickets, type TicketPopulation } from '#shared/reports/spec/population.ts';
import type { DimensionValue, ListSpec } from '#shared/reports/spec.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../../db/handles.ts';
import { type Place, pageOfIds, TECHNICIAN } from '../../indicators/load.ts';
import type { EngineInput } from './engineInput.ts';
import { inventorySource } from './inventoryPass.ts';
import { type ListedRecord as ListedValues, labelsFor } from './listRows.ts';
import { cell } from './listTable.ts';
import { loadInput } from './loadInput.ts';
import { allowedFilter } from './rights.ts';
import type { SpecQuestion } from './specQuestion.ts';
import { narrowingOf, ticketField } from './ticketSource.ts';
import { filtersTold } from './told.ts';

type Input = EngineInput<ListSpec>;

/** Where a page of records begins: after the instant (0 where none orders them) and id of the last one. */
export interface RecordsQuestion extends SpecQuestion {
  readonly spec: ListSpec;
  readonly after: Place | null;
}

/** A page with where the next one begins; the cursor that people are given is made of that. */
export type FoundRecords = Omit<RecordsPage, 'nextCursor'> & { readonly next: Place | null };

/** What a line of each dataset shows; its first field opens the ticket or the asset. */
const FIELDS: Partial<Readonly<Record<Dataset, readonly Field[]>>> = {
  tickets: ['folio', 'title', 'requester', 'area', 'service', 'technician', 'status', 'createdAt'],
  assets: [
    'inventoryNumber',
    'name',
    'assetCategory',
    'assetStatus',
    'holder',
    'location',
    'acquiredOn',
    'cost',
  ],
  custody: ['inventoryNumber', 'name', 'holder', 'form', 'fromOn', 'toOn', 'location', 'cost'],
  maintenance: [
    'inventoryNumber',
    'name',
    'maintenanceKind',
    'description',
    'startedOn',
    'endedOn',
    'supplier',
    'cost',
  ],
  stock: ['name', 'stockKind', 'quantity', 'unit', 'handedOut', 'left', 'minimum', 'value'],
  movements: ['stockItem', 'movementKind', 'movementAt', 'change', 'unit', 'person', 'note'],
};

/** The fields of a list that its viewer may see. */
export function fieldsFor(dataset: Dataset, { roles }: SpecQuestion['viewer']): Field[] {
  const mayName = allows('people.read', roles);
  return (FIELDS[dataset] ?? []).filter((field) => mayName || !PERSONAL.includes(field));
}

/** A page of the records behind a figure of a report and how many there are in all; refuses as a report of them would. */
export async function recordsPage(db: ReadDb, question: RecordsQuestion): Promise<Result<FoundRecords>> {
  const allowed = allowedFilter(question);
  if (!allowed.ok) return allowed;
  const input = await loadInput(db, question, allowed.value, () => undefined);
  const { spec, moment, words, settings } = input;
  const population = populationOfSpec(spec);
  const isTickets = population !== null && isOfTickets(population);
  const found = isTickets
    ? await ticketPage(input, population, question)
    : await inventoryPage(input, question);
  const listed = found.rows.map(
    (row): ListedValues => ({
      groups: [],
      values: spec.fields.map((_, index) => row[`f${index}`] ?? null),
    }),
  );
  const labels = await labelsFor(input, listed, []);
  return ok({
    columns: spec.fields.map((field) => ({ key: field, label: words.field[field], ...fieldKind(field) })),
    items: found.rows.map(
      (row, index): ListedRecord => ({
        id: Number(row.id),
        folio: isTickets ? String(row.folio) : null,
        assetId: row.assetId === null || row.assetId === undefined ? null : Number(row.assetId),
        cells: spec.fields.map((field, at) => cell(input, field, listed[index]?.values[at] ?? null, labels)),
      }),
    ),
    next: found.next,
    total: found.total,
    filters: await filtersTold(input),
    period: hasPeriod(spec) ? question.dates : null,
    language: question.language,
    currency: settings.inventory.currency,
    asOf: toIso(moment.asOf),
  });
}

type Row = Readonly<Record<string, DimensionValue>>;

interface Found {
  readonly rows: readonly Row[];
  readonly next: Place | null;
  readonly total: number;
}

const selected = (spec: ListSpec, field: (each: Field) => RawBuilder<unknown>) =>
  spec.fields.map((each, index) => sql`${field(each)} AS ${sql.ref(`f${index}`)}`);

/** By the index of the instant that puts tickets into the period, as the lists behind the indicators are. */
async function ticketPage(
  { db, spec, moment, filter }: Input,
  indicator: TicketPopulation,
  { after, limit }: RecordsQuestion,
): Promise<Found> {
  const asked = { ...filter, indicator, part: spec.part ?? undefined };
  const narrowing = narrowingOf({ spec, moment, filter, dimensions: [] });
  const { ids, next, total } = await pageOfIds(db, asked, moment, { after, limit }, narrowing);
  const known = { at: sql<number>`t.createdAt`, technician: TECHNICIAN };
  const fields = selected(spec, (each) => ticketField(each, known, moment));
  const { rows } = await sql<Row>`SELECT t.id AS id, t.folio AS folio, ${sql.join(fields)} FROM tickets t
    WHERE t.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return { rows: ids.map((id) => byId.get(id)).filter((row) => row !== undefined), next, total };
}

interface Keyed {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly assetId: RawBuilder<unknown>;
}

const ofAsset = { id: sql`r.id`, assetId: sql`r.assetId` };
const ofStock = { id: sql`r.id`, assetId: sql`NULL` };
const ASSETS: Keyed = { from: sql`assets a NOT INDEXED`, id: sql`a.id`, assetId: sql`a.id` };

/** Read by their key, whatever else they could be found by: pages follow it. */
const KEYED: Partial<Readonly<Record<Dataset, Keyed>>> = {
  custody: {
    ...ofAsset,
    from: sql`custodyItems r NOT INDEXED CROSS JOIN assets a ON a.id = r.assetId`,
  },
  maintenance: {
    ...ofAsset,
    from: sql`maintenanceRecords r NOT INDEXED CROSS JOIN assets a ON a.id = r.assetId`,
  },
  stock: { ...ofStock, from: sql`stockItems r NOT INDEXED` },
  movements: {
    ...ofStock,
    from: sql`stockMovements r NOT INDEXED CROSS JOIN stockItems i ON i.id = r.itemId`,
  },
};

/** After every id there is. */
const LAST = Number.MAX_SAFE_INTEGER;

/** In the order of the records' own key, the newest first; `r` is the record, `a` the asset (see `inventorySource`). */
export function inventoryQuery(input: Input, after: Place | null, limit: number): RawBuilder<Row> {
  const { spec } = input;
  const { where, field } = inventorySource(input);
  const { from, id, assetId } = KEYED[spec.dataset] ?? ASSETS;
  return sql<Row>`SELECT ${id} AS id, ${assetId} AS "assetId", ${sql.join(selected(spec, field))} FROM ${from}
    WHERE ${sql.join([...where, sql`${id} < ${after?.[1] ?? LAST}`], sql` AND `)} ORDER BY ${id} DESC LIMIT ${limit + 1}`;
}

async function inventoryPage(input: Input, { after, limit }: RecordsQuestion): Promise<Found> {
  const { from, where } = inventorySource(input);
  const { rows } = await inventoryQuery(input, after, limit).execute(input.db);
  const all = where.length === 0 ? sql`1` : sql.join([...where], sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${all}`.execute(
    input.db,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last !== undefined ? [0, Number(last.id)] : null,
    total: counted.rows[0]?.total ?? 0,
  };
}

/** The list behind a figure as a report of one's own would have it: all fields that somebody may see, in no order of theirs. */
export function specOfRecords(
  {
    dataset,
    of,
    part,
    conditions,
    ranges,
  }: Pick<RecordsInput, 'dataset' | 'of' | 'part' | 'conditions' | 'ranges'>,
  viewer: Parameters<typeof fieldsFor>[1],
): RecordsQuestion['spec'] {
  return {
    v: 1,
    kind: 'list',
    title: '',
    subtitle: null,
    dataset,
    of,
    part: part ?? null,
    conditions,
    ranges,
    fields: fieldsFor(dataset, viewer),
    groups: [],
    order: [],
    hasTotals: false,
  };
}
