import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { orpc } from '../../rpc/client.ts';

const PAGE = 100;

/** The list, a page at a time; `total` is null where nobody counted to the end. */
export function useTicketPages(filter: TicketFilter) {
  const query = useInfiniteQuery(
    orpc.tickets.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...filter,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const items = useMemo(() => unique(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}

/** A ticket that moved between two pages while they were read would stand there twice. */
function unique(rows: readonly TicketRow[]): TicketRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
