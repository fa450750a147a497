import { type RawBuilder, sql } from 'kysely';
import { addToDate, startOfDate } from '#shared/calendars/localTime.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import { isInstant, rangeOf } from '#shared/reports/spec/fieldKind.ts';
import type { DimensionValue, SpecCondition, SpecRange } from '#shared/reports/spec.ts';

/** That a row is one of those named, or none of them. What has no value is only in where `null` is named. */
export function namedCondition(
  column: RawBuilder<DimensionValue>,
  { values, isExcluded }: Pick<SpecCondition, 'values' | 'isExcluded'>,
): RawBuilder<boolean> {
  const given = values.filter((value) => value !== null);
  const parts: RawBuilder<boolean>[] = [];
  if (given.length > 0) parts.push(sql`coalesce(${column} IN (${sql.join(given)}), 0)`);
  if (given.length < values.length) parts.push(sql`${column} IS NULL`);
  const isNamed = sql<boolean>`(${sql.join(parts, sql` OR `)})`;
  return isExcluded ? sql`NOT ${isNamed}` : isNamed;
}

export function namedConditions(
  conditions: readonly SpecCondition[],
  column: (by: SpecDimension) => RawBuilder<DimensionValue>,
): RawBuilder<boolean>[] {
  return conditions.map((condition) => namedCondition(column(condition.by), condition));
}

/** That a field lies within its ends; days are those of the zone where the field is an instant. */
export function rangeConditions(
  ranges: readonly SpecRange[],
  column: (field: Field) => RawBuilder<unknown>,
  timeZone: string,
): RawBuilder<boolean>[] {
  return ranges.flatMap(({ field, from, to }) => {
    const value = column(field);
    const asInstant = isInstant(field);
    const parts: RawBuilder<boolean>[] = [];
    if (from !== undefined)
      parts.push(sql`${value} >= ${asInstant ? startOfDate(String(from), timeZone) : from}`);
    if (to === undefined) return parts;
    // The last day belongs to it whole.
    if (asInstant) parts.push(sql`${value} < ${startOfDate(addToDate(String(to), 1), timeZone)}`);
    else parts.push(sql`${value} <= ${to}`);
    return rangeOf(field) === null ? [] : parts;
  });
}
