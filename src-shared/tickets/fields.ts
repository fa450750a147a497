import { z } from 'zod';
import { ASSIGNMENT_METHODS } from '../assignment/method.ts';
import { id, instant, ref, version } from '../rpc/fields.ts';
import { PRINTED_FORMS } from '../services/service.ts';
import { impact, priority, urgency } from '../sla/priority.ts';
import { CHANNELS, MESSAGE_KINDS, TICKET_ACTIONS, TICKET_STATUSES, WAITING_FOR } from './ticket.ts';

export const status = z.enum(TICKET_STATUSES);
export const channel = z.enum(CHANNELS);

/** What a list shows of a ticket. */
export const ticketRow = z.object({
  id,
  folio: z.string(),
  title: z.string(),
  status,
  priority,
  impact,
  urgency,
  channel,
  service: ref.nullable(),
  requester: ref,
  area: ref.nullable(),
  assignee: ref.nullable(),
  createdAt: instant,
  updatedAt: instant,
  firstResponseDueAt: instant.nullable(),
  firstRespondedAt: instant.nullable(),
  resolutionDueAt: instant.nullable(),
  atRiskAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Seconds of working time left (negative when late) while the clock stands still. */
  remainingSeconds: z.number().int().nullable(),
  isOverLimit: z.boolean(),
  version,
});
export type TicketRow = z.infer<typeof ticketRow>;

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** An image that the screen may show in place; everything else is only downloaded. */
  isInline: z.boolean(),
  isInternal: z.boolean(),
  messageId: id.nullable(),
  uploadedBy: ref.nullable(),
  at: instant,
});

export const message = z.object({
  id,
  kind: z.enum(MESSAGE_KINDS),
  author: ref.nullable(),
  body: z.string(),
  at: instant,
  attachments: z.array(attachment),
});

/** A ticket as the caller may see it: requesters get neither notes nor internal files. */
export const ticket = ticketRow.extend({
  description: z.string(),
  location: ref.nullable(),
  createdBy: ref.nullable(),
  requesterContact: z.object({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    post: z.string().nullable(),
  }),
  firstPromiseAt: instant.nullable(),
  firstAssignedAt: instant.nullable(),
  assignedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  autoCloseAt: instant.nullable(),
  waitingFor: z.enum(WAITING_FOR).nullable(),
  scheduledFrom: instant.nullable(),
  scheduledTo: instant.nullable(),
  solution: z.string().nullable(),
  reopenCount: z.number().int(),
  workedMinutes: z.number().int(),
  /** Working seconds, by the indicators' definitions; null until they are known. */
  responseSeconds: z.number().int().nullable(),
  resolutionSeconds: z.number().int().nullable(),
  closureSeconds: z.number().int().nullable(),
  rating: z.number().int().nullable(),
  ratingComment: z.string().nullable(),
  mergedInto: z.object({ id, folio: z.string() }).nullable(),
  foreignSystem: z.string().nullable(),
  foreignNumber: z.string().nullable(),
  printedForm: z.enum(PRINTED_FORMS),
  procedure: z.object({ number: z.number().int(), body: z.string() }).nullable(),
  messages: z.array(message),
  /** Files that came with the request itself. */
  attachments: z.array(attachment),
  links: z.array(
    z.object({ id, folio: z.string(), title: z.string(), status, kind: z.enum(['related', 'mergedHere']) }),
  ),
  assignmentMethod: z.enum(ASSIGNMENT_METHODS).nullable(),
  /** What this caller may do now: the state table and the role together. */
  allowedActions: z.array(
    z.enum([
      ...TICKET_ACTIONS,
      'reply',
      'note',
      'prioritise',
      'take',
      'logTime',
      'attach',
      'merge',
      'link',
      'rate',
    ]),
  ),
});
export type Ticket = z.infer<typeof ticket>;
export type TicketMessage = z.infer<typeof message>;
export type TicketAttachment = z.infer<typeof attachment>;
export type AllowedAction = Ticket['allowedActions'][number];

/** A line of a ticket's history: what the event said, for people and for scripts. */
export const historyItem = z.object({
  seq: z.number().int(),
  at: instant,
  actor: ref.nullable(),
  action: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  /** The words that went with it (reason, reply, note); null where it had none, they were erased or may not be seen. */
  text: z.string().nullable(),
});
export type HistoryItem = z.infer<typeof historyItem>;
