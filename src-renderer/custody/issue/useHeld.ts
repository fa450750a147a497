import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';

/** All that a person holds, page after page; a form may be about any of it. Null: nobody is asked about. */
export function useHeld(personId: number | null) {
  const query = useInfiniteQuery({
    ...orpc.custody.ofPerson.infiniteOptions({
      ...byCursor({ id: personId ?? 0, limit: 200 }),
    }),
    enabled: personId !== null,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const items = useRows(query.data);
  const isComplete = query.data !== undefined && !query.hasNextPage && personId !== null;
  return { items, isComplete, error: query.error };
}
