import { indicators } from '#shared/indicators/indicator.ts';
import { datesOf } from '../periods.ts';
import { filterOf, type ListSearch } from '../search.ts';

/** What the list behind a figure asks for, from what its address says: the backlog and a week need no dates. */
export function listInputOf(search: ListSearch, today: string) {
  const { indicator, part, week, weekday, hour, asOf } = search;
  const isOfPeriod = indicators[indicator].instant !== 'now' && week === undefined;
  return {
    ...filterOf(search),
    indicator,
    part,
    week,
    weekday,
    hour,
    asOf,
    ...(isOfPeriod ? datesOf(search, today) : {}),
  };
}
