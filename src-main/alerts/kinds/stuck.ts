import { MINUTE, toIso } from '#shared/kernel/time.ts';
import { stuckTickets } from '../../delays/load.ts';
import { type Found, ticketSubject } from '../found.ts';
import { pagesOf } from '../pagesOf.ts';
import type { KindRule } from '../rule.ts';

/** When a ticket is stuck is the delays' affair, thresholds included. */
export const stuckRule: KindRule<'stuck'> = {
  kind: 'stuck',
  everyMs: MINUTE,
  afterMs: 0,
  async look(see) {
    const stuck = await pagesOf(see, (page) => stuckTickets(see.db, see.now, page));
    return stuck.map(
      ({ ticketId, assigneeId, stillSince, kind }): Found<'stuck'> => ({
        kind: 'stuck',
        subject: ticketSubject(ticketId),
        occasion: String(stillSince),
        ticketId,
        technicianId: assigneeId,
        week: null,
        details: { since: toIso(stillSince), standing: kind },
      }),
    );
  },
  clearsUnfound: true,
  holds: (ticket) => ticket.isOpen,
};
