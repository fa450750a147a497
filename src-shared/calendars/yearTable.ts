import { DAY } from '../kernel/time.ts';
import type { OpeningDays } from './openingDays.ts';
import { mergeSpans, type Span } from './spans.ts';

/**
 * The openings of one UTC year, merged, sorted, and clipped to it: a run over New Year's Eve is in two tables.
 * `before[i]` is the open time of the year that lies before opening `i`, so that a question is one binary search.
 */
export interface YearTable {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly before: Float64Array;
  readonly total: number;
}

export function buildYearTable(year: number, days: OpeningDays): YearTable {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const spans: Span[] = [];
  // An opening can begin 14 hours before its UTC day, and an overnight one ends up to two days after.
  for (let day = start / DAY - 3; day <= end / DAY + 1; day++) {
    for (const span of days.on(day)) {
      if (span[1] > start && span[0] < end) spans.push([Math.max(span[0], start), Math.min(span[1], end)]);
    }
  }
  const merged = mergeSpans(spans);
  const opens = new Float64Array(merged.length);
  const closes = new Float64Array(merged.length);
  const before = new Float64Array(merged.length);
  let total = 0;
  merged.forEach(([from, to], i) => {
    opens[i] = from;
    closes[i] = to;
    before[i] = total;
    total += to - from;
  });
  return { opens, closes, before, total };
}

/** Index of the last value at or below `limit` in a sorted array; -1 when there is none. */
export function lastAtMost(sorted: Float64Array, limit: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

/** Open milliseconds of the year before an instant of it. */
export function workedBefore(table: YearTable, ms: number): number {
  const i = lastAtMost(table.opens, ms);
  if (i < 0) return 0;
  return (table.before[i] ?? 0) + Math.min(ms, table.closes[i] ?? 0) - (table.opens[i] ?? 0);
}
