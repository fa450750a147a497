import { overdue } from '#shared/alerts/kinds/overdue.ts';
import { fromIso, MINUTE } from '#shared/kernel/time.ts';
import type { KindRule } from '../rule.ts';

/** Raised by the ticket's own deadlines (tickets/jobs.ts). */
export const overdueRule: KindRule<'overdue'> = {
  kind: 'overdue',
  everyMs: MINUTE,
  afterMs: 0,
  clearsUnfound: false,
  holds(ticket, details) {
    const { dueAt, promise } = overdue.details.parse(details);
    if (!ticket.isOpen) return false;
    if (promise === 'resolution') return ticket.resolutionDueAt === fromIso(dueAt);
    return ticket.firstRespondedAt === null && ticket.firstResponseDueAt === fromIso(dueAt);
  },
};
