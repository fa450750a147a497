import { type RawBuilder, sql } from 'kysely';

import type { Part } from '#shared/indicators/indicator.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import type { DimensionValue, ReportSpec } from '#shared/reports/spec.ts';
import {
  type Asked,
  type Branch,
  hourOfWeek,
  localDay,
  type Moment,
  type Narrowing,
  populationOf,
} from '../../indicators/load.ts';
import { namedConditions, rangeConditions } from './conditions.ts';
import type { Source } from './source.ts';

const MINUTE_SECONDS = MINUTE / SECOND;

const COLUMNS: Partial<Readonly<Record<SpecDimension, RawBuilder<DimensionValue>>>> = {
  area: sql`t.areaId`,
  service: sql`t.serviceId`,
  serviceCategory: sql`(SELECT s.category FROM services s WHERE s.id = t.serviceId)`,
  requester: sql`t.requesterId`,
  location: sql`t.locationId`,
  channel: sql`t.channel`,
  priority: sql`t.priority`,
  impact: sql`t.impact`,
  urgency: sql`t.urgency`,
  status: sql`t.status`,
};

/** What tickets are told apart by; who has it and when it was depend on what is counted. */
export function ticketColumn(
  dimension: SpecDimension,
  branch: Pick<Branch, 'at' | 'technician'>,
  { span, timeZone, asOf }: Moment,
): RawBuilder<DimensionValue> {
  const known = COLUMNS[dimension];
  if (known !== undefined) return known;
  switch (dimension) {
    case 'technician':
      return branch.technician;
    case 'day':
    case 'month':
    case 'quarter':
    case 'year':
      return localDay(branch.at, span, timeZone);
    case 'week':
      // The Monday of its week.
      return sql`((${localDay(branch.at, span, timeZone)} + 3) / 7 * 7 - 3)`;
    case 'weekday':
      return sql`(${hourOfWeek(branch.at, span, timeZone)} / 24 + 1)`;
    case 'hour':
      return sql`(${hourOfWeek(branch.at, span, timeZone)} % 24)`;
    case 'punctuality':
      // Solved exactly when it is due is in time, as everywhere.
      return sql`CASE WHEN t.status = 'cancelled' OR t.resolutionDueAt IS NULL THEN NULL
        WHEN t.resolvedAt <= t.resolutionDueAt THEN 'onTime'
        WHEN t.resolvedAt IS NOT NULL OR t.resolutionDueAt < ${sql.lit(asOf)} THEN 'late' ELSE 'notDue' END`;
    default:
      throw new Error(`Tickets are not told apart by ${dimension}`);
  }
}

/** What a list shows of a ticket; dimensions by their keys, instants in UTC ms. */
export function ticketField(
  field: Field,
  branch: Pick<Branch, 'at' | 'technician'>,
  moment: Moment,
): RawBuilder<unknown> {
  switch (field) {
    case 'folio':
    case 'title':
    case 'createdAt':
    case 'firstRespondedAt':
    case 'assignedAt':
    case 'resolvedAt':
    case 'closedAt':
    case 'cancelledAt':
    case 'firstPromiseAt':
    case 'rating':
    case 'reopenCount':
      return sql.ref(`t.${field}`);
    case 'dueAt':
      return sql`t.resolutionDueAt`;
    case 'responseDueAt':
      return sql`t.firstResponseDueAt`;
    case 'responseTime':
      return sql`t.responseSeconds`;
    case 'resolutionTime':
      return sql`t.resolutionSeconds`;
    case 'closureTime':
      return sql`t.closureSeconds`;
    case 'workedTime':
      return sql`(t.workedMinutes * ${sql.lit(MINUTE_SECONDS)})`;
    default:
      return ticketColumn(field as SpecDimension, branch, moment);
  }
}

const OF_BRANCH: readonly (SpecDimension | Field)[] = [
  'technician',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'weekday',
  'hour',
];

export interface TicketQuestion {
  readonly spec: Pick<ReportSpec, 'conditions' | 'ranges' | 'dataset'>;
  readonly moment: Moment;
  /** Within what the viewer may see. */
  readonly filter: Omit<Asked, 'indicator' | 'part' | 'week' | 'weekday' | 'hour'>;
  /** What else of a ticket is looked at. */
  readonly dimensions: readonly SpecDimension[];
}

/** The conditions of a spec on top of an indicator's own. */
export function narrowingOf({ spec, moment, dimensions }: TicketQuestion): Narrowing {
  const { conditions, ranges } = spec;
  const looksAt = [...dimensions, ...conditions.map(({ by }) => by)];
  return {
    asksOfTickets: ranges.length > 0 || looksAt.some((each) => !OF_BRANCH.includes(each)),
    conditions: (branch) => [
      ...namedConditions(conditions, (by) => ticketColumn(by, branch, moment)),
      ...rangeConditions(ranges, (field) => ticketField(field, branch, moment), moment.timeZone),
      // Of technicians: what is nobody's is none of theirs.
      ...(spec.dataset === 'workers' ? [sql<boolean>`${branch.technician} IS NOT NULL`] : []),
    ],
  };
}

export function ticketBranches(
  question: TicketQuestion,
  asked: Pick<Asked, 'indicator'> & { readonly part?: Part | undefined },
): readonly Branch[] {
  return populationOf({ ...question.filter, ...asked }, question.moment, narrowingOf(question));
}

/** The rows of an indicator's population. */
export function ticketSources(
  question: TicketQuestion,
  asked: Pick<Asked, 'indicator'> & { readonly part?: Part | undefined },
): readonly Source[] {
  return ticketBranches(question, asked).map((branch) => ({
    from: branch.from,
    where: branch.where,
    column: (dimension) => ticketColumn(dimension, branch, question.moment),
  }));
}
