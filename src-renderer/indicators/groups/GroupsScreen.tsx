import { Button, Select, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useToday } from '../../ui/useToday.ts';
import { Filters } from '../Filters.tsx';
import { datesOf } from '../periods.ts';
import { filterOf, type GroupsSearch } from '../search.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { GroupTable } from './GroupTable.tsx';
import styles from './groups.module.css';

const route = getRouteApi('/indicadores/grupos');
const DIMENSIONS = ['service', 'area', 'requester'] as const;
const PAGE = 50;

/** Every group of a dimension, a page at a time: what a chart of the panel has no room for. */
export function GroupsScreen() {
  const t = useTexts(indicatorTexts);
  const formats = useFormats();
  const show = useFigureFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { dimension, q = '' } = search;
  const dates = datesOf(search, useToday());
  const filter = filterOf(search);
  const set = (changes: Partial<GroupsSearch>) =>
    void navigate({ to: '/indicadores/grupos', search: { ...search, ...changes }, replace: true });
  const query = useInfiniteQuery(
    orpc.indicators.groups.infiniteOptions({
      input: (page: { readonly cursor: string; readonly asOf: string } | undefined) => ({
        ...filter,
        ...dates,
        dimension,
        ...(q === '' ? {} : { q }),
        limit: PAGE,
        ...(page ?? {}),
      }),
      initialPageParam: undefined as { readonly cursor: string; readonly asOf: string } | undefined,
      // What follows is of the same moment, so that no group stands twice or is missed.
      getNextPageParam: ({ nextCursor, asOf }) =>
        nextCursor === null ? undefined : { cursor: nextCursor, asOf },
      placeholderData: keepPreviousData,
    }),
  );
  const title = t(`groups.${dimension}`);
  const { dimension: _dimension, q: _q, ...panel } = search;
  return (
    <Page
      title={title}
      width="fill"
      subtitle={t('span', { from: formats.localDay(dates.from), to: formats.localDay(dates.to) })}
      actions={
        <LinkButton
          to="/indicadores"
          search={panel}
          variant="subtle"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t('title')}
        </LinkButton>
      }
    >
      <Filters search={search} onSearch={set} filters={['areaId', 'serviceId', 'technicianId']} />
      <div className={styles.body} data-stale={query.isPlaceholderData}>
        <div className={styles.bar}>
          <Select
            size="xs"
            label={t('groups.which')}
            allowDeselect={false}
            data={DIMENSIONS.map((value) => ({ value, label: t(`groups.${value}`) }))}
            value={dimension}
            onChange={(value) => {
              const chosen = DIMENSIONS.find((each) => each === value);
              if (chosen !== undefined) set({ dimension: chosen, q: undefined });
            }}
          />
          <SearchField
            key={dimension}
            label={t('groups.search')}
            value={q}
            onSearch={(text) => set({ q: text || undefined })}
          />
        </div>
        <Loaded query={query} skeleton={<Skeleton height={320} />}>
          {({ pages }) => {
            const [first] = pages;
            const rows = pages.flatMap(({ items }) => items);
            if (first === undefined || rows.length === 0) return <EmptyState title={t('groups.nothing')} />;
            return (
              <>
                <div className={styles.table}>
                  <GroupTable
                    caption={title}
                    dimension={dimension}
                    rows={rows}
                    base={{ ...filter, dates, asOf: first.asOf }}
                  />
                </div>
                <p className={styles.shown} aria-live="polite">
                  {t('groups.shown', { shown: show.count(rows.length), count: show.count(first.total) })}
                  {' · '}
                  {t('asOf', { when: formats.dateTime(first.asOf) })}
                </p>
                {query.hasNextPage && (
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t('groups.more')}
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
      </div>
    </Page>
  );
}
