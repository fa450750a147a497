import { z } from 'zod';
import type { Language } from '#shared/people/contract.ts';
import type { Frequency } from '#shared/reports/schedule.ts';
import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import type { ReportFormat, ReportRequest } from '#shared/reports/source.ts';
import { id } from '#shared/rpc/fields.ts';
import { choiceOfPeriod, type ReportChoice, reportChoice, requestOf } from '../library/reportChoice.ts';

/** The list with the schedule that is open; a new one begins with the report that the address names. */
export const scheduleSearch = reportChoice.extend({
  q: z.string().max(120).optional().catch(undefined),
  open: z
    .union([id, z.literal('new')])
    .optional()
    .catch(undefined),
});
export type ScheduleSearch = z.infer<typeof scheduleSearch>;

export interface ScheduleValues {
  readonly name: string;
  readonly choice: ReportChoice;
  readonly every: Frequency['every'];
  readonly time: string;
  readonly weekday: number;
  readonly day: number | string;
  readonly format: ReportFormat;
  readonly folder: string;
}

/** What a form begins with: a schedule that is there, or a new one of the report that was chosen. */
export function valuesOf(
  schedule: ReportSchedule | null,
  seed: ReportChoice,
  language: Language,
): ScheduleValues {
  if (schedule === null) {
    const { period = 'lastMonth', ...rest } = reportChoice.parse(seed);
    return {
      name: '',
      // Fixed dates would print the same for ever.
      choice: {
        language,
        ...rest,
        period: period === 'own' ? 'lastMonth' : period,
        from: undefined,
        to: undefined,
      },
      every: 'month',
      time: '07:00',
      weekday: 1,
      day: 1,
      format: 'pdf',
      folder: '',
    };
  }
  const { name, request, frequency, format, folder } = schedule;
  return {
    name,
    choice: choiceOf(request, schedule.language),
    every: frequency.every,
    time: frequency.time,
    weekday: frequency.every === 'week' ? frequency.weekday : 1,
    day: frequency.every === 'month' ? frequency.day : 1,
    format,
    folder,
  };
}

function choiceOf({ source, period, filter }: ReportRequest, language: Language): ReportChoice {
  const which: ReportChoice =
    source.kind === 'builtIn'
      ? { report: source.name, who: source.subject?.technicianId }
      : source.kind === 'saved'
        ? { saved: source.id }
        : {};
  return { ...which, ...choiceOfPeriod(period), ...filter, language };
}

function frequencyOf({ every, time, weekday, day }: ScheduleValues): Frequency {
  switch (every) {
    case 'day':
      return { every, time };
    case 'week':
      return { every, time, weekday };
    case 'month':
      return { every, time, day: Number(day) };
  }
}

/** What is sent; null while no report was chosen. */
export function scheduleInputOf(values: ScheduleValues, language: Language) {
  const request = requestOf(values.choice, undefined);
  if (request === null) return null;
  return {
    name: values.name,
    request,
    format: values.format,
    frequency: frequencyOf(values),
    folder: values.folder.trim(),
    language: values.choice.language ?? language,
  };
}
