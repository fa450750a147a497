import { z } from 'zod';
import { id, line, listOf, localDate, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { weeklyHours } from './calendarRules.ts';
import { holidayTemplate } from './holidayTemplate.ts';

const holiday = z.object({
  date: localDate,
  name: z.string(),
  /** Takes a day of the template out again. */ isWorked: z.boolean(),
});

const calendar = z.object({
  id,
  name: z.string(),
  timeZone: z.string(),
  holidayTemplate: holidayTemplate,
  isDefault: z.boolean(),
  isEnabled: z.boolean(),
  versions: z.array(z.object({ validFrom: localDate.nullable(), hours: weeklyHours })),
  holidays: z.array(holiday),
  version,
});
export type Calendar = z.infer<typeof calendar>;

export const calendarsContract = {
  list: query({
    permission: 'session',
    route: 'GET /calendars',
    summary: 'Calendars with their versions and holidays',
    input: z.object({}),
    output: listOf(calendar),
  }),
  save: command({
    permission: 'catalogue.manage',
    route: 'POST /calendars',
    summary: 'Create or change a calendar; deadlines of open tickets are computed anew',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      name: line(80),
      timeZone: z.string().min(1).max(60),
      holidayTemplate: holidayTemplate,
      isDefault: z.boolean().default(false),
      isEnabled: z.boolean().default(true),
      versions: z
        .array(z.object({ validFrom: localDate.nullable(), hours: weeklyHours }))
        .min(1)
        .max(50),
      holidays: z
        .array(z.object({ date: localDate, name: line(120), isWorked: z.boolean().default(false) }))
        .max(500),
    }),
    output: z.object({ calendar, recomputed: z.number().int() }),
  }),
  holidays: query({
    permission: 'session',
    route: 'GET /holidays',
    summary: 'The days of a template in a year',
    input: z.object({ template: holidayTemplate, year: z.number().int().min(1900).max(2200) }),
    output: listOf(z.object({ date: localDate, name: z.string() })),
  }),
};
