import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { foldText } from '#shared/kernel/fold.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from './columns.ts';
import { DataList } from './DataList.tsx';
import { EditDrawer } from './EditDrawer.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { RowsExportMenu } from './ExportMenu.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Page } from './Page.tsx';
import styles from './RecordTable.module.css';
import { recordTexts } from './recordTexts.ts';
import { SearchField } from './SearchField.tsx';
import { useCreateKey } from './shortcuts.ts';

interface Row {
  readonly id: number;
  readonly name: string;
}

export interface RecordSearch {
  readonly q?: string | undefined;
  readonly open?: number | 'new' | undefined;
}

interface RecordTableProps<R extends Row> {
  /** Remembers columns and widths under this name. */
  readonly name: string;
  /** What the address says, and how to change it: `open` is the row at the side. */
  readonly search: RecordSearch;
  readonly onSearch: (search: RecordSearch, replace: boolean) => void;
  readonly mayManage: boolean;
  readonly title: string;
  readonly create: string;
  readonly hint: string;
  readonly query: {
    readonly data: { readonly items: readonly R[] } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly columns: readonly Column<R>[];
  readonly card: (row: R) => ReactNode;
  /** What the search looks through besides the name. */
  readonly searched?: (row: R) => string;
  readonly drawerTitle: string;
  /** The form of a row, or of a new one (null). */
  readonly drawer: (row: R | null, close: () => void, onDirty: (isDirty: boolean) => void) => ReactNode;
}

/** A short table (areas, skills, categories …): search, keyboard, and the open row in a drawer at the side. */
export function RecordTable<R extends Row>(props: RecordTableProps<R>) {
  const { search, onSearch, query, searched, mayManage } = props;
  const t = useTexts(recordTexts);
  const formats = useFormats();

  const rows = useMemo(() => {
    const wanted = foldText(search.q ?? '');
    return (query.data?.items ?? [])
      .filter((row) => foldText(`${row.name} ${searched?.(row) ?? ''}`).includes(wanted))
      .sort((a, b) => formats.compare(a.name, b.name));
  }, [query.data, search.q, searched, formats]);

  const open = (id: number | 'new' | undefined) => onSearch({ ...search, open: id }, false);
  useCreateKey(props.title, props.create, mayManage ? () => open('new') : null);
  const isNew = search.open === 'new' && mayManage;
  const opened = query.data?.items.find((row) => row.id === search.open) ?? null;

  return (
    <Page
      title={props.title}
      width="fill"
      actions={
        <>
          {rows.length > 0 && (
            <RowsExportMenu name={props.name} columns={props.columns} items={rows} title={props.title} />
          )}
          {mayManage && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
              {props.create}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.listPage}>
        <FilterBar>
          <SearchField
            label={t('search')}
            value={search.q ?? ''}
            onSearch={(q) => onSearch({ ...search, q: q === '' ? undefined : q }, true)}
          />
        </FilterBar>
        <div className={styles.listBody}>
          {query.error !== null && query.data === undefined ? (
            <ErrorState error={query.error} onRetry={() => query.refetch()} />
          ) : (
            <DataList
              name={props.name}
              label={props.title}
              items={rows}
              columns={props.columns}
              keyOf={(row) => row.id}
              onOpen={(row) => open(row.id)}
              openKey={opened?.id ?? null}
              isLoading={query.isPending}
              renderCard={props.card}
              cardHeight={64}
              empty={
                <EmptyState
                  title={search.q === undefined ? t('nothingYet') : t('nothingFound')}
                  hint={search.q === undefined ? props.hint : t('nothingFoundHint')}
                />
              }
            />
          )}
        </div>
      </div>
      <EditDrawer
        contentKey={isNew ? 'new' : (opened?.id ?? 'closed')}
        isOpen={isNew || opened !== null}
        title={isNew ? props.create : props.drawerTitle}
        onClose={() => open(undefined)}
      >
        {(close, onDirty) => props.drawer(isNew ? null : opened, close, onDirty)}
      </EditDrawer>
    </Page>
  );
}
