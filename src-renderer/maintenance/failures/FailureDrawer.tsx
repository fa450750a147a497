import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FailureFilter } from '#shared/maintenance/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor } from '../../rpc/pages.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { uiTexts } from '../../ui/texts.ts';
import styles from './failures.module.css';
import { failureTexts } from './texts.ts';

interface FailureDrawerProps {
  readonly title: string;
  /** Which tickets; null: closed. */
  readonly filter: FailureFilter | null;
  readonly onClose: () => void;
}

/** The tickets behind a figure, with the same count. */
export function FailureDrawer({ title, filter, onClose }: FailureDrawerProps) {
  const tUi = useTexts(uiTexts);
  // What it showed stays while it slides away.
  const [last, setLast] = useState({ title, filter });
  if (filter !== null && JSON.stringify(last) !== JSON.stringify({ title, filter }))
    setLast({ title, filter });
  return (
    <Drawer
      opened={filter !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={filter === null ? last.title : title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': tUi('close') }}
      styles={{ title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      {filter !== null && <Tickets filter={filter} />}
    </Drawer>
  );
}

const PAGE = 50;

function Tickets({ filter }: { readonly filter: FailureFilter }) {
  const t = useTexts(failureTexts);
  const formats = useFormats();
  const pages = useInfiniteQuery(
    orpc.maintenance.failures.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
    }),
  );
  return (
    <Loaded query={pages} skeleton={<SkeletonRows rows={6} />}>
      {(data) => (
        <>
          <p className={styles.span}>{t('tickets.count', { count: data.pages[0]?.total ?? 0 })}</p>
          <ul className={styles.tickets}>
            {data.pages
              .flatMap((page) => page.items)
              .map((ticket) => (
                <li key={ticket.id} className={styles.ticket}>
                  <span className={styles.ticketHead}>
                    <Link to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
                      {ticket.folio}
                    </Link>
                    <TicketStateBadge status={ticket.status} variant="plain" />
                    <time className={styles.quiet} dateTime={ticket.createdAt}>
                      {formats.date(ticket.createdAt)}
                    </time>
                  </span>
                  <span>{ticket.title}</span>
                  {ticket.assets.length > 0 && (
                    <span className={styles.quiet}>
                      {ticket.assets.map((asset) => `${asset.inventoryNumber} ${asset.name}`).join(' · ')}
                    </span>
                  )}
                </li>
              ))}
          </ul>
          {pages.hasNextPage && (
            <Button
              variant="default"
              mt="sm"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('tickets.more')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
