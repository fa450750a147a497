import { isoWeek } from '../calendars/localTime.ts';
import { type Dates, datesOfWeek } from '../indicators/period.ts';
import type { CellLink, FigureList, RecordsOf, ReportList, ReportLists, SectionLists } from './lists.ts';
import type { ReportValue } from './reportData.ts';
import { listOfCell } from './spec/behind.ts';
import { populationOfSpec } from './spec/check.ts';
import type { Measure } from './spec/measure.ts';
import { isOfNow, isOfTickets } from './spec/population.ts';
import { statisticOf, thingOf } from './spec/statistic.ts';
import type { DimensionValue, ListSpec } from './spec.ts';

/** What a cell opens: its list, and of how many records where that is known. */
export interface OpenedList {
  readonly list: ReportList;
  readonly count: number | null;
}

/** What a cell of a section opens; null for what opens nothing, and for a nought: nothing is behind it. */
export function listOfFigure(
  lists: ReportLists,
  section: SectionLists | null | undefined,
  place: { readonly row: number; readonly column: number },
  value: ReportValue,
): OpenedList | null {
  if (section === null || section === undefined || value === null) return null;
  if (section.kind === 'cells') {
    const link: CellLink | null = section.cells[place.row]?.[place.column] ?? null;
    return link === null || link.count === 0 ? null : link;
  }
  const conditions = section.rows[place.row] ?? null;
  const column = section.columns[place.column] ?? null;
  const { summary } = lists;
  if (conditions === null || column === null || column.conditions === null) return null;
  if (summary === null || summary.spec.kind !== 'summary') return null;
  if (value === 0 && isNothing(column.measure)) return null;
  const { spec, dates, filter } = summary;
  const cell = [...conditions, ...column.conditions];
  const listed = listOfCell(spec, column.measure, cell, dates);
  return listed === null ? null : { list: listOfSpec(listed.spec, listed.dates, filter), count: null };
}

/** Whether a nought of it says that there are no records: a mean of nothing and a sum that comes to nothing have some. */
function isNothing(measure: Measure): boolean {
  const isCount = ['count', 'met', 'missed', 'of'].includes(statisticOf(measure));
  return isCount || ['timeWorked', 'occupancy'].includes(thingOf(measure));
}

type Filter = Pick<RecordsOf, 'areaId' | 'serviceId' | 'technicianId' | 'requesterId'>;

/** The list of a spec: that of an indicator where it can be narrowed so, else the records themselves. */
export function listOfSpec(spec: ListSpec, dates: Dates, filter: Filter): ReportList {
  return figureListOf(spec, dates, filter) ?? { kind: 'records', ...recordsOfSpec(spec, dates, filter) };
}

function recordsOfSpec(spec: ListSpec, dates: Dates, filter: Filter): RecordsOf {
  const of = populationOfSpec(spec);
  if (of === null) throw new Error('A list is one of a population');
  return {
    dataset: spec.dataset,
    of,
    ...(spec.part === null ? {} : { part: spec.part }),
    conditions: spec.conditions,
    ranges: spec.ranges,
    ...(isOfNow(of) ? {} : { from: dates.from, to: dates.to }),
    ...filter,
  };
}

const NAMED = {
  area: 'areaId',
  service: 'serviceId',
  technician: 'technicianId',
  requester: 'requesterId',
  channel: 'channel',
  priority: 'priority',
  status: 'status',
  weekday: 'weekday',
  hour: 'hour',
} as const;
type Named = keyof typeof NAMED;

const OF_CLOCK: readonly string[] = ['weekday', 'hour'];

/** Null where the list of an indicator knows nothing of a condition. */
function figureListOf(spec: ListSpec, dates: Dates, filter: Filter): FigureList | null {
  const of = populationOfSpec(spec);
  if (of === null || !isOfTickets(of) || spec.ranges.length > 0) return null;
  const narrowed: Record<string, DimensionValue | undefined> = { ...filter };
  const isOfOne = spec.conditions.some(
    ({ by, values, isExcluded }) => by === 'technician' && !isExcluded && values[0] !== null,
  );
  for (const { by, values, isExcluded } of spec.conditions) {
    const [value = null] = values;
    // That it is somebody's goes without saying where it is a certain one's.
    if (by === 'technician' && isExcluded && value === null && values.length === 1 && isOfOne) continue;
    if (isExcluded || values.length !== 1 || !(by in NAMED)) return null;
    if (value === null && (by === 'requester' || !by.match(/^(area|service|technician)$/))) return null;
    if (OF_CLOCK.includes(by) && of !== 'received') return null;
    const key = NAMED[by as Named];
    const wanted = value ?? 'none';
    if (narrowed[key] !== undefined && narrowed[key] !== wanted) return null;
    narrowed[key] = wanted;
  }
  const week = of === 'balance' ? wholeWeek(dates) : null;
  // Who received it and how long they worked is asked of one, or of a week.
  const isOfWork = of === 'balance' || of === 'timeWorked';
  if (isOfWork && narrowed.technicianId === undefined && week === null) return null;
  return {
    kind: 'figure',
    indicator: of,
    ...(spec.part === null ? {} : { part: spec.part }),
    ...(isOfNow(of) ? {} : week === null ? { from: dates.from, to: dates.to } : { week }),
    // What was put together from conditions has the shape of a filter.
    ...(narrowed as Partial<FigureList>),
  };
}

function wholeWeek({ from, to }: Dates): string | null {
  const week = isoWeek(Date.parse(from), 'UTC');
  const dates = datesOfWeek(week);
  return dates !== null && dates.from === from && dates.to === to ? week : null;
}
