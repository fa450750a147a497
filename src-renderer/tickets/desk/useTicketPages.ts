import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';

const PAGE = 100;

/** The list, a page at a time; `total` is null where nobody counted to the end. */
export function useTicketPages(filter: TicketFilter) {
  const query = useInfiniteQuery(
    orpc.tickets.list.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const items = useRows(query.data);
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}
