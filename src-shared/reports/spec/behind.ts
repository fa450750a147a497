import { addToDate } from '../../calendars/localTime.ts';
import type { Part } from '../../indicators/indicator.ts';
import { type Dates, datesOfStep, datesOfWeek } from '../../indicators/period.ts';
import type { DimensionValue, ListSpec, SpecCondition, SummarySpec } from '../spec.ts';
import { catalogue, isTime } from './catalogue.ts';
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
  assigned: 'balance',
};

function partOf(measure: Measure): Part | null {
  if (measure === 'overdue') return 'overdue';
  const isMet = statisticOf(measure) === 'met';
  if (thingOf(measure) === 'reopenRate') return isMet ? 'reopened' : null;
  if (isMet) return 'onTime';
  return statisticOf(measure) === 'missed' ? 'late' : null;
}

/** What a cell of a summary is of: the values of its rows and column, by dimension. */
export type CellKeys = readonly (readonly [by: SpecDimension, value: DimensionValue])[];

/**
 * The list of the records behind a figure of a summary: as many as it counts. Null for what has no list of its own: a
 * shift, a balance.
 */
export function listBehind(
  spec: SummarySpec,
  measure: Measure,
  keys: CellKeys,
  dates: Dates,
): { readonly spec: ListSpec; readonly dates: Dates } | null {
  const isOfTickets = spec.dataset === 'tickets' || spec.dataset === 'workers';
  const of = isOfTickets ? (POPULATION[thingOf(measure)] ?? null) : spec.of;
  if (isOfTickets && of === null) return null;
  const dataset = isOfTickets ? 'tickets' : spec.dataset;
  const conditions: SpecCondition[] = [...spec.conditions];
  let within = dates;
  for (const [by, value] of keys) {
    if (isTime(by)) within = cut(within, by as TimeDimension, String(value));
    else conditions.push({ by, isExcluded: false, values: [value] });
  }
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
      ranges: spec.ranges,
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

function cut(dates: Dates, by: TimeDimension, step: string): Dates {
  const { from, to } = datesOfStepName(by, step);
  return { from: from > dates.from ? from : dates.from, to: to < dates.to ? to : dates.to };
}
