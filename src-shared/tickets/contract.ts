import { z } from 'zod';
import { done, id, instantIn, line, listOf, pageOf, paging, ref, text, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { impact, urgency } from '../sla/priority.ts';
import { attachment, channel, historyItem, message, status, ticket, ticketRow } from './fields.ts';
import { WAITING_FOR } from './ticket.ts';

/** A ticket's id or its folio; in a path both are text. */
const key = z.union([z.number().int().positive(), z.string().trim().min(1).max(40)]);
const reason = text(2_000);
const body = text(50_000);

export const SORTS = ['-createdAt', 'createdAt', 'resolutionDueAt', '-updatedAt'] as const;

/** The saved QUEUES of a working day. `atRisk`, `dueToday` and `overdue` are asked for by the server's clock. */
export const QUEUES = [
  'mine',
  'unassigned',
  'atRisk',
  'dueToday',
  'overdue',
  'open',
  'recentlyClosed',
  'approval',
] as const;
export type Queue = (typeof QUEUES)[number];

export const ticketFilter = z.object({
  queue: z.enum(QUEUES).optional(),
  status: z
    .union([status, z.array(status)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional(),
  assigneeId: id.optional(),
  requesterId: id.optional(),
  areaId: id.optional(),
  serviceId: id.optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(SORTS).optional(),
});
export type TicketFilter = z.infer<typeof ticketFilter>;

const step = { id: key, version };

const createInput = z.object({
  title: line(200),
  description: text(50_000),
  serviceId: id.optional(),
  impact: impact.optional(),
  urgency: urgency.optional(),
  requesterId: id.optional(),
  channel: channel.optional(),
  /** The assets that it is about; requesters give only what they hold. */
  assetIds: z.array(id).max(50).optional(),
});

export const BULK_ACTIONS = ['assign', 'close', 'prioritise'] as const;

const bulkInput = z.object({
  action: z.enum(BULK_ACTIONS),
  items: z.array(z.object({ id, version })).min(1).max(200),
  assigneeId: id.optional(),
  impact: impact.optional(),
  urgency: urgency.optional(),
  reason: reason.optional(),
});

const someFiles = z.union([z.file().transform((file) => [file]), z.array(z.file()).max(20)]);

export const ticketsContract = {
  create: command({
    permission: 'session',
    route: 'POST /tickets',
    status: 201,
    summary:
      'Create a ticket; it gets a folio and deadlines and goes to the technician with the lightest load',
    input: createInput,
    output: ticket,
  }),
  get: query({
    permission: 'session',
    route: 'GET /tickets/{id}',
    summary: 'A ticket by id or folio',
    input: z.object({ id: key }),
    output: ticket,
  }),
  list: query({
    permission: 'session',
    route: 'GET /tickets',
    summary: 'Tickets, filtered and sorted, a page at a time; requesters get their own',
    input: ticketFilter.extend(paging),
    output: pageOf(ticketRow).extend({ total: z.number().int().nullable() }),
  }),
  counts: query({
    permission: 'session',
    route: 'GET /queues',
    summary: 'How many tickets stand in each queue; counting stops at 1,000',
    input: z.object({}),
    output: listOf(z.object({ queue: z.enum(QUEUES), count: z.number().int(), isCapped: z.boolean() })),
  }),
  similar: query({
    permission: 'session',
    route: 'GET /similar-tickets',
    summary: 'Open tickets of the requester that look like what is being typed',
    input: z.object({
      title: z.string().trim().max(200),
      serviceId: id.optional(),
      requesterId: id.optional(),
    }),
    output: listOf(ticketRow),
  }),
  approve: command({
    permission: 'session',
    route: 'POST /tickets/{id}/approve',
    summary: 'Approve a request for a service of the area',
    input: z.object(step),
    output: ticket,
  }),
  start: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/start',
    summary: 'Start working on it',
    input: z.object(step),
    output: ticket,
  }),
  wait: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/wait',
    summary: 'Wait for the requester or a supplier; the resolution clock stands still',
    input: z.object({ ...step, for: z.enum(WAITING_FOR), note: text(2_000) }),
    output: ticket,
  }),
  resume: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/resume',
    summary: 'Go on after waiting',
    input: z.object(step),
    output: ticket,
  }),
  schedule: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/schedule',
    summary:
      'Agree on a time with the requester; a time after the due one needs a reason and moves the due time',
    input: z.object({ ...step, from: instantIn, to: instantIn, reason: reason.optional() }),
    output: ticket,
  }),
  resolve: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/resolve',
    summary: 'Write the solution',
    input: z.object({ ...step, solution: body, minutes: z.number().int().min(1).max(1_440).optional() }),
    output: ticket,
  }),
  close: command({
    permission: 'session',
    route: 'POST /tickets/{id}/close',
    summary: 'Confirm the solution; with an optional rating from 1 to 5',
    input: z.object({
      ...step,
      rating: z.number().int().min(1).max(5).optional(),
      comment: text(2_000).optional(),
    }),
    output: ticket,
  }),
  rate: command({
    permission: 'session',
    route: 'POST /tickets/{id}/rating',
    summary: 'Rate a closed ticket of one’s own',
    input: z.object({ ...step, rating: z.number().int().min(1).max(5), comment: text(2_000).optional() }),
    output: ticket,
  }),
  reopen: command({
    permission: 'session',
    route: 'POST /tickets/{id}/reopen',
    summary: 'It was not solved: back to the technician who solved it',
    input: z.object({ ...step, reason }),
    output: ticket,
  }),
  cancel: command({
    permission: 'session',
    route: 'POST /tickets/{id}/cancel',
    summary: 'End it early, with a reason',
    input: z.object({ ...step, reason }),
    output: ticket,
  }),
  assign: command({
    permission: 'tickets.assign',
    route: 'POST /tickets/{id}/assign',
    summary:
      'Assign or reassign by hand; over the limit only by a manager and with a reason; technicians take',
    input: z.object({ ...step, assigneeId: id, reason: reason.optional() }),
    output: ticket,
  }),
  putBack: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/put-back',
    summary: 'Hand it back to the queue',
    input: z.object({ ...step, reason }),
    output: ticket,
  }),
  prioritise: command({
    permission: 'tickets.prioritise',
    route: 'POST /tickets/{id}/priority',
    status: 201,
    summary: 'Change impact and urgency with a reason; deadlines are computed anew from creation',
    input: z.object({ ...step, impact, urgency, reason }),
    output: ticket,
  }),
  reply: command({
    permission: 'session',
    route: 'POST /tickets/{id}/replies',
    status: 201,
    summary: 'Write to the other side: everybody in the ticket sees it',
    input: z.object({ id: key, body }),
    output: message,
  }),
  note: command({
    permission: 'tickets.note',
    route: 'POST /tickets/{id}/notes',
    status: 201,
    summary: 'Write an internal note: the requester never sees it',
    input: z.object({ id: key, body }),
    output: message,
  }),
  attach: command({
    permission: 'session',
    route: 'POST /tickets/{id}/attachments',
    status: 201,
    summary: 'Attach files (multipart)',
    input: z.object({
      id: key,
      files: someFiles.optional(),
      /** The same, for who sends one. */
      file: someFiles.optional(),
      messageId: z.coerce.number().int().positive().optional(),
      isInternal: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: listOf(attachment),
  }),
  attachmentContent: query({
    permission: 'session',
    route: 'GET /attachments/{id}/content',
    summary: 'The bytes of an attachment',
    input: z.object({ id }),
    output: z.file(),
  }),
  logTime: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/time',
    status: 201,
    summary: 'Record time worked',
    input: z.object({ id: key, minutes: z.number().int().min(1).max(1_440), note: text(500).optional() }),
    output: ticket,
  }),
  merge: command({
    permission: 'tickets.work',
    route: 'POST /tickets/{id}/merge',
    summary: 'It is a duplicate: cancel it into another ticket',
    input: z.object({ ...step, intoId: key }),
    output: ticket,
  }),
  link: command({
    permission: 'tickets.note',
    route: 'POST /tickets/{id}/links',
    status: 201,
    summary: 'Link a related ticket',
    input: z.object({ id: key, otherId: key }),
    output: ticket,
  }),
  unlink: command({
    permission: 'tickets.note',
    route: 'POST /tickets/{id}/unlink',
    summary: 'Take a link away',
    input: z.object({ id: key, otherId: key }),
    output: ticket,
  }),
  history: query({
    permission: 'session',
    route: 'GET /tickets/{id}/history',
    summary: 'Everything that happened to it, oldest first; requesters do not see internal notes',
    input: z.object({ id: key }),
    output: listOf(historyItem),
  }),
  historyPdf: query({
    permission: 'session',
    route: 'GET /tickets/{id}/history.pdf',
    summary: 'The history as a PDF, images included',
    input: z.object({ id: key, language: z.enum(['es', 'en', 'pt']).optional() }),
    output: z.file(),
  }),
  serviceFormPdf: query({
    permission: 'session',
    route: 'GET /tickets/{id}/service-form.pdf',
    summary: 'The service form of a ticket as a PDF to be signed, where its service asks for one',
    input: z.object({ id: key, language: z.enum(['es', 'en', 'pt']).optional() }),
    output: z.file(),
  }),
  bulkPreview: query({
    permission: 'tickets.bulk',
    route: 'POST /bulk/preview',
    summary: 'What a bulk action would do to each ticket',
    input: bulkInput,
    output: listOf(
      z.object({
        id,
        folio: z.string(),
        title: z.string(),
        outcome: z.enum(['willChange', 'unchanged', 'refused']),
        code: z.string().nullable(),
      }),
    ),
  }),
  bulk: command({
    permission: 'tickets.bulk',
    route: 'POST /bulk',
    summary: 'Assign, close or prioritise many; those that cannot be changed are told apart',
    input: bulkInput,
    output: z.object({
      bulkId: id,
      changed: z.number().int(),
      refused: z.array(z.object({ id, folio: z.string(), code: z.string() })),
      undoUntil: z.iso.datetime(),
    }),
  }),
  undoBulk: command({
    permission: 'tickets.bulk',
    route: 'POST /bulk/{bulkId}/undo',
    summary: 'Take a bulk action back: a compensating command of its own',
    input: z.object({ bulkId: id }),
    output: z.object({
      restored: z.number().int(),
      skipped: z.array(z.object({ id, folio: z.string(), code: z.string() })),
    }),
  }),
  day: query({
    permission: 'schedule.see',
    route: 'GET /schedule',
    summary: 'The agreed times of a day, by technician, with their shift',
    input: z.object({ date: z.iso.date(), technicianId: id.optional() }),
    output: listOf(
      z.object({
        technician: ref,
        shift: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
        isAbsent: z.boolean(),
        appointments: z.array(
          z.object({
            id,
            folio: z.string(),
            title: z.string(),
            status,
            requester: ref,
            from: z.iso.datetime(),
            to: z.iso.datetime(),
          }),
        ),
      }),
    ),
  }),
  /** Writes nothing to the database, so it is no command. */
  presence: query({
    permission: 'session',
    route: 'POST /tickets/{id}/presence',
    summary: 'Tell that one is looking at it, or typing; kept in memory only',
    input: z.object({ id, state: z.enum(['looking', 'typing', 'left']) }),
    output: done,
  }),
};
