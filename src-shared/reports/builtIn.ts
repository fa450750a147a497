import type { Permission } from '../rpc/permissions.ts';
import type { BuiltIn, ReportRequest } from './source.ts';

/** What a report can be narrowed by. */
export type FilterKey = keyof ReportRequest['filter'];

interface BuiltInFacts {
  /** What whoever makes it must hold besides `reports.make`. Technicians get their own work of what they may make. */
  readonly permission: Permission;
  /** An inventory is of now, whatever the period. */
  readonly hasPeriod: boolean;
  readonly filters: readonly FilterKey[];
  /** What it asks for besides: whose performance, which ticket. */
  readonly subject: 'technician' | 'ticket' | null;
}

const TICKETS = ['areaId', 'serviceId', 'technicianId', 'requesterId'] as const;

/** What each of the product's own reports asks for; a filter that it does not list is refused. */
export const builtInFacts: Readonly<Record<BuiltIn, BuiltInFacts>> = {
  groupPerformance: {
    permission: 'indicators.all',
    hasPeriod: true,
    filters: ['areaId', 'serviceId'],
    subject: null,
  },
  individualPerformance: {
    permission: 'indicators.own',
    hasPeriod: true,
    filters: [],
    subject: 'technician',
  },
  ticketsByPeriod: { permission: 'indicators.own', hasPeriod: true, filters: TICKETS, subject: null },
  slaCompliance: { permission: 'indicators.own', hasPeriod: true, filters: TICKETS, subject: null },
  workloadBalance: {
    permission: 'indicators.all',
    hasPeriod: true,
    filters: ['areaId', 'serviceId'],
    subject: null,
  },
  byArea: { permission: 'indicators.own', hasPeriod: true, filters: TICKETS, subject: null },
  byRequester: { permission: 'indicators.own', hasPeriod: true, filters: TICKETS, subject: null },
  byState: { permission: 'indicators.own', hasPeriod: true, filters: TICKETS, subject: null },
  inventory: { permission: 'assets.read', hasPeriod: false, filters: ['areaId'], subject: null },
  custody: { permission: 'assets.read', hasPeriod: false, filters: ['areaId'], subject: null },
  maintenance: { permission: 'assets.read', hasPeriod: true, filters: ['areaId'], subject: null },
  ticketHistory: { permission: 'session', hasPeriod: false, filters: [], subject: 'ticket' },
};
