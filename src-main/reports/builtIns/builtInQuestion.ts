import type { GoalProgress } from '#shared/goals/fields.ts';
import type { Dates } from '#shared/indicators/period.ts';
import type { Language } from '#shared/people/contract.ts';
import type { BuiltIn, ReportRequest } from '#shared/reports/source.ts';
import type { Actor } from '../../rpc/context.ts';

/** One of the product's own reports; plain data, so that a thread can be sent it. */
export interface BuiltInQuestion {
  readonly name: BuiltIn;
  readonly subject: { readonly technicianId?: number | undefined; readonly ticketId?: number | undefined };
  /** Days in the institution's zone. */
  readonly dates: Dates;
  readonly filter: ReportRequest['filter'];
  readonly language: Language;
  /** UTC ms. */
  readonly asOf: number;
  /** Rows of each table; how many more there are is told. */
  readonly limit: number;
  readonly viewer: Actor;
  /** How the technician's goals go, for a report of one. */
  readonly goals?: readonly GoalProgress[] | undefined;
}
