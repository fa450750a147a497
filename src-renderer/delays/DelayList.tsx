import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import styles from './delays.module.css';

/** What the lists need of an infinite query. */
interface Pages<T> {
  readonly data: { readonly pages: readonly { readonly items: readonly T[] }[] } | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
}

interface DelayListProps<T extends { readonly ticket: TicketRow }> {
  readonly name: string;
  readonly label: string;
  readonly query: Pages<T>;
  readonly columns: readonly Column<T>[];
  /** Of a row, where a ticket may stand in the list twice. */
  readonly keyOf?: (row: T) => number;
  /** Below folio and title on a telephone. */
  readonly cardLine: (row: T) => ReactNode;
  readonly empty: { readonly title: string; readonly hint?: string };
}

/** A list of tickets with what delays them; a row opens its ticket. */
export function DelayList<T extends { readonly ticket: TicketRow }>(props: DelayListProps<T>) {
  const { query, columns, cardLine, empty } = props;
  const navigate = useNavigate();
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  if (query.data === undefined && query.error !== null) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <DataList
      name={props.name}
      label={props.label}
      items={items}
      columns={columns}
      keyOf={(row) => props.keyOf?.(row) ?? row.ticket.id}
      onOpen={({ ticket }) => void navigate({ to: '/solicitudes/$folio', params: { folio: ticket.folio } })}
      isLoading={query.data === undefined}
      hasMore={query.hasNextPage}
      onReachEnd={() => {
        if (!query.isFetchingNextPage) void query.fetchNextPage();
      }}
      renderCard={(row) => (
        <div className={styles.card}>
          <span className={styles.cardTitle}>{row.ticket.title}</span>
          <span className={styles.cardLine}>
            <span>{row.ticket.folio}</span>
            <span>{row.ticket.assignee?.name}</span>
          </span>
          <span className={styles.cardLine}>{cardLine(row)}</span>
        </div>
      )}
      cardHeight={76}
      empty={<EmptyState title={empty.title} {...(empty.hint === undefined ? {} : { hint: empty.hint })} />}
    />
  );
}
