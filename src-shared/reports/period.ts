import { addToDate } from '../calendars/localTime.ts';
import { type Dates, datesOfStep, lengthOf } from '../indicators/period.ts';
import type { RELATIVE_PERIODS, ReportPeriod } from './source.ts';

/** Where no period was said. */
export const DEFAULT_PERIOD: ReportPeriod = { relative: 'thisMonth' };

type Relative = (typeof RELATIVE_PERIODS)[number];

/** First and last day of a period on the local day `today`; of the present week, month, quarter or year all of its days. */
export function datesOfPeriod(period: ReportPeriod, today: string): Dates {
  return 'relative' in period ? relativeDates(period.relative, today) : { from: period.from, to: period.to };
}

function relativeDates(relative: Relative, today: string): Dates {
  switch (relative) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const day = addToDate(today, -1);
      return { from: day, to: day };
    }
    case 'thisWeek':
      return datesOfStep(today, 'week');
    case 'lastWeek':
      return before(today, (date) => datesOfStep(date, 'week'));
    case 'thisMonth':
      return datesOfStep(today, 'month');
    case 'lastMonth':
      return before(today, (date) => datesOfStep(date, 'month'));
    case 'thisQuarter':
      return quarterOf(today);
    case 'lastQuarter':
      return before(today, quarterOf);
    case 'thisYear':
      return datesOfStep(today, 'year');
    case 'lastYear':
      return before(today, (date) => datesOfStep(date, 'year'));
  }
}

/** The step before the one that a day lies in. */
function before(today: string, stepOf: (date: string) => Dates): Dates {
  return stepOf(addToDate(stepOf(today).from, -1));
}

function quarterOf(date: string): Dates {
  const [year = '', month = ''] = date.split('-');
  const first = Number(month) - ((Number(month) - 1) % 3);
  const text = (value: number) => String(value).padStart(2, '0');
  const from = `${year}-${text(first)}-01`;
  return { from, to: datesOfStep(`${year}-${text(first + 2)}-01`, 'month').to };
}

/**
 * The period to compare with: as many days just before; of a whole month, quarter or year the one before, whose days
 * may be more or fewer.
 */
export function periodBefore(dates: Dates): Dates {
  for (const stepOf of [(date: string) => datesOfStep(date, 'month'), quarterOf]) {
    if (isSame(stepOf(dates.from), dates)) return before(dates.from, stepOf);
  }
  if (isSame(datesOfStep(dates.from, 'year'), dates)) {
    return before(dates.from, (date) => datesOfStep(date, 'year'));
  }
  return { from: addToDate(dates.from, -lengthOf(dates)), to: addToDate(dates.from, -1) };
}

const isSame = (a: Dates, b: Dates) => a.from === b.from && a.to === b.to;

/** Days up to a month, ISO weeks up to half a year, months up to four years, years beyond: never more bars than one can read. */
export function stepOfLength(dates: Dates): 'day' | 'week' | 'month' | 'year' {
  const days = lengthOf(dates);
  if (days <= 31) return 'day';
  if (days <= 190) return 'week';
  return days <= 4 * 366 ? 'month' : 'year';
}
