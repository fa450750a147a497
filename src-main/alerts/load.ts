// What other features say to and ask of alerts. It imports no service, so that tickets may import it.
import type { DetailsOf } from '#shared/alerts/kinds.ts';
import { toIsoOrNull } from '#shared/kernel/time.ts';
import type { CommandContext } from '../rpc/context.ts';
import { raiseCase } from './cases.ts';
import { type AlertedTicket, type Found, ticketSubject } from './found.ts';

export { type CaseCounts, countCases } from './counts.ts';
export { type Deadline, raiseDeadline, recallDeadline } from './deadlines.ts';

type NobodyCan = Omit<DetailsOf<'noEligible'>, 'dueAt'> & { readonly dueAt: number | null };

export function foundNobodyCan(ticketId: number, { why, skill, dueAt }: NobodyCan): Found<'noEligible'> {
  return {
    kind: 'noEligible',
    subject: ticketSubject(ticketId),
    occasion: null,
    ticketId,
    technicianId: null,
    week: null,
    details: { why, skill, dueAt: toIsoOrNull(dueAt) },
  };
}

/** A ticket that nobody can take before it is due, told at once. */
export async function raiseNobodyCan(
  ctx: CommandContext,
  ticket: AlertedTicket,
  why: NobodyCan,
): Promise<void> {
  await raiseCase(ctx, foundNobodyCan(ticket.id, why), { ticket });
}
