import type { Generated } from 'kysely';
import type { Moment, UNPREDICTED } from '#shared/delays/fields.ts';
import type { ClassKind } from '#shared/delays/ladder.ts';
import type { StuckKind } from '#shared/delays/stuck.ts';
import type { Priority } from '#shared/sla/priority.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0071_forecasts.ts.

export interface TicketDelaysTable {
  ticketId: number;
  seenAt: number;
  madeAt: number;
  nextAt: number;
  stuckKind: StuckKind | null;
  stillSince: number;
  stuckAt: number | null;
  lastActAt: number | null;
  unpredicted: (typeof UNPREDICTED)[number] | null;
  classKind: ClassKind | null;
  classServiceId: number | null;
  classPriority: Priority | null;
  classTechnicianId: number | null;
  cases: number;
  casesOpen: number | null;
  casesLeft: number | null;
  typicalSeconds: number | null;
  usedSeconds: number | null;
  leftEarliest: number | null;
  leftMedian: number | null;
  leftLatest: number | null;
  finishEarliestAt: number | null;
  finishAt: number | null;
  finishLatestAt: number | null;
  dueInSeconds: number | null;
  lateOdds: number | null;
}

export interface DelayFollowingTable {
  id: number;
  seq: number;
  limits: string;
}

export interface ForecastSamplesTable {
  name: string;
  takenAt: number;
  cases: string;
}

export interface ForecastsTable {
  id: Generated<number>;
  ticketId: number;
  moment: Moment;
  madeAt: number;
  technicianId: number;
  classKind: ClassKind;
  cases: number;
  usedSeconds: number;
  earliestSeconds: number;
  medianSeconds: number;
  latestSeconds: number | null;
  lateOdds: number | null;
  band: number | null;
  resolvedAt: number | null;
  tookSeconds: number | null;
  wasLate: Flag | null;
}

export interface ForecastTalliesTable {
  technicianId: number;
  moment: Moment;
  day: string;
  band: number;
  count: number;
  late: number;
  odds: number;
  squares: number;
  covered: number;
}
