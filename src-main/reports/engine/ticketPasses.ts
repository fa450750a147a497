import { sql } from 'kysely';
import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Thing } from '#shared/reports/spec/statistic.ts';
import { type Moment, partitionsOf } from '../../indicators/load.ts';
import type { Aggregate, Pass } from './source.ts';
import { type TicketQuestion, ticketSources } from './ticketSource.ts';

const MINUTE_SECONDS = sql.lit(MINUTE / SECOND);

/** The population that each thing is gathered of: of several of one population the rows are read once. */
const POPULATION: Partial<Readonly<Record<Thing, IndicatorKey>>> = {
  received: 'received',
  resolved: 'resolved',
  // What was resolved and measured: the same tickets, those without a time left out by the aggregate.
  resolution: 'resolved',
  timePerTicket: 'resolved',
  closed: 'closed',
  closure: 'closed',
  rating: 'closed',
  cancelled: 'cancelled',
  backlog: 'backlog',
  overdue: 'backlog',
  age: 'backlog',
  response: 'response',
  onTime: 'onTime',
  withinFirstPromise: 'withinFirstPromise',
  responseOnTime: 'responseOnTime',
  reopenRate: 'reopenRate',
  assigned: 'balance',
  timeWorked: 'timeWorked',
};

function aggregateOf(
  thing: Thing,
  indicator: IndicatorKey,
  moment: Moment,
  working: WorkingCalendar,
): Aggregate {
  const [first, second] = partitionsOf(indicator, moment);
  switch (thing) {
    case 'response':
      return { kind: 'values', value: sql`t.responseSeconds` };
    case 'resolution':
      return { kind: 'values', value: sql`t.resolutionSeconds` };
    case 'closure':
      return { kind: 'values', value: sql`t.closureSeconds` };
    case 'rating':
      return { kind: 'values', value: sql`t.rating` };
    case 'timePerTicket':
      return {
        kind: 'values',
        value: sql`CASE WHEN t.workedMinutes > 0 THEN t.workedMinutes * ${MINUTE_SECONDS} END`,
      };
    case 'age':
      // Created within this very minute: younger than the figures, of no age yet.
      return {
        kind: 'values',
        value: sql`t.createdAt`,
        read: (at) => Math.max(0, Math.round(working.between(at, moment.asOf))),
      };
    case 'overdue':
      return { kind: 'countIf', isSo: sql`(${second?.partOf ?? sql`NULL`}) = 'overdue'` };
    case 'onTime':
    case 'withinFirstPromise':
    case 'responseOnTime':
    case 'reopenRate': {
      const [met = ''] = first?.parts ?? [];
      return { kind: 'share', isMet: sql`(${first?.partOf ?? sql`NULL`}) = ${sql.lit(met)}` };
    }
    case 'assigned':
      return { kind: 'distinct', id: sql`a.ticketId`, sum: null };
    case 'timeWorked':
      return { kind: 'distinct', id: sql`e.ticketId`, sum: sql`e.minutes * ${MINUTE_SECONDS}` };
    default:
      return { kind: 'count' };
  }
}

/** The passes that gather some things of tickets; what is not of tickets (shifts, balance) is none of them. */
export function ticketPasses(
  things: readonly Thing[],
  question: TicketQuestion,
  working: WorkingCalendar,
): Pass[] {
  const byIndicator = new Map<IndicatorKey, Map<Thing, Aggregate>>();
  for (const thing of things) {
    const indicator = POPULATION[thing];
    if (indicator === undefined) continue;
    const gathered = byIndicator.get(indicator) ?? new Map<Thing, Aggregate>();
    gathered.set(thing, aggregateOf(thing, indicator, question.moment, working));
    byIndicator.set(indicator, gathered);
  }
  return [...byIndicator].map(([indicator, gathered]) => ({
    sources: ticketSources(question, { indicator }),
    gathered,
  }));
}
