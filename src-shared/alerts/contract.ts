import { z } from 'zod';
import { id, instant, instantIn, listOf, pageOf, paging, ref, text, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { TICKET_STATUSES } from '../tickets/ticket.ts';
import { SEVERITIES } from './kind.ts';
import { ALERT_KINDS, type AlertKind, alertKinds } from './kinds.ts';

/** `open` waits for somebody, `acknowledged` was seen to and still holds, `past` is no longer so. */
export const CASE_STATES = ['open', 'acknowledged', 'past'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** As many as one may acknowledge at once. */
export const ACKNOWLEDGED_AT_ONCE = 200;

const shared = z.object({
  id,
  severity: z.enum(SEVERITIES),
  state: z.enum(CASE_STATES),
  ticket: z
    .object({
      id,
      folio: z.string(),
      title: z.string(),
      status: z.enum(TICKET_STATUSES),
      assignee: ref.nullable(),
    })
    .nullable(),
  /** Whom it is about; of a ticket, whoever had it when the case was raised. */
  technician: ref.nullable(),
  week: z.string().nullable(),
  raisedAt: instant,
  clearedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: ref.nullable(),
  note: z.string().nullable(),
  /** Whether the caller muted it: their own mute of its kind, ticket or technician. */
  isMuted: z.boolean(),
  version,
});

const caseOf = <K extends AlertKind>(kind: K) =>
  shared.extend({
    kind: z.literal(kind),
    details: alertKinds[kind].details as (typeof alertKinds)[K]['details'],
  });

export const alertCase = z.discriminatedUnion('kind', [
  caseOf('atRisk'),
  caseOf('overdue'),
  caseOf('stuck'),
  caseOf('noEligible'),
  caseOf('atLimit'),
  caseOf('idle'),
  caseOf('deviation'),
  caseOf('unbalancedWeek'),
  caseOf('backupFailed'),
  caseOf('backupOverdue'),
]);
export type AlertCase = z.infer<typeof alertCase>;

const count = z.number().int();

/** What a person does not want to be told of; never hides anything from the list. */
export const muteScope = z.discriminatedUnion('about', [
  z.object({ about: z.literal('kind'), kind: z.enum(ALERT_KINDS) }),
  z.object({ about: z.literal('ticket'), id }),
  z.object({ about: z.literal('technician'), id }),
]);
export type MuteScope = z.infer<typeof muteScope>;

export const alertMute = z.object({
  id,
  scope: muteScope,
  /** Of a ticket its folio, of a technician their name. */
  label: z.string().nullable(),
  /** Null is for good. */
  until: instant.nullable(),
  createdAt: instant,
});
export type AlertMute = z.infer<typeof alertMute>;

/** The cases in which something needs somebody: each raised once, cleared when it is no longer so. */
export const alertsContract = {
  list: query({
    permission: 'alerts.read',
    route: 'GET /alerts',
    summary: 'Alerts that are open, acknowledged or past, newest first',
    input: z.object({
      ...paging,
      state: z.enum(CASE_STATES).default('open'),
      kind: z.enum(ALERT_KINDS).optional(),
      severity: z.enum(SEVERITIES).optional(),
      technicianId: id.optional(),
      ticketId: id.optional(),
    }),
    output: pageOf(alertCase),
  }),
  counts: query({
    permission: 'alerts.read',
    route: 'GET /alerts/counts',
    summary: 'How many alerts are open, by severity, and how many acknowledged ones still hold',
    input: z.object({}),
    output: z.object({
      open: count,
      acknowledged: count,
      bySeverity: z.object({ info: count, warning: count, critical: count }),
    }),
  }),
  get: query({
    permission: 'alerts.read',
    route: 'GET /alerts/cases/{id}',
    summary: 'One alert',
    input: z.object({ id }),
    output: alertCase,
  }),
  acknowledge: command({
    permission: 'alerts.handle',
    route: 'POST /alerts/acknowledge',
    summary: 'Say for everybody that alerts were seen to, and why; what changed meanwhile is left and named',
    input: z.object({
      items: z.array(z.object({ id, version })).min(1).max(ACKNOWLEDGED_AT_ONCE),
      note: text(1_000),
    }),
    output: z.object({ done: z.array(id), stale: z.array(id) }),
  }),
  unacknowledge: command({
    permission: 'alerts.handle',
    route: 'POST /alerts/unacknowledge',
    summary: 'Take an acknowledgement back: the alert is open again',
    input: z.object({ items: z.array(z.object({ id, version })).min(1).max(ACKNOWLEDGED_AT_ONCE) }),
    output: z.object({ done: z.array(id), stale: z.array(id) }),
  }),
  mutes: query({
    permission: 'indicators.own',
    route: 'GET /alerts/mutes',
    summary: 'What one muted for oneself and still holds',
    input: z.object({}),
    output: listOf(alertMute),
  }),
  mute: command({
    permission: 'indicators.own',
    route: 'POST /alerts/mutes',
    summary: 'Not to be told of a kind, a ticket or a technician: until a time, or for good',
    input: z.object({ scope: muteScope, until: instantIn.nullable() }),
    output: alertMute,
  }),
  unmute: command({
    permission: 'indicators.own',
    route: 'POST /alerts/mutes/{id}/end',
    summary: 'Be told again',
    input: z.object({ id }),
    output: z.object({ done: z.literal(true) }),
  }),
};
