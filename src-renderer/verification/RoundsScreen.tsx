import { Button, Text } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Round } from '#shared/verification/contract.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor, useRows } from '../rpc/pages.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Page } from '../ui/Page.tsx';
import { RoundBadge } from './RoundBadge.tsx';
import { StartDialog } from './StartDialog.tsx';
import { verificationTexts } from './texts.ts';
import styles from './verification.module.css';

const NO_FILTER = {};

/** Every round of physical inventory, and the way to begin one. */
export function RoundsScreen() {
  const t = useTexts(verificationTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const mayManage = useAllows('assets.manage');
  const [isStarting, setStarting] = useState(false);
  const query = useInfiniteQuery(
    orpc.verification.list.infiniteOptions({
      ...byCursor({ limit: 50 }),
    }),
  );
  const columns = useMemo(
    (): Column<Round>[] => [
      {
        key: 'folio',
        header: t('folio'),
        width: 140,
        isFixed: true,
        render: (one) => one.folio,
        text: (one) => one.folio,
      },
      {
        key: 'location',
        header: t('location'),
        width: 240,
        minWidth: 140,
        grow: true,
        isFixed: true,
        render: (one) => one.location.name,
        text: (one) => one.location.name,
      },
      {
        key: 'state',
        header: t('state'),
        width: 130,
        render: (one) => <RoundBadge status={one.status} />,
        text: (one) => t(`status.${one.status}`),
      },
      {
        key: 'found',
        header: t('found'),
        width: 110,
        align: 'end',
        render: ({ counts }) => t('progress', { found: counts.found, expected: counts.expected }),
        text: (one) => String(one.counts.found),
      },
      {
        key: 'missing',
        header: t('missing'),
        width: 100,
        align: 'end',
        render: (one) => formats.number(one.counts.missing),
        text: (one) => String(one.counts.missing),
      },
      {
        key: 'elsewhere',
        header: t('elsewhere'),
        width: 140,
        align: 'end',
        yields: 2,
        render: (one) => formats.number(one.counts.elsewhere),
        text: (one) => String(one.counts.elsewhere),
      },
      {
        key: 'unknown',
        header: t('unknown'),
        width: 110,
        align: 'end',
        yields: 3,
        render: (one) => formats.number(one.counts.unknown),
        text: (one) => String(one.counts.unknown),
      },
      {
        key: 'startedAt',
        header: t('startedAt'),
        width: 150,
        yields: 4,
        render: (one) => formats.dateTime(one.startedAt),
        text: (one) => one.startedAt,
      },
      {
        key: 'startedBy',
        header: t('startedBy'),
        width: 160,
        yields: 1,
        render: (one) => one.startedBy?.name ?? '',
        text: (one) => one.startedBy?.name ?? '',
      },
      {
        key: 'expected',
        header: t('expected'),
        width: 110,
        align: 'end',
        isExtra: true,
        render: (one) => formats.number(one.counts.expected),
        text: (one) => String(one.counts.expected),
      },
      {
        key: 'closedAt',
        header: t('closedAt'),
        width: 150,
        isExtra: true,
        render: (one) => (one.closedAt === null ? '' : formats.dateTime(one.closedAt)),
        text: (one) => one.closedAt ?? '',
      },
    ],
    [t, formats],
  );
  const items = useRows(query.data);
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="fill"
      actions={
        <>
          <div className={styles.notPhone}>
            <ExportMenu
              list="verification"
              filter={NO_FILTER}
              name="verification"
              columns={columns}
              title={t('title')}
            />
          </div>
          {mayManage && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setStarting(true)}>
              {t('start')}
            </Button>
          )}
        </>
      }
    >
      {query.data === undefined && query.error !== null ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataList
          name="verification"
          label={t('title')}
          items={items}
          columns={columns}
          keyOf={(one) => one.id}
          onOpen={(one) =>
            void navigate({ to: '/inventario/verificacion/$id', params: { id: String(one.id) } })
          }
          renderCard={(one) => (
            <div className={styles.card}>
              <Text size="sm" fw={600} truncate>
                {one.location.name}
              </Text>
              <RoundBadge status={one.status} />
              <Text size="xs" c="dimmed">
                {one.folio} · {t('progress', { found: one.counts.found, expected: one.counts.expected })}
              </Text>
            </div>
          )}
          isLoading={query.data === undefined}
          hasMore={query.hasNextPage}
          onReachEnd={() => {
            if (!query.isFetchingNextPage) void query.fetchNextPage();
          }}
          empty={
            <EmptyState
              icon={<IconClipboardCheck size={28} stroke={1.5} />}
              title={t('empty.title')}
              hint={t('empty.hint')}
            />
          }
        />
      )}
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
    </Page>
  );
}
