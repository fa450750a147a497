import { IconCalendarEvent, IconClockPause, IconCornerDownRight, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ticket } from '#shared/tickets/fields.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useNow } from '../../ui/useNow.ts';
import { onDesk } from '../search.ts';
import styles from './TicketBanner.module.css';
import { ticketTexts } from './texts.ts';

/** The one thing to know about the present state, if there is one. */
export function TicketBanner({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  const now = useNow();
  if (ticket.mergedInto !== null) {
    const { folio } = ticket.mergedInto;
    return (
      <p className={styles.banner} data-tone="neutral">
        <IconCornerDownRight size={16} aria-hidden />
        <Link to="/solicitudes/$folio" params={{ folio }} search={onDesk()}>
          {t('mergedInto', { folio })}
        </Link>
      </p>
    );
  }
  if (ticket.status === 'waiting') {
    return (
      <p className={styles.banner} data-tone="warning">
        <IconClockPause size={16} aria-hidden />
        {t(ticket.waitingFor === 'supplier' ? 'waitingSupplier' : 'waitingRequester')}
      </p>
    );
  }
  if (ticket.status === 'scheduled' && ticket.scheduledFrom !== null && ticket.scheduledTo !== null) {
    return (
      <p className={styles.banner} data-tone="notice">
        <IconCalendarEvent size={16} aria-hidden />
        {t('scheduledFor', {
          when: formats.dayAndTime(ticket.scheduledFrom, now),
          to: formats.time(ticket.scheduledTo),
        })}
      </p>
    );
  }
  if (ticket.status === 'resolved' && ticket.autoCloseAt !== null) {
    return (
      <p className={styles.banner} data-tone="success">
        <IconHourglass size={16} aria-hidden />
        {t('resolvedUntil', { when: formats.dayAndTime(ticket.autoCloseAt, now) })}
      </p>
    );
  }
  return null;
}
