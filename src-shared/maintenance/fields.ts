import { z } from 'zod';
import { assetRef } from '../assets/fields.ts';
import { id, instant, localDate, ref, version } from '../rpc/fields.ts';
import { status as ticketStatus } from '../tickets/fields.ts';
import { MAINTENANCE_KINDS } from './kind.ts';

/** A ticket as maintenance names it. */
export const ticketRef = z.object({ id, folio: z.string(), status: ticketStatus });
export type MaintenanceTicket = z.infer<typeof ticketRef>;

const cents = z.number().int().min(0);

export const part = z.object({
  name: z.string(),
  quantity: z.number().int().positive(),
  /** Of one. */
  costCents: cents,
});
export type MaintenancePart = z.infer<typeof part>;

/** What was done to an asset. Money in hundredths of the currency of the settings. */
export const maintenanceRecord = z.object({
  id,
  asset: assetRef,
  ticket: ticketRef.nullable(),
  plan: ref.nullable(),
  kind: z.enum(MAINTENANCE_KINDS),
  description: z.string(),
  supplier: ref.nullable(),
  isUnderWarranty: z.boolean(),
  startedOn: localDate,
  /** Null while it runs. */
  endedOn: localDate.nullable(),
  /** Of the work, without parts. */
  costCents: cents,
  parts: z.array(part),
  /** Work and parts, whoever pays. */
  totalCents: cents,
  /** What it cost the institution: nothing under warranty. */
  paidCents: cents,
  createdBy: ref.nullable(),
  createdAt: instant,
  version,
});
export type MaintenanceRecord = z.infer<typeof maintenanceRecord>;

export const maintenancePlan = z.object({
  id,
  name: z.string(),
  /** One of the two: every asset of a category, or one asset. */
  category: ref.nullable(),
  asset: assetRef.nullable(),
  /** Of the tickets that it opens. */
  service: ref.nullable(),
  /** Null happens once, on `firstOn`. */
  everyMonths: z.number().int().positive().nullable(),
  firstOn: localDate,
  leadDays: z.number().int().min(0),
  instructions: z.string(),
  isEnabled: z.boolean(),
  createdBy: ref.nullable(),
  /** Assets that it takes in now, and those of them whose date has passed. */
  assets: z.number().int(),
  overdue: z.number().int(),
  /** The earliest date on which an asset is due; null when none is. */
  nextOn: localDate.nullable(),
  version,
});
export type MaintenancePlan = z.infer<typeof maintenancePlan>;

/** An asset that is due under a plan. */
export const maintenanceDue = z.object({
  id,
  plan: ref,
  asset: assetRef,
  category: ref,
  location: ref.nullable(),
  holder: ref.nullable(),
  dueOn: localDate,
  /** The day on which its ticket opens by itself; null when it is open, or when its ticket was cancelled and none follows. */
  opensOn: localDate.nullable(),
  ticket: ticketRef.nullable(),
  isOverdue: z.boolean(),
});
export type MaintenanceDue = z.infer<typeof maintenanceDue>;

/** What an asset has cost up to a day; src-shared/maintenance/ownership.ts says how each figure is made. */
export const ownership = z.object({
  acquisitionCents: cents.nullable(),
  partsCents: cents,
  workCents: cents,
  /** Parts and work. */
  maintenanceCents: cents,
  /** Parts and work that warranty covered: counted nowhere else. */
  coveredCents: cents,
  totalCents: cents,
  /** Whole months since it was acquired (until it was retired), at least one; null without an acquisition date. */
  monthsOwned: z.number().int().positive().nullable(),
  perMonthCents: cents.nullable(),
  years: z.array(
    z.object({
      year: z.number().int(),
      acquisitionCents: cents,
      partsCents: cents,
      workCents: cents,
      totalCents: cents,
    }),
  ),
});
export type Ownership = z.infer<typeof ownership>;

/** A group of failures whose count stands above its own history; recurring.ts says how that is told. */
export const recurringGroup = z.object({
  service: ref.nullable(),
  area: ref.nullable(),
  /** Brand and model of the assets concerned; null for tickets without one. */
  model: z.object({ brand: z.string().nullable(), model: z.string().nullable() }).nullable(),
  /** Failures in the period. */
  count: z.number().int(),
  /** Failures in the earlier periods together, and their mean. */
  before: z.number().int(),
  mean: z.number(),
  /** The most that its history explains; more than that stands out. */
  upTo: z.number().int(),
  /** How likely so many are, had nothing changed. */
  chance: z.number(),
  /** The category of the assets concerned, where all have the same: what a plan would be for. */
  category: ref.nullable(),
});
export type RecurringGroup = z.infer<typeof recurringGroup>;

/** A ticket counted as a failure. */
export const failureTicket = z.object({
  id,
  folio: z.string(),
  title: z.string(),
  status: ticketStatus,
  service: ref.nullable(),
  area: ref.nullable(),
  createdAt: instant,
  resolvedAt: instant.nullable(),
  assets: z.array(assetRef),
});
export type FailureTicket = z.infer<typeof failureTicket>;

export const repeatedAsset = z.object({
  asset: assetRef,
  brand: z.string().nullable(),
  model: z.string().nullable(),
  category: ref,
  area: ref.nullable(),
  holder: ref.nullable(),
  count: z.number().int(),
  lastAt: instant,
});
export type RepeatedAsset = z.infer<typeof repeatedAsset>;
