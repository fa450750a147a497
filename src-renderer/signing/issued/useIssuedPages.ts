import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { IssuedFilter } from '#shared/signing/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';

const PAGE = 100;

/** The list of issued reports, a page at a time. */
export function useIssuedPages(filter: IssuedFilter) {
  const query = useInfiniteQuery(
    orpc.signing.list.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const items = useRows(query.data);
  return { query, items };
}
