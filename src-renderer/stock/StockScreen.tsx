import { Button, Checkbox, SegmentedControl, Text } from '@mantine/core';
import { IconBoxSeam, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { STOCK_KINDS, type StockKind } from '#shared/stock/stock.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor, useRows } from '../rpc/pages.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { DataList } from '../ui/DataList.tsx';
import { EditDrawer } from '../ui/EditDrawer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { LeftText, StockBadge } from './LeftText.tsx';
import { StockForm } from './StockForm.tsx';
import styles from './stock.module.css';
import { useStockColumns } from './stockColumns.tsx';
import type { StockSearch } from './stockSearch.ts';
import { stockTexts } from './texts.ts';

const route = getRouteApi('/inventario/existencias');

/** What is in the store and which seats are free; what is open stands at the side. */
export function StockScreen() {
  const t = useTexts(stockTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('assets.manage');
  const filter = { q: search.q, kind: search.kind, onlyLow: search.low, withDisabled: search.all };
  const query = useInfiniteQuery(
    orpc.stock.list.infiniteOptions({
      ...byCursor({ ...filter, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  const set = (part: Partial<StockSearch>, replace = true) =>
    void navigate({ to: '/inventario/existencias', search: { ...search, ...part }, replace });
  const columns = useStockColumns();
  const items = useRows(query.data);
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="fill"
      actions={
        <>
          <div className={styles.notPhone}>
            <ExportMenu list="stock" filter={filter} name="stock" columns={columns} title={t('title')} />
          </div>
          {mayManage && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => set({ open: 'new' }, false)}>
              {t('create')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.screen}>
        <FilterBar>
          <SearchField
            label={t('search')}
            value={search.q ?? ''}
            onSearch={(q) => set({ q: q === '' ? undefined : q })}
          />
          <SegmentedControl
            data-wide
            style={{ '--filter-width': 'auto' }}
            aria-label={t('field.kind')}
            value={search.kind ?? 'any'}
            onChange={(kind) => set({ kind: kind === 'any' ? undefined : (kind as StockKind) })}
            data={[
              { value: 'any', label: t('any') },
              ...STOCK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
            ]}
          />
          <Checkbox
            className={styles.check}
            label={t('onlyLow')}
            checked={search.low === true}
            onChange={(event) => set({ low: event.currentTarget.checked ? true : undefined })}
          />
          <Checkbox
            className={styles.check}
            label={t('withDisabled')}
            checked={search.all === true}
            onChange={(event) => set({ all: event.currentTarget.checked ? true : undefined })}
          />
        </FilterBar>
        <div className={styles.list}>
          {query.data === undefined && query.error !== null ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <DataList
              name="stock"
              label={t('title')}
              items={items}
              columns={columns}
              keyOf={(one) => one.id}
              onOpen={(one) => set({ open: one.id }, false)}
              openKey={typeof search.open === 'number' ? search.open : null}
              isLoading={query.data === undefined}
              hasMore={query.hasNextPage}
              onReachEnd={() => {
                if (!query.isFetchingNextPage) void query.fetchNextPage();
              }}
              renderCard={(one) => (
                <div className={styles.card}>
                  <Text size="sm" fw={600} truncate>
                    {one.name}
                  </Text>
                  <LeftText item={one} />
                  <Text size="xs" c="dimmed" truncate>
                    {one.category.name}
                  </Text>
                  <StockBadge item={one} />
                </div>
              )}
              empty={<Nothing search={search} />}
            />
          )}
        </div>
      </div>
      <OpenItem search={search} onClose={() => set({ open: undefined }, false)} mayManage={mayManage} />
    </Page>
  );
}

function Nothing({ search }: { readonly search: StockSearch }) {
  const t = useTexts(stockTexts);
  const isFound = search.q === undefined && search.kind === undefined;
  const [title, hint] =
    search.low === true && isFound
      ? [t('empty.noneLow'), t('empty.noneLowHint')]
      : isFound
        ? [t('empty.title'), t('empty.hint')]
        : [t('empty.notFound'), undefined];
  return (
    <EmptyState
      icon={<IconBoxSeam size={28} stroke={1.5} />}
      title={title}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

interface OpenItemProps {
  readonly search: StockSearch;
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

function OpenItem({ search, mayManage, onClose }: OpenItemProps) {
  const t = useTexts(stockTexts);
  const { open } = search;
  const isNew = open === 'new' && mayManage;
  const item = useQuery(
    orpc.stock.get.queryOptions({
      input: { id: typeof open === 'number' ? open : 1 },
      enabled: typeof open === 'number',
    }),
  );
  return (
    <EditDrawer
      isOpen={isNew || typeof open === 'number'}
      title={isNew ? t('create') : (item.data?.name ?? '')}
      onClose={onClose}
      size={520}
      contentKey={open ?? 'none'}
    >
      {(close, onDirty) =>
        isNew ? (
          <StockForm item={null} onDone={close} onDirty={onDirty} />
        ) : (
          <Loaded query={item} skeleton={<SkeletonForm />}>
            {(one) => <ItemPanel item={one} mayManage={mayManage} close={close} onDirty={onDirty} />}
          </Loaded>
        )
      }
    </EditDrawer>
  );
}
