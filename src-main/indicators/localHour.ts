import { type RawBuilder, sql } from 'kysely';
import { zoneOf } from '#shared/calendars/zone.ts';
import type { Span } from '#shared/indicators/period.ts';
import { DAY, HOUR, SECOND } from '#shared/kernel/time.ts';

/**
 * The hour of the week on the wall clock of a zone, 0 (Monday, midnight) to 167, of an instant within a span. SQLite
 * knows no zones: the offsets that held in the span are written out.
 */
export function hourOfWeek(instant: RawBuilder<number>, span: Span, timeZone: string): RawBuilder<number> {
  const wall = sql`(${instant} + ${offsetAt(instant, span, timeZone)})`;
  // 1970 began on a Thursday: three days after a Monday.
  return sql<number>`(${wall} / ${sql.lit(HOUR)} + 72) % 168`;
}

/** The local day of an instant within a span, in days since 1970-01-01. */
export function localDay(instant: RawBuilder<number>, span: Span, timeZone: string): RawBuilder<number> {
  return sql<number>`((${instant} + ${offsetAt(instant, span, timeZone)}) / ${sql.lit(DAY)})`;
}

function offsetAt(instant: RawBuilder<number>, span: Span, timeZone: string): RawBuilder<number> {
  const { first, changes } = offsetsIn(span, timeZone);
  let expression = sql<number>`${sql.lit(first)}`;
  for (const { at, offset } of changes) {
    expression = sql<number>`CASE WHEN ${instant} >= ${sql.lit(at)} THEN ${sql.lit(offset)} ELSE ${expression} END`;
  }
  return sql<number>`(${expression})`;
}

interface Change {
  readonly at: number;
  readonly offset: number;
}

function offsetsIn(span: Span, timeZone: string): { first: number; changes: Change[] } {
  const zone = zoneOf(timeZone);
  const first = zone.offsetAt(span.from);
  const changes: Change[] = [];
  let before = first;
  for (let at = span.from; at < span.to; ) {
    const next = Math.min(at + DAY, span.to);
    const offset = zone.offsetAt(next);
    if (offset !== before) {
      changes.push({ at: changeBetween(at, next, (ms) => zone.offsetAt(ms) === offset), offset });
      before = offset;
    }
    at = next;
  }
  return { first, changes };
}

/** The second from which on it is so, between one at which it is not yet and one at which it is. */
function changeBetween(notYet: number, already: number, isSo: (ms: number) => boolean): number {
  let low = notYet;
  let high = already;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  return high;
}
