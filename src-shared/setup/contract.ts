import { z } from 'zod';
import { timeZone, weeklyHours } from '../calendars/calendarRules.ts';
import { holidayTemplate } from '../calendars/holidayTemplate.ts';
import { LANGUAGES, password, role, username } from '../people/contract.ts';
import { line } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { me } from '../sessions/contract.ts';

export const setupContract = {
  /** What the window needs before anybody has signed in. */
  status: query({
    permission: 'public',
    route: 'GET /setup',
    summary: 'Whether the first start is still to be done; the accounts of a sample institution',
    input: z.object({}),
    output: z.object({
      needsSetup: z.boolean(),
      /** A first start reachable from elsewhere asks for the code that the console printed. */
      needsSetupCode: z.boolean(),
      institution: z.string().nullable(),
      language: z.enum(LANGUAGES),
      timeZone: z.string().nullable(),
      accent: z.string().nullable(),
      demoAccounts: z
        .array(z.object({ username: z.string(), name: z.string(), role, password: z.string() }))
        .nullable(),
      version: z.string(),
    }),
  }),
  complete: command({
    permission: 'public',
    route: 'POST /setup',
    status: 201,
    summary: 'First start: institution, language, calendar, administrator; signs the administrator in',
    remembersOutcome: false,
    input: z.object({
      setupCode: z.string().max(40).optional(),
      institution: line(160),
      folioPrefix: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{1,6}$/)
        .default('SB'),
      language: z.enum(LANGUAGES),
      timeZone,
      holidayTemplate: holidayTemplate,
      hours: weeklyHours,
      administrator: z.object({
        name: line(120),
        username,
        password,
      }),
    }),
    output: z.object({ token: z.string().nullable(), user: me }),
  }),
  /** What a first start offers, so that the wizard asks little. */
  suggestions: query({
    permission: 'public',
    route: 'GET /setup/suggestions',
    summary: 'Time zones and the working hours to begin with',
    input: z.object({}),
    output: z.object({ timeZone: z.string(), timeZones: z.array(z.string()), hours: weeklyHours }),
  }),
};
