import type { BalanceWeek } from '#shared/indicators/fields.ts';
import { summaryOf } from '#shared/indicators/statistics.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { statisticOf, thingOf } from '#shared/reports/spec/statistic.ts';

/** What was gathered of one thing in one cell. Those of several cells put together are that of all their records. */
export class Tally {
  count = 0;
  met = 0;
  sum = 0;
  ids: Set<number> | null = null;
  balance: BalanceWeek['balance'] = null;
  #values: (readonly number[])[] | null = null;
  #summary: ReturnType<typeof summaryOf> | null = null;

  addValues(values: readonly number[]): void {
    if (values.length === 0) return;
    this.#values ??= [];
    this.#values.push(values);
    this.#summary = null;
  }

  addIds(ids: Iterable<number>): void {
    this.ids ??= new Set();
    for (const id of ids) this.ids.add(id);
  }

  /** A balance is none of several weeks together. */
  add(other: Tally): void {
    this.count += other.count;
    this.met += other.met;
    this.sum += other.sum;
    for (const values of other.#values ?? []) this.addValues(values);
    if (other.ids !== null) this.addIds(other.ids);
  }

  summary() {
    this.#summary ??= summaryOf(this.#values?.flat() ?? []);
    return this.#summary;
  }
}

/** A measure's figure of a cell; null where nothing was measured, 0 where nothing was counted. */
export function figureOf(measure: Measure, tally: Tally | undefined): number | null {
  const statistic = statisticOf(measure);
  switch (statistic) {
    case 'count':
    case 'of':
      return tally?.ids?.size ?? tally?.count ?? 0;
    case 'met':
      return tally?.met ?? 0;
    case 'missed':
      return tally === undefined ? 0 : tally.count - tally.met;
    case 'sum':
      return tally?.sum ?? 0;
    case 'share':
      return tally === undefined || tally.count === 0 ? null : tally.met / tally.count;
    case 'mean':
      if (thingOf(measure) === 'balance') return tally?.balance?.mean ?? null;
      return tally === undefined || tally.count === 0 ? null : tally.sum / tally.count;
    case 'median':
    case 'p90':
      return tally?.summary()[statistic] ?? null;
    case 'deviation':
    case 'range':
    case 'variation':
    case 'jain':
    case 'people':
      return tally?.balance?.[statistic] ?? null;
  }
}
