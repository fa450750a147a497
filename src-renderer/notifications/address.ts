import { subjectAddress, ticketAddress } from '#shared/notifications/address.ts';
import type { Notification } from '#shared/notifications/contract.ts';

/** Where a notice leads: the page of its ticket or thing; null when it tells of none. */
export function noticeAddress({
  kind,
  ticket,
  subject,
}: Pick<Notification, 'kind' | 'ticket' | 'subject'>): string | null {
  if (ticket !== null) return ticketAddress(ticket.folio);
  return subject === null ? null : subjectAddress(kind, subject);
}
