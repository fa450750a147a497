import { type RawBuilder, sql } from 'kysely';
import { type IndicatorKey, indicators, type Part } from '#shared/indicators/indicator.ts';
import type { Moment } from './moment.ts';

/** One way in which a population falls into parts: the name of the part of each ticket, or null for none. */
export interface Partition {
  readonly parts: readonly Part[];
  readonly partOf: RawBuilder<Part | null>;
}

const named = (part: Part) => sql.lit(part);

/** The ways in which an indicator's tickets fall into parts; the backlog has two, age and being overdue. */
export function partitionsOf(key: IndicatorKey, moment: Moment): readonly Partition[] {
  const { met, measure } = indicators[key];
  if (key === 'backlog') return [ages(moment), overdue(moment)];
  if (measure === 'rating') return [{ parts: indicators[key].parts, partOf: sql`'stars' || t.rating` }];
  if (met === null) return [];
  if (met.column === 'reopenCount') {
    return [yesOrNo(sql`t.reopenCount > 0`, 'reopened', 'kept')];
  }
  const { column, notAfter } = met;
  // What never came to pass is null: not in time.
  return [yesOrNo(sql`${sql.ref(`t.${column}`)} <= ${sql.ref(`t.${notAfter}`)}`, 'onTime', 'late')];
}

/** That a ticket of the indicator is in a part; false for every ticket where the indicator has no such part. */
export function partCondition(key: IndicatorKey, part: Part, moment: Moment): RawBuilder<boolean> {
  const partition = partitionsOf(key, moment).find(({ parts }) => parts.includes(part));
  return partition === undefined ? sql`0` : sql`(${partition.partOf}) = ${named(part)}`;
}

function yesOrNo(condition: RawBuilder<boolean>, yes: Part, no: Part): Partition {
  return {
    parts: [yes, no],
    partOf: sql`CASE WHEN ${condition} THEN ${named(yes)} ELSE ${named(no)} END`,
  };
}

function ages({ ages: byAge }: Moment): Partition {
  const cases = byAge.map(({ part, after }) => sql`WHEN t.createdAt > ${sql.lit(after)} THEN ${named(part)}`);
  return { parts: byAge.map(({ part }) => part), partOf: sql`CASE ${sql.join(cases, sql` `)} END` };
}

function overdue({ asOf }: Moment): Partition {
  return {
    parts: ['overdue'],
    partOf: sql`CASE WHEN t.resolutionDueAt < ${sql.lit(asOf)} THEN ${named('overdue')} END`,
  };
}
