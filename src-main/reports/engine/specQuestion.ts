import type { Dates } from '#shared/indicators/period.ts';
import type { Language } from '#shared/people/contract.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import type { Role } from '#shared/rpc/permissions.ts';

/** All that a report is made from besides the database; plain data, so that a thread can be sent it. */
export interface SpecQuestion {
  readonly spec: ReportSpec;
  /** Days in the institution's zone; what is of now does not look at them. */
  readonly dates: Dates;
  readonly filter: ReportRequest['filter'];
  readonly language: Language;
  /** UTC ms. */
  readonly asOf: number;
  /** Rows of each table; how many more there are is told. */
  readonly limit: number;
  /** Whose report it is: technicians get their own work, names of people only whoever may see them. */
  readonly viewer: { readonly id: number; readonly roles: readonly Role[] };
}

/** Told how far it has come: readings done, of how many. */
export type Progress = (done: number, total: number) => void;
