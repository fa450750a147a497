import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { foldText } from '#shared/kernel/fold.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EditDrawer } from '../ui/EditDrawer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { Page } from '../ui/Page.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import styles from './organisation.module.css';
import { organisationTexts } from './texts.ts';

interface Row {
  readonly id: number;
  readonly name: string;
}

interface RecordTableProps<R extends Row> {
  readonly to:
    | '/administracion/areas'
    | '/administracion/ubicaciones'
    | '/administracion/equipos'
    | '/administracion/especialidades';
  readonly search: { readonly q?: string | undefined; readonly open?: number | 'new' | undefined };
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

/** A short table (areas, locations, teams, skills): search, keyboard, and the open row in a drawer at the side. */
export function RecordTable<R extends Row>(props: RecordTableProps<R>) {
  const { to, search, query, searched } = props;
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const mayManage = useAllows('people.manage');

  const rows = useMemo(() => {
    const wanted = foldText(search.q ?? '');
    return (query.data?.items ?? [])
      .filter((row) => foldText(`${row.name} ${searched?.(row) ?? ''}`).includes(wanted))
      .sort((a, b) => formats.compare(a.name, b.name));
  }, [query.data, search.q, searched, formats]);

  const open = (id: number | 'new' | undefined) => void navigate({ to, search: { ...search, open: id } });
  useShortcuts(
    props.title,
    useMemo(
      () =>
        mayManage
          ? [{ keys: 'n', label: props.create, run: () => void navigate({ to, search: { open: 'new' } }) }]
          : [],
      [mayManage, props.create, navigate, to],
    ),
  );
  const isNew = search.open === 'new' && mayManage;
  const opened = query.data?.items.find((row) => row.id === search.open) ?? null;

  return (
    <Page
      title={props.title}
      width="fill"
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
            {props.create}
          </Button>
        )
      }
    >
      <div className={styles.listPage}>
        <FilterBar>
          <SearchField
            label={t('search')}
            value={search.q ?? ''}
            onSearch={(q) =>
              void navigate({ to, search: { ...search, q: q === '' ? undefined : q }, replace: true })
            }
          />
        </FilterBar>
        <div className={styles.listBody}>
          {query.error !== null && query.data === undefined ? (
            <ErrorState error={query.error} onRetry={() => query.refetch()} />
          ) : (
            <DataList
              name={to.split('/').at(-1) ?? to}
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
