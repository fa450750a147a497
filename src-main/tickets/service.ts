import { ok, type Result } from '#shared/kernel/result.ts';
import type { ticketsContract } from '#shared/tickets/contract.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { visibleTicket } from './access.ts';
import { attachFiles, attachmentContent, storeFiles } from './attachments.ts';
import { previewBulk, runBulk, undoBulk } from './bulk.ts';
import { createTicket } from './create.ts';
import { dayOf } from './day.ts';
import { cancel, close, rate, reopen } from './endings.ts';
import { ticketHistory } from './history.ts';
import { historyPdf } from './historyPdf.ts';
import { approve, assign, putBack, resolve, resume, schedule, start, wait } from './lifecycle.ts';
import { link, merge, unlink } from './linking.ts';
import { listTickets } from './list.ts';
import { logTime, note, reply } from './messages.ts';
import { prioritise } from './prioritise.ts';
import { queueCounts, similarTickets } from './queues.ts';
import type { TicketRecord } from './record.ts';
import { serviceFormPdf } from './serviceForm.ts';
import { attachmentsById, messageById, viewTicket } from './view.ts';

export { drainQueue } from './assigning.ts';
export { createTicket } from './create.ts';
export { requeueTicketsOf } from './handingOn.ts';
export { ticketJobs } from './jobs.ts';
export { recomputeOpenTickets } from './prioritise.ts';
export { alertInstants, derivedColumns } from './record.ts';
export { ticketRows } from './view.ts';

/** A step that answers with the ticket as the caller now sees it. */
function step<I>(
  act: (ctx: CommandContext, input: I) => Promise<Result<TicketRecord>>,
  options?: { readonly isNew: boolean },
) {
  return async (ctx: CommandContext, input: I): Promise<Result<Ticket>> => {
    const done = await act(ctx, input);
    return done.ok ? ok(await viewTicket(ctx.tx, ctx.actor, done.value, options)) : done;
  };
}

export const ticketsHandlers: HandlersOf<typeof ticketsContract> = {
  create: step(createTicket, { isNew: true }),
  get: async (ctx, input) => {
    const ticket = await visibleTicket(ctx.db, ctx.actor, input.id);
    return ticket.ok ? ok(await viewTicket(ctx.db, ctx.actor, ticket.value)) : ticket;
  },
  list: listTickets,
  counts: async (ctx) => ok({ items: await queueCounts(ctx) }),
  similar: async (ctx, input) => ok({ items: await similarTickets(ctx, input) }),
  approve: step(approve),
  start: step(start),
  wait: step(wait),
  resume: step(resume),
  schedule: step(schedule),
  resolve: step(resolve),
  close: step(close),
  rate: step(rate),
  reopen: step(reopen),
  cancel: step(cancel),
  assign: step(assign),
  putBack: step(putBack),
  prioritise: step(prioritise),
  reply: async (ctx, input) => {
    const written = await reply(ctx, input);
    return written.ok ? ok(await messageById(ctx.tx, written.value)) : written;
  },
  note: async (ctx, input) => {
    const written = await note(ctx, input);
    return written.ok ? ok(await messageById(ctx.tx, written.value)) : written;
  },
  attach: prepared({
    before: storeFiles,
    run: async (ctx, input, files) => {
      const attached = await attachFiles(ctx, input, files);
      return attached.ok ? ok({ items: await attachmentsById(ctx.tx, attached.value) }) : attached;
    },
  }),
  attachmentContent: (ctx, input) => attachmentContent(ctx, input.id),
  logTime: step(logTime),
  merge: step(merge),
  link: step(link),
  unlink: step(unlink),
  history: async (ctx: QueryContext, input) => {
    const ticket = await visibleTicket(ctx.db, ctx.actor, input.id);
    return ticket.ok ? ok({ items: await ticketHistory(ctx.db, ctx.actor, ticket.value) }) : ticket;
  },
  historyPdf: async (ctx, input) => {
    const ticket = await visibleTicket(ctx.db, ctx.actor, input.id);
    return ticket.ok ? ok(await historyPdf(ctx, ticket.value, input.language ?? ctx.actor.language)) : ticket;
  },
  serviceFormPdf: async (ctx, input) => {
    const ticket = await visibleTicket(ctx.db, ctx.actor, input.id);
    return ticket.ok ? serviceFormPdf(ctx, ticket.value, input.language ?? ctx.actor.language) : ticket;
  },
  bulkPreview: async (ctx, input) => {
    const preview = await previewBulk(ctx, input);
    return preview.ok ? ok({ items: preview.value }) : preview;
  },
  bulk: runBulk,
  undoBulk,
  day: async (ctx, input) => ok({ items: await dayOf(ctx, input) }),
  presence: async (ctx, input) => {
    const seen = await visibleTicket(ctx.db, ctx.actor, input.id);
    if (!seen.ok) return seen;
    ctx.host.hub.presence.mark(input.id, { id: ctx.actor.id, name: ctx.actor.name }, input.state, ctx.now);
    return ok({ done: true as const });
  },
};
