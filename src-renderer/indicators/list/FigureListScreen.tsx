import { SegmentedControl } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { indicators, type Part } from '#shared/indicators/indicator.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { useToday } from '../../ui/useToday.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import styles from './FigureList.module.css';
import { useFigureColumns } from './figureColumns.tsx';
import { listInputOf } from './listInput.ts';
import { figureListTexts } from './listTexts.ts';
import { useListSentence } from './useListSentence.ts';

const route = getRouteApi('/indicadores/solicitudes');
const PAGE = 100;
const ALL = 'all';

/** The tickets behind a figure: as many as it said. */
export function FigureListScreen() {
  const t = useTexts(figureListTexts);
  const tNames = useTexts(definitionTexts);
  const show = useFigureFormats();
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const input = listInputOf(search, useToday());
  const columns = useFigureColumns(search.indicator);
  const query = useInfiniteQuery(
    orpc.indicators.tickets.infiniteOptions({
      ...byCursor({ ...input, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const items = useRows(query.data);
  const first = query.data?.pages[0];
  const total = first?.total;
  const requester = search.requesterId === undefined ? null : (items[0]?.requester.name ?? null);
  const sentence = useListSentence(search, input, requester);
  const name = tNames(`definition.${search.indicator}.name`);
  const { parts } = indicators[search.indicator];
  const showPart = (part: Part | undefined) =>
    void navigate({ to: '/indicadores/solicitudes', search: { ...search, part }, replace: true });

  return (
    <Page
      title={name}
      width="fill"
      subtitle={
        <>
          <strong>{total === undefined ? '…' : t('count', { count: total })}</strong> {sentence}
          {first !== undefined && <> · {t('asOf', { when: formats.dateTime(first.asOf) })}</>}
        </>
      }
      actions={
        <>
          <LinkButton
            to="/indicadores/definiciones"
            hash={search.indicator}
            variant="subtle"
            leftSection={<IconBook2 size={16} />}
          >
            {t('how')}
          </LinkButton>
          <ExportMenu
            list="indicatorTickets"
            filter={input}
            name="indicatorTickets"
            columns={columns}
            title={name}
          />
        </>
      }
    >
      <div className={styles.page}>
        {parts.length > 0 && (
          <div className={styles.parts} data-print="no">
            <SegmentedControl
              size="xs"
              aria-label={t('part')}
              value={search.part ?? ALL}
              onChange={(value) => showPart(parts.find((part) => part === value))}
              data={[
                { value: ALL, label: t('all') },
                ...parts.map((part) => ({ value: part, label: tNames(`part.${part}`) })),
              ]}
            />
          </div>
        )}
        <div className={styles.list}>
          {query.data === undefined && query.error !== null ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <DataList
              name="indicatorTickets"
              label={`${name}: ${show.count(total ?? 0)}`}
              items={items}
              columns={columns}
              keyOf={(row) => row.id}
              onOpen={(row) => void navigate({ to: '/solicitudes/$folio', params: { folio: row.folio } })}
              isLoading={query.data === undefined}
              hasMore={query.hasNextPage}
              onReachEnd={() => {
                if (!query.isFetchingNextPage) void query.fetchNextPage();
              }}
              renderCard={(row) => <Card row={row} />}
              cardHeight={72}
              empty={<EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

function Card({ row }: { readonly row: TicketRow }) {
  const formats = useFormats();
  return (
    <div className={styles.card}>
      <span className={styles.cardTitle}>{row.title}</span>
      <span className={styles.cardLine}>
        <span>{row.folio}</span>
        <span>{row.requester.name}</span>
      </span>
      <span className={styles.cardLine}>
        <TicketStateBadge status={row.status} variant="plain" />
        <span>{formats.dateTime(row.createdAt)}</span>
      </span>
    </div>
  );
}
