import type { Dimension, GroupRow, TicketsOf } from '#shared/indicators/fields.ts';
import type { IndicatorKey, Part } from '#shared/indicators/indicator.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { type ListSearch, listSearch } from './search.ts';

/** What all figures of a page have in common. */
export interface FigureBase extends TicketsOf {
  readonly dates: Dates;
  /** Of when the figures are: their lists are of the same moment. */
  readonly asOf: string;
}

interface Narrower extends TicketsOf {
  readonly part?: Part | undefined;
  readonly from?: string;
  readonly to?: string;
  readonly week?: string;
  readonly weekday?: number;
  readonly hour?: number;
}

/** The address of the list behind a figure. */
export function listOf(base: FigureBase, indicator: IndicatorKey, more: Narrower = {}): ListSearch {
  const { dates, ...filter } = base;
  const isOfPeriod = indicator !== 'backlog' && more.week === undefined;
  const span = isOfPeriod ? { period: 'own' as const, from: dates.from, to: dates.to } : {};
  const whole = { ...span, ...filter, ...more, indicator };
  return listSearch.parse(
    Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)),
  );
}

/** What a bar or a slice narrows its list to. */
export function narrowedTo(dimension: Dimension, key: GroupRow['key']): TicketsOf {
  const id = typeof key === 'number' ? key : undefined;
  const word = String(key);
  const field = { status: 'status', channel: 'channel', priority: 'priority' } as const;
  switch (dimension) {
    case 'service':
      return { serviceId: id ?? 'none' };
    case 'area':
      return { areaId: id ?? 'none' };
    case 'requester':
      return { requesterId: id };
    default:
      return listSearch.partial().parse({ [field[dimension]]: word });
  }
}
