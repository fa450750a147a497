import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IssuedFilter } from '#shared/signing/contract.ts';
import { orpc } from '../../rpc/client.ts';

const PAGE = 100;

/** The list of issued reports, a page at a time. */
export function useIssuedPages(filter: IssuedFilter) {
  const query = useInfiniteQuery(
    orpc.signing.list.infiniteOptions({
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
  const items = useMemo(() => {
    const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  }, [query.data]);
  return { query, items };
}
