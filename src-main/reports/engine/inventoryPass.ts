import { type RawBuilder, sql } from 'kysely';
import { isTime } from '#shared/reports/spec/catalogue.ts';
import { populationOfSpec } from '#shared/reports/spec/check.ts';
import type { Dataset } from '#shared/reports/spec/dataset.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import type { Population } from '#shared/reports/spec/population.ts';
import type { Thing } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import { localDay } from '../../indicators/load.ts';
import { namedConditions, rangeConditions } from './conditions.ts';
import type { EngineInput } from './engineInput.ts';
import { inventoryDimension, inventoryField } from './inventoryColumns.ts';
import type { Aggregate, Pass, Source } from './source.ts';

type Input = Pick<EngineInput, 'spec' | 'moment' | 'today' | 'question'>;

/** Where the records of a dataset are; `a` is the asset, `r` the record where it is another. */
const FROM: Partial<Readonly<Record<Dataset, RawBuilder<unknown>>>> = {
  assets: sql`assets a`,
  custody: sql`custodyItems r JOIN assets a ON a.id = r.assetId`,
  maintenance: sql`maintenanceRecords r JOIN assets a ON a.id = r.assetId`,
  stock: sql`stockItems r`,
  movements: sql`stockMovements r JOIN stockItems i ON i.id = r.itemId`,
};

/** What puts a record into the period: a local date or an instant; and what it must be besides. */
interface Membership {
  readonly date?: RawBuilder<string | null>;
  readonly at?: RawBuilder<number>;
  readonly where?: RawBuilder<boolean>;
}

const MEMBERSHIP: Partial<Readonly<Record<Population, Membership>>> = {
  present: { where: sql`a.isPresent = 1` },
  acquired: { date: sql`a.acquiredOn` },
  retired: { at: sql`a.retiredAt` },
  held: { where: sql`r.toAt IS NULL` },
  handedOver: { at: sql`r.fromAt` },
  returned: { at: sql`r.toAt` },
  started: { date: sql`r.startedOn` },
  ended: { date: sql`r.endedOn` },
  running: { where: sql`r.endedOn IS NULL` },
  stocked: { where: sql`r.isEnabled = 1` },
  moved: { at: sql`r.at` },
};

function membershipOf({ spec }: Input): Membership {
  const population = populationOfSpec(spec);
  return (population === null ? undefined : MEMBERSHIP[population]) ?? {};
}

function memberConditions(input: Input): RawBuilder<boolean>[] {
  const { date, at, where } = membershipOf(input);
  const { span } = input.moment;
  const { dates } = input.question;
  return [
    ...(where === undefined ? [] : [where]),
    ...(date === undefined ? [] : [sql<boolean>`${date} >= ${dates.from} AND ${date} <= ${dates.to}`]),
    ...(at === undefined ? [] : [sql<boolean>`${at} >= ${span.from} AND ${at} < ${span.to}`]),
  ];
}

/** Steps of time are those of what puts the record into the period. */
function timeColumn(dimension: SpecDimension, input: Input): RawBuilder<DimensionValue> {
  const { date, at } = membershipOf(input);
  const { span, timeZone } = input.moment;
  const day =
    date !== undefined ? sql<number>`(unixepoch(${date}) / 86400)` : localDay(at ?? sql`0`, span, timeZone);
  return dimension === 'week' ? sql`((${day} + 3) / 7 * 7 - 3)` : day;
}

/** The records of the inventory that a report looks at. */
export function inventorySource(input: Input): Source & { field(field: Field): RawBuilder<unknown> } {
  const { spec, today, moment, question } = input;
  const facts = { dataset: spec.dataset, today, asOf: moment.asOf };
  const column = (dimension: SpecDimension) =>
    isTime(dimension) ? timeColumn(dimension, input) : inventoryDimension(dimension, facts);
  const field = (each: Field) => inventoryField(each, facts);
  const { areaId } = question.filter;
  return {
    from: FROM[spec.dataset] ?? sql`assets a`,
    where: [
      ...memberConditions(input),
      ...namedConditions(spec.conditions, column),
      ...rangeConditions(spec.ranges, field, moment.timeZone),
      ...(areaId === undefined ? [] : [sql<boolean>`${column('area')} = ${areaId}`]),
    ],
    column,
    field,
  };
}

function aggregateOf(thing: Thing, { spec, today, moment }: Input): Aggregate {
  const facts = { dataset: spec.dataset, today, asOf: moment.asOf };
  const value = (field: Field): Aggregate => ({
    kind: 'values',
    value: inventoryField(field, facts) as RawBuilder<number | null>,
  });
  switch (thing) {
    case 'cost':
    case 'years':
    case 'days':
    case 'workDays':
    case 'quantity':
    case 'handedOut':
    case 'left':
    case 'value':
    case 'change':
      return value(thing);
    case 'covered':
      return { kind: 'share', isMet: sql`a.warrantyUntil >= ${today}` };
    case 'holders':
      return { kind: 'distinct', id: sql`r.personId`, sum: null };
    case 'low':
      return { kind: 'countIf', isSo: sql`r.isLow = 1` };
    default:
      return { kind: 'count' };
  }
}

/** All things of the inventory are gathered of the same rows. */
export function inventoryPass(input: Input, things: readonly Thing[]): Pass {
  return {
    sources: [inventorySource(input)],
    gathered: new Map(things.map((thing) => [thing, aggregateOf(thing, input)])),
  };
}
