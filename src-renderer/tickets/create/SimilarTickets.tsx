import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCopyCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './NewTicket.module.css';
import { newTicketTexts } from './texts.ts';

interface SimilarTicketsProps {
  readonly title: string;
  readonly serviceId: number | undefined;
  readonly requesterId: number | undefined;
  readonly isStaff: boolean;
}

/** Open tickets of the same person that look like this one: shown while it is being written. */
export function SimilarTickets({ title, serviceId, requesterId, isStaff }: SimilarTicketsProps) {
  const t = useTexts(newTicketTexts);
  const [asked] = useDebouncedValue(title.trim(), 350);
  const items = useQuery(
    orpc.tickets.similar.queryOptions({
      input: {
        title: asked,
        ...(serviceId === undefined ? {} : { serviceId }),
        ...(requesterId === undefined ? {} : { requesterId }),
      },
      enabled: asked.length >= 4 || (serviceId !== undefined && !isStaff),
      placeholderData: keepPreviousData,
    }),
  ).data?.items;
  return (
    <div role="status">
      {items !== undefined && items.length > 0 && (
        <Alert
          styles={{
            root: { background: 'var(--sb-warning-ground)' },
            title: { color: 'var(--sb-warning-text)' },
            icon: { color: 'var(--sb-warning-text)' },
            message: { color: 'var(--mantine-color-text)' },
          }}
          icon={<IconCopyCheck size={18} />}
          title={t(
            `similar${items.length === 1 ? 'One' : 'Many'}${requesterId === undefined ? '' : 'Staff'}`,
          )}
        >
          {t('similarHint')}
          <ul className={styles.similar}>
            {items.map((row) => (
              <li key={row.id}>
                <Link to="/solicitudes/$folio" params={{ folio: row.folio }} search={{}}>
                  {row.folio}
                </Link>
                <span className={styles.similarTitle}>{row.title}</span>
                <TicketStateBadge status={row.status} variant="plain" />
                <span className={styles.quiet}>
                  <RelativeTime iso={row.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
