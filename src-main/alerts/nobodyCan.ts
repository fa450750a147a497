import type { DetailsOf } from '#shared/alerts/kinds.ts';
import { toIsoOrNull } from '#shared/kernel/time.ts';
import { type Found, ticketSubject } from './found.ts';

export type NobodyCan = Omit<DetailsOf<'noEligible'>, 'dueAt'> & { readonly dueAt: number | null };

/** A ticket of the queue that nobody can take, as a case. */
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
