import { atRisk } from '#shared/alerts/kinds/atRisk.ts';
import { fromIso, MINUTE, toIso } from '#shared/kernel/time.ts';
import { predictedLate } from '../../delays/load.ts';
import { type Found, ticketSubject } from '../found.ts';
import { pagesOf } from '../pagesOf.ts';
import type { KindRule } from '../rule.ts';

/** By used time it is raised by the ticket's own deadlines (tickets/jobs.ts); by prediction here. */
export const atRiskRule: KindRule<'atRisk'> = {
  kind: 'atRisk',
  everyMs: MINUTE,
  afterMs: 0,
  async look(see, { isPredicted }) {
    if (!isPredicted) return [];
    const late = await pagesOf(see, (page) => predictedLate(see.db, see.now, page));
    return late.map(
      ({ ticketId, assigneeId, resolutionDueAt, finishAt, lateOdds }): Found<'atRisk'> => ({
        kind: 'atRisk',
        subject: ticketSubject(ticketId),
        occasion: String(resolutionDueAt),
        ticketId,
        technicianId: assigneeId,
        week: null,
        details: { dueAt: toIso(resolutionDueAt), cause: 'predicted', finishAt: toIso(finishAt), lateOdds },
      }),
    );
  },
  // A prediction that turns better does not take back that most of the time may be used.
  clearsUnfound: false,
  holds(ticket, details, now) {
    const dueAt = fromIso(atRisk.details.parse(details).dueAt);
    return ticket.isOpen && ticket.resolutionDueAt === dueAt && now <= dueAt;
  },
};
