import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AssetFilter } from '#shared/assets/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';

const PAGE = 100;

/** The list, a page at a time; `total` is null where nobody counted to the end. */
export function useAssetPages(filter: AssetFilter) {
  const query = useInfiniteQuery(
    orpc.assets.list.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  // An asset that moved between two pages while they were read would stand there twice.
  const items = useRows(query.data);
  return { query, items, total: query.data?.pages[0]?.total ?? null };
}
