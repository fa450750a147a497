import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { FormRow } from '#shared/custody/fields.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useDocumentTitle } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { FormStateBadge } from '../FormStateBadge.tsx';
import type { FormListSearch } from '../search.ts';
import { custodyTexts } from '../texts.ts';
import { FormFilters } from './FormFilters.tsx';
import styles from './FormList.module.css';
import { useAbout, useFormColumns } from './formColumns.tsx';
import { useFormPages } from './useFormPages.ts';

const route = getRouteApi('/inventario/resguardos');

/** Every custody form: found by folio, narrowed to what waits for somebody. */
export function FormListScreen() {
  const t = useTexts(custodyTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayManage = useAllows('assets.manage');
  const input = useRef<HTMLInputElement>(null);
  const { person, ...filter } = search;
  const asked = { ...filter, personId: person };
  const { query, items, total } = useFormPages(asked);
  const columns = useFormColumns();
  useDocumentTitle(t('title'));

  const set = (changes: Partial<FormListSearch>) =>
    void navigate({ to: '/inventario/resguardos', search: { ...search, ...changes }, replace: true });
  const open = (row: Pick<FormRow, 'folio'>) =>
    void navigate({ to: '/inventario/resguardos/$folio', params: { folio: row.folio } });

  useShortcuts(
    t('keys.group'),
    useMemo(
      () => [
        { keys: '/', label: t('keys.search'), run: () => input.current?.focus() },
        ...(mayManage
          ? [
              {
                keys: 'c',
                label: t('keys.create'),
                run: () => void navigate({ to: '/inventario/resguardos/nuevo' }),
              },
            ]
          : []),
      ],
      [t, mayManage, navigate],
    ),
  );

  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h1 className={styles.title} tabIndex={-1} data-page-title>
          {t('title')}
        </h1>
        <span className={styles.count} role="status">
          {query.data === undefined
            ? ''
            : total === null
              ? t('countMore', { count: formats.number(items.length) })
              : t('count', { count: total })}
        </span>
        <SearchField
          label={t('searchLabel')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q: q === '' ? undefined : q })}
          inputRef={input}
        />
        <ExportMenu list="custody" filter={asked} name="custodyForms" columns={columns} title={t('title')} />
        {mayManage && (
          <LinkButton leftSection={<IconPlus size={16} />} to="/inventario/resguardos/nuevo">
            {t('create')}
          </LinkButton>
        )}
      </div>
      <FormFilters search={search} onSearch={set} />
      <div className={styles.list} data-stale={query.isPlaceholderData}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name="custodyForms"
            label={t('title')}
            items={items}
            columns={columns}
            keyOf={(row) => row.id}
            onOpen={open}
            renderCard={(row) => <FormCard row={row} />}
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

/** A form on a telephone. */
function FormCard({ row }: { readonly row: FormRow }) {
  const t = useTexts(custodyTexts);
  const formats = useFormats();
  const about = useAbout();
  return (
    <div className={styles.card}>
      <span className={styles.cardLine}>
        <span className={styles.folio}>{row.folio}</span>
        <FormStateBadge state={row.state} variant="plain" />
      </span>
      <span className={styles.clip}>{row.person.name}</span>
      <span className={`${styles.clip} ${styles.quiet}`}>
        {[t(`kind.${row.kind}`), formats.date(row.issuedAt), about(row)].join(' · ')}
      </span>
    </div>
  );
}
