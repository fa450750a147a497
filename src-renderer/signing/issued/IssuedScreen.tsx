import { Select } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ISSUE_STATES, type IssuedRow } from '#shared/signing/issued.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDocumentTitle } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { IssueStateBadge } from '../IssueStateBadge.tsx';
import type { IssuedListSearch } from '../search.ts';
import { signingTexts } from '../texts.ts';
import styles from './Issued.module.css';
import { useIssuedColumns } from './issuedColumns.tsx';
import { issuedTexts } from './issuedTexts.ts';
import { useIssuedPages } from './useIssuedPages.ts';

const route = getRouteApi('/informes/emitidos');

/** Every issued report that one may see: found by folio, narrowed to what waits for a signature. */
export function IssuedScreen() {
  const t = useTexts(issuedTexts);
  const word = useTexts(signingTexts);
  const navigate = useNavigate();
  const search = route.useSearch();
  const { query, items } = useIssuedPages(search);
  const columns = useIssuedColumns();
  useDocumentTitle(t('title'));
  const set = (changes: Partial<IssuedListSearch>) =>
    void navigate({ to: '/informes/emitidos', search: { ...search, ...changes }, replace: true });
  const isNarrowed = search.q !== undefined || search.state !== undefined;
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h1 className={styles.title} tabIndex={-1} data-page-title>
          {t('title')}
        </h1>
        <SearchField
          label={t('search')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q: q === '' ? undefined : q })}
        />
        <Select
          aria-label={t('filter.state')}
          data={[
            { value: 'all', label: t('filter.all') },
            ...ISSUE_STATES.map((value) => ({ value, label: word(`state.${value}`) })),
          ]}
          value={search.state ?? 'all'}
          allowDeselect={false}
          onChange={(value) => set({ state: ISSUE_STATES.find((one) => one === value) })}
        />
      </div>
      <div className={styles.list} data-stale={query.isPlaceholderData}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name="issuedReports"
            label={t('title')}
            items={items}
            columns={columns}
            keyOf={(row) => row.id}
            onOpen={(row) => void navigate({ to: '/informes/emitidos/$folio', params: { folio: row.folio } })}
            renderCard={(row) => <IssuedCard row={row} />}
            cardHeight={80}
            isLoading={query.data === undefined}
            hasMore={query.hasNextPage}
            onReachEnd={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
            empty={
              isNarrowed ? (
                <EmptyState title={t('empty.search')} hint={t('empty.searchHint')} />
              ) : (
                <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
              )
            }
          />
        )}
      </div>
    </div>
  );
}

/** A report on a telephone. */
function IssuedCard({ row }: { readonly row: IssuedRow }) {
  const formats = useFormats();
  return (
    <div className={styles.card}>
      <span className={styles.cardLine}>
        <span className={styles.folio}>{row.folio}</span>
        <IssueStateBadge state={row.state} variant="plain" />
      </span>
      <span className={styles.clip}>{row.title}</span>
      <span className={`${styles.clip} ${styles.quiet}`}>
        {[formats.dateTime(row.issuedAt), row.issuedBy?.name]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </div>
  );
}
