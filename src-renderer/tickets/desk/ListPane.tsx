import { Anchor, Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useState } from 'react';
import type { Queue, SORTS } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { useAllows } from '../../rpc/session.ts';
import { deadlineOf } from '../../signs/deadline.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { keptIn, type Selection } from '../../ui/selection.ts';
import type { ExportFormat } from '../../ui/useExport.ts';
import { useNow } from '../../ui/useNow.ts';
import { type DeskSearch, hasFilter, readSelected, writeSelected } from '../search.ts';
import { BulkBar } from './BulkBar.tsx';
import { ListBar } from './ListBar.tsx';
import styles from './ListPane.module.css';
import { TicketCard } from './TicketCard.tsx';
import { deskTexts } from './texts.ts';
import type { useTicketPages } from './useTicketPages.ts';

interface ListPaneProps {
  readonly search: DeskSearch;
  readonly queue: Queue | undefined;
  readonly isStaff: boolean;
  readonly hasQueues: boolean;
  readonly isBeside: boolean;
  readonly columns: readonly Column<TicketRow>[];
  readonly query: ReturnType<typeof useTicketPages>['query'];
  readonly items: readonly TicketRow[];
  readonly total: number | null;
  readonly openKey: number | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onOpen: (folio: string) => void;
  readonly onSearch: (changes: Partial<DeskSearch>) => void;
  readonly onExport: (format: ExportFormat) => void;
}

/** The list with its bar above and, while rows are selected, what can be done with them. */
export function ListPane(props: ListPaneProps) {
  const { search, query, items, onSearch } = props;
  const t = useTexts(deskTexts);
  const now = useNow();
  const mayBulk = useAllows('tickets.bulk');
  const [anchor, setAnchor] = useState<number | null>(null);
  const order = items.map((row) => row.id);
  const held: Selection = { selected: readSelected(search.sel), anchor };
  const selection = items.length === 0 ? held : keptIn(held, order);
  const select = (next: Selection) => {
    setAnchor(next.anchor);
    onSearch({ sel: writeSelected(next.selected) });
  };

  const onSort = (sortKey: string) => {
    const next: (typeof SORTS)[number] =
      sortKey === 'createdAt'
        ? search.sort === '-createdAt'
          ? 'createdAt'
          : '-createdAt'
        : sortKey === '-updatedAt'
          ? '-updatedAt'
          : 'resolutionDueAt';
    onSearch({ sort: search.sort === next && sortKey !== 'createdAt' ? undefined : next });
  };

  return (
    <div className={styles.pane}>
      <ListBar
        search={search}
        queue={props.queue}
        isStaff={props.isStaff}
        hasQueues={props.hasQueues}
        isTight={props.isBeside}
        total={props.total}
        shown={items.length}
        onSearch={onSearch}
        onExport={props.onExport}
        inputRef={props.inputRef}
      />
      {search.q !== undefined && props.queue !== undefined && props.isStaff && (
        <div className={styles.note}>
          <Anchor component="button" type="button" size="xs" onClick={() => onSearch({ queue: undefined })}>
            {t('searchEverywhere')}
          </Anchor>
        </div>
      )}
      <div className={styles.list} data-stale={query.isPlaceholderData}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name={props.isBeside ? 'ticketsBeside' : 'tickets'}
            label={t('list')}
            items={items}
            columns={props.columns}
            keyOf={(row) => row.id}
            onOpen={(row) => props.onOpen(row.folio)}
            openKey={props.openKey}
            {...(mayBulk ? { selection, onSelect: select } : {})}
            sort={sortShown(search.sort)}
            onSort={onSort}
            renderCard={(row) => <TicketCard row={row} isStaff={props.isStaff} isBeside={props.isBeside} />}
            cardHeight={props.isBeside ? 54 : 76}
            isLoading={query.data === undefined}
            hasMore={query.hasNextPage}
            onReachEnd={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
            rowTone={(row) => {
              const state = deadlineOf(row, now);
              return state === 'overdue' ? 'danger' : state === 'atRisk' ? 'warning' : undefined;
            }}
            empty={<Nothing {...props} />}
          />
        )}
      </div>
      {mayBulk && selection.selected.size > 0 && (
        <BulkBar
          rows={items.filter((row) => selection.selected.has(row.id))}
          onClear={() => select({ selected: new Set(), anchor: null })}
        />
      )}
    </div>
  );
}

function sortShown(sort: DeskSearch['sort']) {
  if (sort === undefined) return null;
  if (sort === '-updatedAt') return { sortKey: '-updatedAt', isDescending: true };
  return sort === '-createdAt'
    ? { sortKey: 'createdAt', isDescending: true }
    : { sortKey: sort, isDescending: false };
}

function Nothing({ search, queue, isStaff, onSearch }: ListPaneProps) {
  const t = useTexts(deskTexts);
  if (search.q !== undefined || hasFilter(search)) {
    return <EmptyState title={t('empty.search')} hint={t('empty.searchHint')} />;
  }
  if (!isStaff && queue === undefined) {
    return (
      <EmptyState
        title={t('empty.own')}
        hint={t('empty.ownHint')}
        action={<LinkButton to="/solicitudes/nueva">{t('newTicket')}</LinkButton>}
      />
    );
  }
  switch (queue) {
    case 'mine':
      return (
        <EmptyState
          title={t('empty.mine')}
          hint={t('empty.mineHint')}
          action={
            <Button variant="default" onClick={() => onSearch({ queue: 'unassigned' })}>
              {t('unassigned')}
            </Button>
          }
        />
      );
    case 'unassigned':
      return <EmptyState title={t('empty.unassigned')} hint={t('empty.unassignedHint')} />;
    case 'overdue':
      return <EmptyState title={t('empty.overdue')} hint={t('empty.overdueHint')} />;
    case 'atRisk':
      return <EmptyState title={t('empty.atRisk')} hint={t('empty.overdueHint')} />;
    case 'dueToday':
      return <EmptyState title={t('empty.dueToday')} hint={t('empty.overdueHint')} />;
    default:
      return <EmptyState title={t('empty.other')} />;
  }
}
