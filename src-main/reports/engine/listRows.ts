import { type RawBuilder, sql } from 'kysely';
import { catalogue, isOfClock, isTime } from '#shared/reports/spec/catalogue.ts';
import { populationOfSpec } from '#shared/reports/spec/check.ts';
import { SPEC_DIMENSIONS, type SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import { isSummed } from '#shared/reports/spec/fieldKind.ts';
import { isOfTickets } from '#shared/reports/spec/population.ts';
import type { DimensionValue, ListSpec } from '#shared/reports/spec.ts';
import { type Branch, sourceOf, TECHNICIAN } from '../../indicators/load.ts';
import type { EngineInput } from './engineInput.ts';
import { inventorySource } from './inventoryPass.ts';
import { type Labels, labelsOf } from './labels.ts';
import { decoded } from './stepNames.ts';
import { ticketBranches, ticketColumn, ticketField } from './ticketSource.ts';

type Input = EngineInput<ListSpec>;

/** Records that a list shows, each once; several have none in common. */
interface Records {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** The newest first, unless another order was asked for; null where none is natural. */
  readonly at: RawBuilder<number> | null;
  readonly id: RawBuilder<number>;
  field(field: Field): RawBuilder<unknown>;
  column(dimension: SpecDimension): RawBuilder<DimensionValue>;
}

function recordsOf(input: Input): Records[] {
  const { spec, moment, filter } = input;
  const population = populationOfSpec(spec);
  if (population === null || !isOfTickets(population)) {
    const { from, where, field, column } = inventorySource(input);
    const all = where.length === 0 ? sql`1` : sql.join([...where], sql` AND `);
    const id = spec.dataset === 'assets' ? sql<number>`a.id` : sql<number>`r.id`;
    return [{ from, where: all, at: null, id, field, column }];
  }
  const dimensions = [
    ...spec.groups,
    ...spec.fields.filter(isDimension),
    ...spec.order.map((each) => each.field).filter(isDimension),
  ];
  const question = { spec, moment, filter, dimensions };
  const asked = { indicator: population, part: spec.part ?? undefined };
  return ticketBranches(question, asked).map((branch) => {
    const once = branch.isRepeated ? eachOnce(branch) : branch;
    return {
      from: once.from,
      where: sql.join([...once.where], sql` AND `),
      at: once.at,
      id: sql<number>`t.id`,
      field: (field) => ticketField(field, once, moment),
      column: (dimension) => ticketColumn(dimension, once, moment),
    };
  });
}

/** What was done with a ticket several times makes one line of it, of the last time. */
function eachOnce(branch: Branch): Pick<Branch, 'from' | 'where' | 'at' | 'technician'> {
  const done = sql`SELECT ${branch.id} AS id, max(${branch.at}) AS at ${sourceOf(branch)} GROUP BY ${branch.id}`;
  return {
    from: sql`(${done}) p JOIN tickets t ON t.id = p.id`,
    where: [sql`1`],
    at: sql`p.at`,
    technician: TECHNICIAN,
  };
}

export function isDimension(field: Field | SpecDimension): field is SpecDimension & Field {
  return (SPEC_DIMENSIONS as readonly string[]).includes(field);
}

/** How many records there are in each group, and the sums of what can be added up. */
export interface GroupSums {
  readonly keys: readonly DimensionValue[];
  readonly count: number;
  /** One for each summed field, in the order of the fields. */
  readonly sums: readonly number[];
}

type Row = Readonly<Record<string, DimensionValue>>;

export const summedFields = (spec: ListSpec): Field[] => spec.fields.filter(isSummed);

/** Counts and sums of the smallest groups: of all records, however many of them are shown. */
export async function groupSums(input: Input): Promise<GroupSums[]> {
  const { db, spec } = input;
  const groups = new Map<string, { keys: DimensionValue[]; count: number; sums: number[] }>();
  const summed = summedFields(spec);
  for (const records of recordsOf(input)) {
    const keys = spec.groups.map((each, index) => sql`${records.column(each)} AS ${sql.ref(`g${index}`)}`);
    const sums = summed.map((each, index) => sql`sum(${records.field(each)}) AS ${sql.ref(`s${index}`)}`);
    const by =
      keys.length === 0 ? sql`` : sql`GROUP BY ${sql.join(keys.map((_, index) => sql.lit(index + 1)))}`;
    const { rows } = await sql<Row>`SELECT ${sql.join([...keys, sql`count(*) AS n`, ...sums])}
      FROM ${records.from} WHERE ${records.where} ${by}`.execute(db);
    for (const row of rows) {
      const named = spec.groups.map((each, index) => decoded(each, row[`g${index}`] ?? null));
      const name = JSON.stringify(named);
      const known = groups.get(name) ?? { keys: named, count: 0, sums: summed.map(() => 0) };
      groups.set(name, known);
      known.count += Number(row.n);
      known.sums = known.sums.map((sum, index) => sum + Number(row[`s${index}`] ?? 0));
    }
  }
  return [...groups.values()];
}

/** The places of a dimension's values by their names, to be joined to the records that are put in order. */
async function placesOf(input: Input, dimension: SpecDimension, records: readonly Records[]) {
  const found = new Set<DimensionValue>();
  for (const { from, where, column } of records) {
    const { rows } = await sql<{ key: DimensionValue }>`SELECT DISTINCT ${column(dimension)} AS key
      FROM ${from} WHERE ${where}`.execute(input.db);
    for (const { key } of rows) found.add(key);
  }
  const labels = await labelsOf(input.db, dimension, [...found], input.question.language);
  const ordered = [...found].filter((key) => key !== null).sort(labels.compare);
  return sql`(SELECT value AS key, key AS place FROM json_each(${JSON.stringify(ordered)}))`;
}

/** One record: its group's values first, then its fields, as stored; steps of time by their names. */
export interface ListedRecord {
  readonly groups: readonly DimensionValue[];
  readonly values: readonly DimensionValue[];
}

/** The first records in the order asked for, groups together. */
export async function listedRecords(input: Input, limit: number): Promise<ListedRecord[]> {
  const { db, spec } = input;
  const records = recordsOf(input);
  const order =
    spec.order.length > 0 || spec.dataset === 'tickets'
      ? spec.order
      : [{ field: spec.fields[0] ?? 'name', isDescending: false }];
  const parts = records.map((each) => {
    const columns = [
      sql`${each.id} AS id`,
      sql`${each.at ?? sql`0`} AS at`,
      ...spec.groups.map((by, index) => sql`${each.column(by)} AS ${sql.ref(`g${index}`)}`),
      ...spec.fields.map((field, index) => sql`${each.field(field)} AS ${sql.ref(`f${index}`)}`),
      ...order.map(({ field }, index) => sql`${each.field(field)} AS ${sql.ref(`o${index}`)}`),
    ];
    return sql`SELECT ${sql.join(columns)} FROM ${each.from} WHERE ${each.where}`;
  });
  const joins: RawBuilder<unknown>[] = [];
  const by: RawBuilder<unknown>[] = [];
  const put = (column: string, place: string | null, isDescending: boolean) => {
    const value = sql.ref(place === null ? `x.${column}` : `${place}.place`);
    by.push(sql`${value} IS NULL`, isDescending ? sql`${value} DESC` : sql`${value}`);
  };
  const ranked = async (column: string, dimension: SpecDimension, isDescending: boolean) => {
    // Steps of time and numbers of the clock are in order as they are.
    if (isTime(dimension) || isOfClock(dimension)) return put(column, null, isDescending);
    const place = `p${column}`;
    joins.push(sql`LEFT JOIN ${await placesOf(input, dimension, records)} ${sql.ref(place)}
      ON ${sql.ref(`${place}.key`)} = ${sql.ref(`x.${column}`)}`);
    put(column, place, isDescending);
  };
  for (const [index, dimension] of spec.groups.entries()) await ranked(`g${index}`, dimension, false);
  for (const [index, { field, isDescending }] of order.entries()) {
    if (isDimension(field) && catalogue[spec.dataset].dimensions.includes(field)) {
      await ranked(`o${index}`, field, isDescending);
    } else put(`o${index}`, null, isDescending);
  }
  const { rows } = await sql<Row>`SELECT x.* FROM (${sql.join(parts, sql` UNION ALL `)}) x
    ${joins.length === 0 ? sql`` : sql.join(joins, sql` `)}
    ORDER BY ${sql.join([...by, sql`x.at DESC`, sql`x.id DESC`])} LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({
    groups: spec.groups.map((each, index) => decoded(each, row[`g${index}`] ?? null)),
    values: spec.fields.map((_, index) => row[`f${index}`] ?? null),
  }));
}

/** What the values of the dimensions among groups and fields are called. */
export async function labelsFor(
  input: Input,
  records: readonly ListedRecord[],
  sums: readonly GroupSums[],
): Promise<Map<SpecDimension, Labels>> {
  const { spec, db, question } = input;
  const keys = new Map<SpecDimension, Set<DimensionValue>>();
  const add = (dimension: SpecDimension, value: DimensionValue) => {
    const known = keys.get(dimension) ?? new Set();
    keys.set(dimension, known);
    known.add(value);
  };
  for (const [index, dimension] of spec.groups.entries()) {
    for (const group of sums) add(dimension, group.keys[index] ?? null);
  }
  for (const [index, field] of spec.fields.entries()) {
    if (isDimension(field)) for (const { values } of records) add(field, values[index] ?? null);
  }
  const labels = new Map<SpecDimension, Labels>();
  for (const [dimension, values] of keys) {
    labels.set(dimension, await labelsOf(db, dimension, [...values], question.language));
  }
  return labels;
}
