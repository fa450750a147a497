import { z } from 'zod';
import { id, instant, line, listOf, localDate, pageOf, paging, ref, text, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import {
  failureTicket,
  maintenanceDue,
  maintenancePlan,
  maintenanceRecord,
  ownership,
  recurringGroup,
  repeatedAsset,
  ticketRef,
} from './fields.ts';
import { MAINTENANCE_KINDS } from './kind.ts';

const flag = z.union([z.boolean(), z.stringbool()]);
/** An asset's id or its inventory number; in a path both are text. */
const assetKey = z.union([z.number().int().positive(), z.string().trim().min(1).max(80)]);
const cents = z.number().int().min(0).max(1e13);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** `overdue`: the date has passed; `open`: its ticket is open; `planned`: neither. */
export const DUE_STATES = ['overdue', 'open', 'planned'] as const;

export const dueFilter = z.object({
  planId: id.optional(),
  categoryId: id.optional(),
  locationId: id.optional(),
  /** Only of one month. */
  month: month.optional(),
  state: z.enum(DUE_STATES).optional(),
});
export type DueFilter = z.infer<typeof dueFilter>;

export const recordFilter = z.object({
  assetId: id.optional(),
  planId: id.optional(),
  supplierId: id.optional(),
  kind: z.enum(MAINTENANCE_KINDS).optional(),
  /** Still running ones only. */
  isRunning: flag.optional(),
  /** Begun from and until these days, both included. */
  from: localDate.optional(),
  until: localDate.optional(),
});
export type RecordFilter = z.infer<typeof recordFilter>;

export const scheduleInput = z.object({
  categoryId: id.nullable(),
  assetId: id.nullable(),
  everyMonths: z.number().int().min(1).max(120).nullable(),
  firstOn: localDate,
  leadDays: z.number().int().min(0).max(180),
});

export const planInput = scheduleInput.extend({
  name: line(120),
  serviceId: id.nullable(),
  instructions: text(10_000),
  isEnabled: z.boolean().default(true),
});
export type PlanInput = z.infer<typeof planInput>;

export const recordInput = z.object({
  assetId: id,
  ticketId: id.nullable(),
  kind: z.enum(MAINTENANCE_KINDS),
  description: text(10_000),
  supplierId: id.nullable(),
  isUnderWarranty: z.boolean(),
  startedOn: localDate,
  endedOn: localDate.nullable(),
  costCents: cents,
  parts: z
    .array(
      z.object({
        name: line(160),
        quantity: z.number().int().min(1).max(100_000),
        costCents: cents,
      }),
    )
    .max(100),
  /** The asset's status with it: `begin` sends it to repair, `end` brings it back (in use when somebody holds it). */
  repair: z.enum(['none', 'begin', 'end']).default('none'),
});
export type RecordInput = z.infer<typeof recordInput>;

/** Which failures a figure counts: those of a group (null is "none"), or those of an asset. */
const failureFilter = z.object({
  from: localDate,
  until: localDate,
  assetId: id.optional(),
  serviceId: id.nullable().optional(),
  areaId: id.nullable().optional(),
  /** Left out: whatever the model; null: tickets without an asset. */
  model: z.object({ brand: z.string().nullable(), model: z.string().nullable() }).nullable().optional(),
});
export type FailureFilter = z.infer<typeof failureFilter>;

const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  actor: ref.nullable(),
  action: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

export const maintenanceContract = {
  plans: query({
    permission: 'assets.read',
    route: 'GET /maintenance-plans',
    summary: 'Preventive plans by name',
    input: z.object({ withDisabled: flag.optional(), categoryId: id.optional(), ...paging }),
    output: pageOf(maintenancePlan),
  }),
  plan: query({
    permission: 'assets.read',
    route: 'GET /maintenance-plans/{id}',
    summary: 'A preventive plan',
    input: z.object({ id }),
    output: maintenancePlan,
  }),
  previewPlan: query({
    permission: 'assets.manage',
    route: 'GET /maintenance-plan-preview',
    summary: 'How many assets a plan would take in, and when its first tickets would open',
    input: scheduleInput,
    output: z.object({
      assets: z.number().int(),
      /** The next dates of the series, at most five; empty when all have passed. */
      dates: z.array(localDate),
      opensOn: localDate.nullable(),
    }),
  }),
  savePlan: command({
    permission: 'assets.manage',
    route: 'POST /maintenance-plans',
    summary:
      'Create or change a preventive plan; a new schedule holds for every asset without an open ticket',
    input: planInput.extend({ id: id.optional(), version: version.optional() }),
    output: maintenancePlan,
  }),
  due: query({
    permission: 'assets.read',
    route: 'GET /maintenance-due',
    summary: 'What is due, earliest first',
    input: dueFilter.extend(paging),
    output: pageOf(maintenanceDue),
  }),
  dueMonths: query({
    permission: 'assets.read',
    route: 'GET /maintenance-due-months',
    summary: 'How much is due in each month',
    input: dueFilter.omit({ month: true }),
    output: listOf(z.object({ month, count: z.number().int(), overdue: z.number().int() })),
  }),
  openTicket: command({
    permission: 'assets.manage',
    route: 'POST /maintenance-due/{dueId}/ticket',
    status: 201,
    summary: 'Open the ticket of something due now, without waiting for its day',
    input: z.object({ dueId: id }),
    output: ticketRef,
  }),
  records: query({
    permission: 'assets.read',
    route: 'GET /maintenance-records',
    summary: 'What was done, newest first',
    input: recordFilter.extend(paging),
    output: pageOf(maintenanceRecord),
  }),
  record: query({
    permission: 'assets.read',
    route: 'GET /maintenance-records/{id}',
    summary: 'A record of maintenance',
    input: z.object({ id }),
    output: maintenanceRecord,
  }),
  recordHistory: query({
    permission: 'assets.read',
    route: 'GET /maintenance-records/{id}/history',
    summary: 'Who wrote and changed a record of maintenance, newest first',
    input: z.object({ id }),
    output: listOf(historyEntry),
  }),
  createRecord: command({
    permission: 'assets.manage',
    route: 'POST /maintenance-records',
    status: 201,
    summary: 'Record maintenance of an asset, with its parts and costs',
    input: recordInput,
    output: maintenanceRecord,
  }),
  updateRecord: command({
    permission: 'assets.manage',
    route: 'PUT /maintenance-records/{id}',
    summary: 'Change a record of maintenance; asset and ticket stay',
    input: recordInput.omit({ assetId: true, ticketId: true }).extend({ id, version }),
    output: maintenanceRecord,
  }),
  ofAsset: query({
    permission: 'assets.read',
    route: 'GET /assets/{id}/maintenance',
    summary:
      'An asset’s maintenance: what is due, the latest records, the cost of ownership, repeated failures',
    input: z.object({ id: assetKey }),
    output: z.object({
      due: z.array(maintenanceDue),
      /** The latest five, newest first. */
      records: z.array(maintenanceRecord),
      recordCount: z.number().int(),
      /** ISO 4217. */
      currency: z.string(),
      ownership,
      /** Failures (tickets about it, preventive and cancelled ones left out) in the last twelve months. */
      failures: z.object({
        count: z.number().int(),
        from: localDate,
        until: localDate,
        isRepeated: z.boolean(),
      }),
    }),
  }),
  ofTicket: query({
    permission: 'assets.read',
    route: 'GET /tickets/{id}/maintenance',
    summary: 'The plan that opened a ticket with its instructions, and the records made from it',
    input: z.object({ id }),
    output: z.object({
      plan: ref.extend({ instructions: z.string(), dueOn: localDate.nullable() }).nullable(),
      records: z.array(maintenanceRecord),
    }),
  }),
  recurring: query({
    permission: 'assets.read',
    route: 'GET /recurring-failures',
    summary: 'Groups of service, area and model whose failures stand above their own history',
    input: z.object({
      days: z.number().int().min(7).max(90).default(30),
      atLeast: z.number().int().min(2).max(1_000).default(3),
    }),
    output: z.object({
      from: localDate,
      until: localDate,
      /** Earlier periods of the same length that it is compared with; 0 when there is no history yet. */
      periods: z.number().int(),
      items: z.array(recurringGroup),
    }),
  }),
  repeated: query({
    permission: 'assets.read',
    route: 'GET /repeated-failures',
    summary: 'Assets with repeated failures, most first',
    input: z.object({
      months: z.number().int().min(1).max(36).default(12),
      atLeast: z.number().int().min(2).max(1_000).default(3),
    }),
    output: z.object({
      from: localDate,
      until: localDate,
      total: z.number().int(),
      /** The first two hundred. */
      items: z.array(repeatedAsset),
    }),
  }),
  failures: query({
    permission: 'assets.read',
    route: 'GET /failures',
    summary: 'The tickets behind a figure of recurring or repeated failures, newest first',
    input: failureFilter.extend(paging),
    output: pageOf(failureTicket).extend({ total: z.number().int() }),
  }),
};
