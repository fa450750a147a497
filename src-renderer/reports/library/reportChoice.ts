import { z } from 'zod';
import { LANGUAGES } from '#shared/people/contract.ts';
import { builtInFacts, type FilterKey } from '#shared/reports/builtIn.ts';
import { DEFAULT_PERIOD } from '#shared/reports/period.ts';
import {
  BUILT_INS,
  RELATIVE_PERIODS,
  type ReportPeriod,
  type ReportRequest,
  type ReportSource,
} from '#shared/reports/source.ts';
import { id, localDate } from '#shared/rpc/fields.ts';

export const PERIOD_NAMES = [...RELATIVE_PERIODS, 'own'] as const;

/** A report as an address names it: which, of when, narrowed by what, in which language. */
export const reportChoice = z.object({
  report: z.enum(BUILT_INS).optional().catch(undefined),
  saved: id.optional().catch(undefined),
  /** Whose performance. */
  who: id.optional().catch(undefined),
  /** Folio of the ticket whose history it is. */
  ticket: z.string().max(40).optional().catch(undefined),
  period: z.enum(PERIOD_NAMES).optional().catch(undefined),
  from: localDate.optional().catch(undefined),
  to: localDate.optional().catch(undefined),
  areaId: id.optional().catch(undefined),
  serviceId: id.optional().catch(undefined),
  technicianId: id.optional().catch(undefined),
  requesterId: id.optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
});
export type ReportChoice = z.infer<typeof reportChoice>;

/** What can be said of the report that was chosen; of a saved one everything. */
export function askedOf({ report }: ReportChoice) {
  return report === undefined
    ? {
        hasPeriod: true,
        filters: ['areaId', 'serviceId', 'technicianId', 'requesterId'] as readonly FilterKey[],
        subject: null,
      }
    : builtInFacts[report];
}

/** The period that an address means; undefined leaves it to the report: this month, or what the saved one says. */
export function periodOf({ period, from, to }: ReportChoice): ReportPeriod | undefined {
  if (period === undefined) return undefined;
  if (period !== 'own') return { relative: period };
  if (from === undefined || to === undefined) return undefined;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The other way round. */
export function choiceOfPeriod(period: ReportPeriod | null | undefined): Partial<ReportChoice> {
  const shown = period ?? DEFAULT_PERIOD;
  return 'relative' in shown
    ? { period: shown.relative, from: undefined, to: undefined }
    : { period: 'own', from: shown.from, to: shown.to };
}

/** What is to be made; null while it is not said whose or which. `ticketId` belongs to the folio of the choice. */
export function requestOf(choice: ReportChoice, ticketId: number | undefined): ReportRequest | null {
  const source = sourceOf(choice, ticketId);
  if (source === null) return null;
  const { filters, hasPeriod } = askedOf(choice);
  const period = hasPeriod ? periodOf(choice) : undefined;
  const filter = Object.fromEntries(
    filters.flatMap((key) => (choice[key] === undefined ? [] : [[key, choice[key]]])),
  ) as ReportRequest['filter'];
  return {
    source,
    filter,
    ...(period === undefined ? {} : { period }),
    ...(choice.language === undefined ? {} : { language: choice.language }),
  };
}

function sourceOf({ report, saved, who }: ReportChoice, ticketId: number | undefined): ReportSource | null {
  if (report === undefined) return saved === undefined ? null : { kind: 'saved', id: saved };
  switch (builtInFacts[report].subject) {
    case null:
      return { kind: 'builtIn', name: report };
    case 'technician':
      return who === undefined ? null : { kind: 'builtIn', name: report, subject: { technicianId: who } };
    case 'ticket':
      return ticketId === undefined ? null : { kind: 'builtIn', name: report, subject: { ticketId } };
  }
}
