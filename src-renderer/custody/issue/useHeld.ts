import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { orpc } from '../../rpc/client.ts';

/** All that a person holds, page after page; a form may be about any of it. Null: nobody is asked about. */
export function useHeld(personId: number | null) {
  const query = useInfiniteQuery({
    ...orpc.custody.ofPerson.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: personId ?? 0,
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
    enabled: personId !== null,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isComplete = query.data !== undefined && !query.hasNextPage && personId !== null;
  return { items, isComplete, error: query.error };
}
