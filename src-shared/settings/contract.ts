import { z } from 'zod';
import { alertSettings, defaultAlertSettings } from '../alerts/kinds.ts';
import { STATUS_KINDS } from '../assets/asset.ts';
import { backupPolicy, defaultBackupPolicy } from '../backups/policy.ts';
import { timeZone } from '../calendars/calendarRules.ts';
import { defaultDigest, defaultMail, digestSettings, mailSettings } from '../mail/settings.ts';
import { LANGUAGES } from '../people/contract.ts';
import { defaultRetention, retentionSettings } from '../privacy/retention.ts';
import { line, text } from '../rpc/fields.ts';
import { MAX_CALL_BYTES } from '../rpc/limits.ts';
import { ROLES } from '../rpc/permissions.ts';
import { command, query } from '../rpc/procedure.ts';
import { defaultUpdates, updateSettings } from '../updates/settings.ts';

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
  /** Time without recorded activity: on-shift working minutes after which a stretch of it counts. */
  idle: z.object({ minutes: z.number().int().min(15).max(2_880) }),
  attachments: z.object({ maxBytes: z.number().int().min(1_024).max(MAX_CALL_BYTES) }),
  inventory: z.object({
    /** A new asset without a typed number gets the next of this sequence: prefix and a number of so many digits. */
    numberPrefix: z.string().trim().max(20),
    numberDigits: z.number().int().min(1).max(12),
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** Labels are the institution's, the kind of each is fixed once made; every kind keeps at least one, the first is its default. */
    statuses: z
      .array(
        z.object({
          key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
          kind: z.enum(STATUS_KINDS),
          label: line(40),
        }),
      )
      .min(STATUS_KINDS.length)
      .max(30),
  }),
  printing: z.object({
    /** Below the institution's name on whatever is signed: address, telephone, unit; several lines. */
    letterhead: z.string().trim().max(400),
    /** Stored file shown beside it (PNG or JPEG), by its hash. */
    logo: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** What the holder of an asset signs. */
    custodyLegend: text(4_000),
  }),
  delays: z.object({
    /** Working hours without an act of anybody after which a ticket is stuck; and while it waits. */
    stuckHours: z.number().int().min(1).max(400),
    waitingStuckHours: z.number().int().min(1).max(2_000),
    /** A ticket counts as predicted late from these odds on. */
    lateOddsPercent: z.number().int().min(1).max(100),
  }),
  /** Which alerts there are, from when on, who is told and how. */
  alerts: alertSettings,
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
    /** Whoever has one of these roles signs in with a second factor; those who have none set it up first. */
    secondFactorRoles: z
      .array(z.enum(ROLES))
      .transform((roles) => ROLES.filter((each) => roles.includes(each))),
  }),
  backups: backupPolicy,
  mail: mailSettings,
  digest: digestSettings,
  /** After how many days what is erased; null is never. */
  retention: retentionSettings,
  /** Where newer versions come from, and whose signature they must bear. */
  updates: updateSettings,
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
  idle: { minutes: 120 },
  attachments: { maxBytes: 25_000_000 },
  inventory: {
    numberPrefix: 'INV-',
    numberDigits: 6,
    currency: 'MXN',
    statuses: [
      { key: 'available', kind: 'available', label: 'Disponible' },
      { key: 'inUse', kind: 'inUse', label: 'En uso' },
      { key: 'inRepair', kind: 'inRepair', label: 'En reparación' },
      { key: 'lost', kind: 'lost', label: 'Extraviado' },
      { key: 'retired', kind: 'retired', label: 'Dado de baja' },
    ],
  },
  printing: {
    letterhead: '',
    logo: null,
    custodyLegend:
      'Recibo en resguardo los bienes descritos, propiedad de la institución, para el desempeño de mis funciones. Me comprometo a cuidarlos, a usarlos solo para ese fin, a no trasladarlos ni prestarlos sin autorización, a avisar de inmediato de su falla, daño, robo o extravío, y a devolverlos cuando se me soliciten o al dejar mi puesto.',
  },
  delays: { stuckHours: 8, waitingStuckHours: 24, lateOddsPercent: 60 },
  alerts: defaultAlertSettings,
  security: { sessionHours: 12, idleMinutes: 120, maxFailures: 5, secondFactorRoles: [] },
  backups: defaultBackupPolicy,
  mail: defaultMail,
  digest: defaultDigest,
  retention: defaultRetention,
  updates: defaultUpdates,
};

/** A logo is no poster: what is printed at three centimetres needs no more. */
export const LOGO_BYTES = 1_000_000;

const versions = z.record(z.string(), z.number().int());
const settings = z.object(settingGroups);

export const settingsContract = {
  shown: query({
    permission: 'session',
    route: 'GET /settings/shown',
    summary: 'The few settings that every screen needs: money, statuses of assets, size of files',
    input: z.object({}),
    output: z.object({
      currency: settingGroups.inventory.shape.currency,
      statuses: settingGroups.inventory.shape.statuses,
      maxBytes: settingGroups.attachments.shape.maxBytes,
    }),
  }),
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
  uploadLogo: command({
    permission: 'settings.manage',
    route: 'POST /settings/logo',
    summary: 'The logo that stands on what is signed: PNG or JPEG, one megabyte at most; null takes it off',
    input: z.object({
      file: z.file().nullable(),
      /** Of the group `printing`, as it was seen; 0 before it was ever saved. */
      version: z.coerce.number().int().min(0),
    }),
    output: z.object({ settings, versions }),
  }),
  logo: query({
    permission: 'session',
    route: 'GET /settings/logo',
    summary: 'The bytes of the logo',
    input: z.object({}),
    output: z.file(),
  }),
};
