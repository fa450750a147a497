import { addToDate } from '../../calendars/localTime.ts';
import type { Part } from '../../indicators/indicator.ts';
import { type Dates, datesOfStep, datesOfWeek } from '../../indicators/period.ts';
import type { DimensionValue, ListSpec, SpecCondition, SummarySpec } from '../spec.ts';
import { catalogue, isBalance, isTime } from './catalogue.ts';
import type { SpecDimension, TimeDimension } from './dimension.ts';
import type { Measure } from './measure.ts';
import type { TicketPopulation } from './population.ts';
import { statisticOf, type Thing, thingOf } from './statistic.ts';

const POPULATION: Partial<Readonly<Record<Thing, TicketPopulation>>> = {
  received: 'received',
  resolved: 'resolved',
  closed: 'closed',
  cancelled: 'cancelled',
  backlog: 'backlog',
  overdue: 'backlog',
  age: 'backlog',
  response: 'response',
  resolution: 'resolution',
  closure: 'closure',
  onTime: 'onTime',
  withinFirstPromise: 'withinFirstPromise',
  responseOnTime: 'responseOnTime',
  reopenRate: 'reopenRate',
  rating: 'rating',
  timePerTicket: 'timePerTicket',
  timeWorked: 'timeWorked',
  // Time recorded as a part of the shift: what it was recorded on.
  occupancy: 'timeWorked',
  assigned: 'balance',
  balance: 'balance',
};

/** Which of the records of a cell its figure is of, where it is not of all of them. */
const OF_SOME: Partial<Readonly<Record<Measure, Pick<ListSpec, 'conditions' | 'ranges'>>>> = {
  low: { conditions: [{ by: 'stockLevel', isExcluded: false, values: ['low'] }], ranges: [] },
  'covered.met': {
    conditions: [{ by: 'warranty', isExcluded: false, values: ['soon', 'valid'] }],
    ranges: [],
  },
  // A mean is of those that have a value.
  'cost.mean': { conditions: [], ranges: [{ field: 'cost', from: 0 }] },
  'cost.median': { conditions: [], ranges: [{ field: 'cost', from: 0 }] },
  'years.mean': { conditions: [{ by: 'age', isExcluded: true, values: [null] }], ranges: [] },
  'years.median': { conditions: [{ by: 'age', isExcluded: true, values: [null] }], ranges: [] },
  'workDays.mean': { conditions: [], ranges: [{ field: 'workDays', from: 1 }] },
  'workDays.median': { conditions: [], ranges: [{ field: 'workDays', from: 1 }] },
};

/** Of people and of shifts there is no list of records. */
const WITHOUT: readonly Measure[] = ['holders', 'balance.people', 'shift.sum'];

function partOf(measure: Measure): Part | null {
  if (measure === 'overdue') return 'overdue';
  const isMet = statisticOf(measure) === 'met';
  if (thingOf(measure) === 'reopenRate') return isMet ? 'reopened' : null;
  if (isMet) return 'onTime';
  return statisticOf(measure) === 'missed' ? 'late' : null;
}

/** What a cell of a summary is of: the values of its rows and column, by dimension. */
export type CellKeys = readonly (readonly [by: SpecDimension, value: DimensionValue])[];

type Listed = { readonly spec: ListSpec; readonly dates: Dates } | null;

/**
 * The list of the records behind a figure of a summary: as many as it counts. Null for what has no list of its own: a
 * shift, a number of people.
 */
export function listBehind(spec: SummarySpec, measure: Measure, keys: CellKeys, dates: Dates): Listed {
  const conditions = keys.map(([by, value]) => ({ by, isExcluded: false, values: [value] }));
  return listOfCell(spec, measure, conditions, dates);
}

/**
 * The same for a cell that may stand for several groups together: `conditions` say which of each dimension of its row
 * and column. Null where a line stands for several steps of time that do not follow each other.
 */
export function listOfCell(
  spec: SummarySpec,
  measure: Measure,
  cell: readonly SpecCondition[],
  dates: Dates,
): Listed {
  const isOfTickets = spec.dataset === 'tickets' || spec.dataset === 'workers';
  const of = isOfTickets ? (POPULATION[thingOf(measure)] ?? null) : spec.of;
  if (WITHOUT.includes(measure) || (isOfTickets && of === null)) return null;
  const dataset = isOfTickets ? 'tickets' : spec.dataset;
  const some = OF_SOME[measure] ?? { conditions: [], ranges: [] };
  const conditions: SpecCondition[] = [...spec.conditions, ...some.conditions];
  let within = dates;
  for (const condition of cell) {
    const { by, values, isExcluded } = condition;
    if (!isTime(by)) conditions.push(condition);
    else if (isExcluded || values.length !== 1) return null;
    else {
      // A balance is one of whole weeks, whatever the period has of them.
      const step = datesOfStepName(by as TimeDimension, String(values[0]));
      within = isBalance(measure) ? step : overlap(within, step);
    }
  }
  // No balance is one of several weeks.
  if (isBalance(measure) && within === dates) return null;
  if (spec.dataset === 'workers') conditions.push({ by: 'technician', isExcluded: true, values: [null] });
  return {
    dates: within,
    spec: {
      v: 1,
      kind: 'list',
      title: spec.title,
      subtitle: spec.subtitle,
      dataset,
      of,
      part: isOfTickets ? partOf(measure) : null,
      conditions,
      ranges: [...spec.ranges, ...some.ranges],
      fields: catalogue[dataset].fields.slice(0, 8),
      groups: [],
      order: [],
      hasTotals: false,
    },
  };
}

/** First and last day of a step by its name: `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4` or `2026`. */
export function datesOfStepName(by: TimeDimension, step: string): Dates {
  switch (by) {
    case 'day':
      return { from: step, to: step };
    case 'week':
      return datesOfWeek(step) ?? { from: step, to: step };
    case 'month':
      return datesOfStep(`${step}-01`, 'month');
    case 'quarter': {
      const [year = '', quarter = ''] = step.split('-Q');
      const first = (Number(quarter) - 1) * 3 + 1;
      const from = `${year}-${String(first).padStart(2, '0')}-01`;
      return { from, to: datesOfStep(addToDate(from, 70), 'month').to };
    }
    case 'year':
      return datesOfStep(`${step}-01-01`, 'year');
  }
}

function overlap(dates: Dates, { from, to }: Dates): Dates {
  return { from: from > dates.from ? from : dates.from, to: to < dates.to ? to : dates.to };
}
