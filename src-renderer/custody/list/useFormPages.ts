import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FormFilter } from '#shared/custody/contract.ts';
import { orpc } from '../../rpc/client.ts';

const PAGE = 100;

/** The list of forms, a page at a time; `total` is null where nobody counted to the end. */
export function useFormPages(filter: FormFilter) {
  const query = useInfiniteQuery(
    orpc.custody.list.infiniteOptions({
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
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}
