import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { FormFilter } from '#shared/custody/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';

const PAGE = 100;

/** The list of forms, a page at a time; `total` is null where nobody counted to the end. */
export function useFormPages(filter: FormFilter) {
  const query = useInfiniteQuery(
    orpc.custody.list.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const items = useRows(query.data);
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}
