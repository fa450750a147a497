import { IconPlus, IconScan } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { useAllows } from '../../rpc/session.ts';
import { scanned } from '../../signs/assetScan.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useDocumentTitle } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { keptIn, nothingSelected, type Selection } from '../../ui/selection.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { type AssetListSearch, filterCount, filterOf, nextSort, readIds, writeIds } from '../search.ts';
import { inventoryTexts } from '../texts.ts';
import { AssetBulkBar } from './AssetBulkBar.tsx';
import { AssetCard } from './AssetCard.tsx';
import { AssetFilters, FilterChips } from './AssetFilters.tsx';
import styles from './AssetList.module.css';
import { useAssetColumns } from './assetColumns.tsx';
import { useAssetPages } from './useAssetPages.ts';

const route = getRouteApi('/inventario/');

/** Everything the institution owns: searched, scanned, filtered, and acted upon in bulk. */
export function AssetListScreen() {
  const t = useTexts(inventoryTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayManage = useAllows('assets.manage');
  const input = useRef<HTMLInputElement>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const { query, items, total } = useAssetPages(filterOf(search));
  const columns = useAssetColumns();
  useDocumentTitle(t('title'));

  const held: Selection = { selected: new Set(readIds(search.sel)), anchor };
  const selection =
    items.length === 0
      ? held
      : keptIn(
          held,
          items.map((row) => row.id),
        );
  const set = (changes: Partial<AssetListSearch>) =>
    void navigate({ to: '/inventario', search: { ...search, ...changes }, replace: true });
  const select = (next: Selection) => {
    setAnchor(next.anchor);
    set({ sel: writeIds(next.selected) });
  };
  const open = (asset: Pick<AssetRow, 'id'>) =>
    void navigate({ to: '/inventario/equipo/$id', params: { id: String(asset.id) } });
  // The reader's Enter comes long before the list below has followed: asked anew, over all there is.
  const scan = async (text: string) => {
    if (text === '') return;
    try {
      const { items: found, nextCursor } = await client.assets.list({
        q: text,
        limit: 20,
        withRetired: true,
      });
      const one = scanned(text, found, nextCursor !== null);
      if (one !== null) open(one);
      else input.current?.select();
    } catch (error) {
      showErrorToast(toAppError(error));
    }
  };

  useShortcuts(
    t('keys.group'),
    useMemo(
      () => [
        { keys: '/', label: t('keys.search'), run: () => input.current?.focus() },
        ...(mayManage
          ? [{ keys: 'c', label: t('keys.create'), run: () => void navigate({ to: '/inventario/nuevo' }) }]
          : []),
      ],
      [t, mayManage, navigate],
    ),
  );

  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h1 className={styles.title} tabIndex={-1} data-page-title>
          {t('list')}
        </h1>
        <span className={styles.count} role="status">
          {query.data === undefined
            ? ''
            : total === null
              ? t('countMore', { count: formats.number(items.length) })
              : t('count', { count: total })}
        </span>
        <div className={styles.search} data-print="no">
          <SearchField
            label={t('searchLabel')}
            value={search.q ?? ''}
            icon={<IconScan size={16} stroke={1.75} aria-hidden />}
            onSearch={(q) => set({ q: q === '' ? undefined : q, sel: undefined })}
            onEnter={(text) => void scan(text)}
            inputRef={input}
          />
        </div>
        <div className={styles.actions} data-print="no">
          <AssetFilters search={search} onSearch={set} />
          <div className={styles.notPhone}>
            <ExportMenu
              list="assets"
              filter={filterOf(search)}
              name="assets"
              columns={columns}
              title={t('list')}
            />
          </div>
          {mayManage && (
            <LinkButton leftSection={<IconPlus size={16} />} to="/inventario/nuevo">
              {t('create')}
            </LinkButton>
          )}
        </div>
      </div>
      <FilterChips search={search} onSearch={set} />
      <div className={styles.list} data-stale={query.isPlaceholderData}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name="assets"
            label={t('list')}
            items={items}
            columns={columns}
            keyOf={(row) => row.id}
            onOpen={open}
            selection={selection}
            onSelect={select}
            sort={
              search.sort === undefined
                ? { sortKey: 'inventoryNumber', isDescending: false }
                : { sortKey: search.sort, isDescending: search.sort === '-updatedAt' }
            }
            onSort={(pressed) => set({ sort: nextSort(search.sort, pressed) })}
            renderCard={(row) => <AssetCard row={row} />}
            cardHeight={84}
            isLoading={query.data === undefined}
            hasMore={query.hasNextPage}
            onReachEnd={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
            empty={<Nothing isNarrowed={search.q !== undefined || filterCount(search) > 0} />}
          />
        )}
      </div>
      {selection.selected.size > 0 && items.length > 0 && (
        <AssetBulkBar
          rows={items.filter((row) => selection.selected.has(row.id))}
          onClear={() => select(nothingSelected)}
        />
      )}
    </div>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useTexts(inventoryTexts);
  const mayManage = useAllows('assets.manage');
  const mayImport = useAllows('imports.run');
  if (isNarrowed) return <EmptyState title={t('empty.search')} hint={t('empty.searchHint')} />;
  return (
    <EmptyState
      title={t('empty.title')}
      hint={t('empty.hint')}
      action={
        mayManage && (
          <>
            <LinkButton to="/inventario/nuevo">{t('create')}</LinkButton>
            {mayImport && (
              <LinkButton to="/administracion/importar" variant="default" ml="xs">
                {t('empty.import')}
              </LinkButton>
            )}
          </>
        )
      }
    />
  );
}
