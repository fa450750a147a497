import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { orpc } from '../../rpc/client.ts';

const PAGE = 100;

/** The list, a page at a time; `total` is null where nobody counted to the end. */
export function useAssetPages(filter: AssetFilter) {
  const query = useInfiniteQuery(
    orpc.assets.list.infiniteOptions({
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
  // An asset that moved between two pages while they were read would stand there twice.
  const items = useMemo(() => {
    const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  }, [query.data]);
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}
