import { z } from 'zod';
import { timeZone } from '../calendars/calendarRules.ts';
import { LANGUAGES } from '../people/contract.ts';
import { line } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

/** Everything an administrator may set; each group is a row with a version of its own. */
export const settingGroups = {
  institution: z.object({
    name: line(160),
    timeZone,
    language: z.enum(LANGUAGES),
    folioPrefix: z.string().regex(/^[A-Z]{1,6}$/),
    /** A Mantine colour name or null for the product's teal. */
    accent: z.string().max(20).nullable(),
  }),
  assignment: z.object({
    activeLimit: z.number().int().min(1).max(200),
    isAutomatic: z.boolean(),
    /** Order technicians by the weight of their tickets' priorities instead of their number; the limit always counts. */
    usesWeights: z.boolean(),
    weights: z.object({
      low: z.number().min(0),
      medium: z.number().min(0),
      high: z.number().min(0),
      critical: z.number().min(0),
    }),
  }),
  tickets: z.object({
    autoCloseDays: z.number().int().min(1).max(60),
    reopenDays: z.number().int().min(0).max(365),
  }),
  attachments: z.object({ maxBytes: z.number().int().min(1_024).max(1_073_741_824) }),
  security: z.object({
    sessionHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 90),
    idleMinutes: z
      .number()
      .int()
      .min(5)
      .max(60 * 24 * 30),
    maxFailures: z.number().int().min(3).max(20),
  }),
} as const;

export type SettingGroup = keyof typeof settingGroups;
export type Settings = { [G in SettingGroup]: z.infer<(typeof settingGroups)[G]> };

export const defaultSettings: Settings = {
  institution: {
    name: 'SoporteBalance',
    timeZone: 'America/Mexico_City',
    language: 'es',
    folioPrefix: 'SB',
    accent: null,
  },
  assignment: {
    activeLimit: 8,
    isAutomatic: true,
    usesWeights: false,
    weights: { low: 1, medium: 1, high: 2, critical: 3 },
  },
  tickets: { autoCloseDays: 3, reopenDays: 5 },
  attachments: { maxBytes: 25_000_000 },
  security: { sessionHours: 12, idleMinutes: 120, maxFailures: 5 },
};

const versions = z.record(z.string(), z.number().int());
const settings = z.object(settingGroups);

export const settingsContract = {
  get: query({
    permission: 'settings.read',
    route: 'GET /settings',
    summary: 'All settings, with a version for each group',
    input: z.object({}),
    output: z.object({ settings, versions }),
  }),
  save: command({
    permission: 'settings.manage',
    route: 'PUT /settings',
    summary: 'Change groups of settings; give the version seen of each',
    input: z.object({ settings: settings.partial(), versions }),
    output: z.object({ settings, versions }),
  }),
};
