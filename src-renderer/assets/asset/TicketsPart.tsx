import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './AssetScreen.module.css';
import { assetTexts } from './texts.ts';

/** What was asked for about this asset, newest first. */
export function TicketsPart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const tickets = useInfiniteQuery(
    orpc.assets.tickets.infiniteOptions({
      ...byCursor({ id: asset.id, limit: 50 }),
    }),
  );
  const rows = useRows(tickets.data);
  const report = (
    <LinkButton
      variant="default"
      leftSection={<IconAlertTriangle size={16} />}
      to="/solicitudes/nueva"
      search={{ assets: String(asset.id) }}
    >
      {t('action.report')}
    </LinkButton>
  );
  return (
    <Loaded query={tickets} skeleton={<SkeletonRows rows={5} />}>
      {() =>
        rows.length === 0 ? (
          <EmptyState
            title={t('tickets.none')}
            hint={t('tickets.noneHint')}
            action={asset.retiredAt === null ? report : undefined}
          />
        ) : (
          <>
            <ul className={styles.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to="/solicitudes/$folio" params={{ folio: row.folio }} className={styles.row}>
                    <span className={styles.folio}>{row.folio}</span>
                    <span className={styles.rowTitle}>{row.title}</span>
                    <span className={styles.rowMore}>{row.service?.name}</span>
                    <TicketStateBadge status={row.status} variant="plain" />
                    <span className={styles.rowWhen}>
                      <RelativeTime iso={row.createdAt} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            {tickets.hasNextPage && (
              <Button
                mt="sm"
                variant="default"
                loading={tickets.isFetchingNextPage}
                onClick={() => void tickets.fetchNextPage()}
              >
                {t('tickets.more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}
