import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ListedRecord } from '#shared/reports/contract.ts';
import { reportFormats } from '#shared/reports/format.ts';
import type { RecordsOf } from '#shared/reports/lists.ts';
import { specWords } from '#shared/reports/spec/words.ts';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { useRecordColumns } from './recordColumns.tsx';
import styles from './records.module.css';
import { recordsTexts } from './texts.ts';

const route = getRouteApi('/informes/registros');
const PAGE = 100;
/** Letters of what a list is narrowed to. */
const LONGEST = 160;

/** What a figure of a report counts: as many records as it says. */
export function RecordsScreen() {
  const t = useTexts(recordsTexts);
  const { lista } = route.useSearch();
  if (lista === undefined) {
    return (
      <Page title={t('title')}>
        <EmptyState
          title={t('unknownTitle')}
          hint={t('unknownHint')}
          action={<LinkButton to="/informes">{t('reports')}</LinkButton>}
        />
      </Page>
    );
  }
  return <Records list={lista} />;
}

/** All but a hundred names would leave no room for the list. */
function short(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

function Records({ list }: { readonly list: RecordsOf }) {
  const t = useTexts(recordsTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const { asOf, language = currentLanguage() } = route.useSearch();
  const query = useInfiniteQuery(
    orpc.reports.records.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...list,
        language,
        limit: PAGE,
        ...(asOf === undefined ? {} : { asOf }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const first = query.data?.pages[0];
  const columns = useRecordColumns(first);
  const words = specWords[language];
  const written = reportFormats(language, first?.currency ?? 'MXN');
  const said = [
    ...(first?.period ? [written.period(first.period)] : []),
    // The population stands before them all.
    ...(first?.filters.slice(1).map(({ label, value }) => `${label}: ${short(value)}`) ?? []),
  ];
  const title = `${words.dataset[list.dataset]}: ${words.population[list.of].toLocaleLowerCase()}`;
  const open = ({ folio, assetId }: ListedRecord) => {
    if (folio !== null) void navigate({ to: '/solicitudes/$folio', params: { folio } });
    else if (assetId !== null) {
      void navigate({ to: '/inventario/equipo/$id', params: { id: String(assetId) } });
    }
  };
  const opens = list.dataset !== 'stock' && list.dataset !== 'movements';
  return (
    <Page
      title={title}
      width="fill"
      subtitle={
        <>
          <strong>{first === undefined ? '…' : t('count', { count: first.total })}</strong> {said.join(' · ')}
          {first !== undefined && <> · {t('asOf', { when: formats.dateTime(first.asOf) })}</>}
        </>
      }
    >
      <div className={styles.list}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name={`reportRecords.${list.dataset}`}
            label={title}
            items={items}
            columns={columns}
            keyOf={(row) => row.id}
            {...(opens ? { onOpen: open } : {})}
            isLoading={query.data === undefined}
            hasMore={query.hasNextPage}
            onReachEnd={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
            renderCard={(row) => (
              <span className={styles.card}>
                <span className={styles.cardTitle}>
                  {columns.slice(0, 2).map(({ key, text }) => (
                    <span key={key}>{text?.(row)}</span>
                  ))}
                </span>
                <span className={styles.cardLine}>
                  {columns
                    .slice(2, 6)
                    .map(({ text }) => text?.(row))
                    .filter((each) => each !== null && each !== '')
                    .join(' · ')}
                </span>
              </span>
            )}
            cardHeight={56}
            empty={<EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
          />
        )}
      </div>
    </Page>
  );
}
