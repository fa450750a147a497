import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../signs/DeadlineText.tsx';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../signs/TicketStateBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import styles from './delays.module.css';
import { delaysTexts } from './texts.ts';

type OfTicket = Column<{ readonly ticket: TicketRow }>;

/** The columns that all lists of delays begin with, and those that they may have. */
export function useTicketColumns(): Readonly<
  Record<'folio' | 'title' | 'assignee' | 'service' | 'priority' | 'status' | 'deadline', OfTicket>
> {
  const t = useTexts(delaysTexts);
  return useMemo(
    () => ({
      folio: {
        key: 'folio',
        header: t('column.folio'),
        width: 122,
        minWidth: 118,
        isFixed: true,
        render: ({ ticket }) => ticket.folio,
      },
      title: {
        key: 'title',
        header: t('column.title'),
        width: 260,
        minWidth: 160,
        grow: true,
        isFixed: true,
        render: ({ ticket }) => (
          <Link
            to="/solicitudes/$folio"
            params={{ folio: ticket.folio }}
            className={styles.title}
            tabIndex={-1}
            preload={false}
          >
            {ticket.title}
          </Link>
        ),
      },
      assignee: {
        key: 'assignee',
        header: t('column.assignee'),
        width: 150,
        yields: 4,
        render: ({ ticket }) => ticket.assignee?.name,
      },
      service: {
        key: 'service',
        header: t('column.service'),
        width: 150,
        isExtra: true,
        render: ({ ticket }) => ticket.service?.name,
      },
      priority: {
        key: 'priority',
        header: t('column.priority'),
        width: 86,
        yields: 3,
        render: ({ ticket }) => <PriorityBadge priority={ticket.priority} />,
      },
      status: {
        key: 'status',
        header: t('column.status'),
        width: 118,
        yields: 2,
        render: ({ ticket }) => <TicketStateBadge status={ticket.status} variant="plain" />,
      },
      deadline: {
        key: 'deadline',
        header: t('column.deadline'),
        width: 176,
        yields: 5,
        render: ({ ticket }) => <DeadlineText ticket={ticket} />,
      },
    }),
    [t],
  );
}
