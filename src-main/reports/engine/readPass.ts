import { type RawBuilder, sql } from 'kysely';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Thing } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Aggregate, Pass, Source } from './source.ts';
import { decoded } from './stepNames.ts';
import { Tally } from './tally.ts';

type Row = Readonly<Record<string, DimensionValue>>;

/** Told of each group: its values of the dimensions in their order, and what was gathered in it. */
export type GroupListener = (keys: readonly DimensionValue[], thing: Thing, tally: Tally) => void;

/** One pass over the rows, grouped by SQLite. `isWhole` of a thing: its single values are wanted, not only their sum. */
export function passQuery(
  source: Source,
  pass: Pass,
  dimensions: readonly SpecDimension[],
  isWhole: (thing: Thing) => boolean,
): RawBuilder<Row> {
  const keys = dimensions.map((each, index) => sql`${source.column(each)} AS ${sql.ref(`k${index}`)}`);
  const gathered = [...pass.gathered].flatMap(([thing, aggregate], index) =>
    columnsOf(aggregate, isWhole(thing)).map(
      ([name, value]) => sql`${value} AS ${sql.ref(`${name}${index}`)}`,
    ),
  );
  const where = source.where.length === 0 ? sql`` : sql`WHERE ${sql.join(source.where, sql` AND `)}`;
  const groups = dimensions.map((_, index) => sql.lit(index + 1));
  const by = groups.length === 0 ? sql`` : sql`GROUP BY ${sql.join(groups)}`;
  return sql<Row>`SELECT ${sql.join([...keys, ...gathered])} FROM ${source.from} ${where} ${by}`;
}

function columnsOf(aggregate: Aggregate, isWhole: boolean): [name: string, value: RawBuilder<unknown>][] {
  switch (aggregate.kind) {
    case 'count':
      return [['n', sql`count(*)`]];
    case 'countIf':
      return [['n', sql`sum(CASE WHEN ${aggregate.isSo} THEN 1 ELSE 0 END)`]];
    case 'share':
      return [
        ['n', sql`count(*)`],
        ['m', sql`sum(CASE WHEN ${aggregate.isMet} THEN 1 ELSE 0 END)`],
      ];
    case 'values':
      return [
        ['n', sql`count(${aggregate.value})`],
        ['s', sql`sum(${aggregate.value})`],
        ...(isWhole || aggregate.read !== undefined
          ? ([['v', sql`group_concat(${aggregate.value})`]] satisfies [string, RawBuilder<unknown>][])
          : []),
      ];
    case 'distinct':
      return [
        ['v', sql`group_concat(DISTINCT ${aggregate.id})`],
        ...(aggregate.sum === null
          ? []
          : ([['s', sql`sum(${aggregate.sum})`]] satisfies [string, RawBuilder<unknown>][])),
      ];
  }
}

/** Reads a pass and tells of each of its groups. The same group may be told of twice: what is told adds up. */
export async function readPass(
  db: ReadDb,
  pass: Pass,
  dimensions: readonly SpecDimension[],
  isWhole: (thing: Thing) => boolean,
  tell: GroupListener,
): Promise<void> {
  for (const source of pass.sources) {
    const { rows } = await passQuery(source, pass, dimensions, isWhole).execute(db);
    for (const row of rows) {
      const keys = dimensions.map((each, index) => decoded(each, row[`k${index}`] ?? null));
      for (const [index, [thing, aggregate]] of [...pass.gathered].entries()) {
        tell(keys, thing, tallyOf(aggregate, row, index));
      }
    }
  }
}

function tallyOf(aggregate: Aggregate, row: Row, index: number): Tally {
  const tally = new Tally();
  const read = aggregate.kind === 'values' ? aggregate.read : undefined;
  const values = numbersOf(row[`v${index}`]);
  tally.count = Number(row[`n${index}`] ?? 0);
  tally.met = Number(row[`m${index}`] ?? 0);
  tally.sum = Number(row[`s${index}`] ?? 0);
  if (aggregate.kind === 'distinct') tally.addIds(values);
  else if (read === undefined) tally.addValues(values);
  else {
    const measured = values.map(read);
    tally.sum = measured.reduce((all, value) => all + value, 0);
    tally.addValues(measured);
  }
  return tally;
}

function numbersOf(listed: DimensionValue | undefined): number[] {
  // One value alone comes as what it is.
  if (typeof listed === 'number') return [listed];
  return listed === null || listed === undefined || listed === '' ? [] : listed.split(',').map(Number);
}
