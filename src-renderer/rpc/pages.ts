import type { InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';

/** What `infiniteOptions` needs of a list that is read by cursor. `input`: everything that is asked but the cursor. */
export function byCursor<Input extends object>(input: Input) {
  return {
    input: (cursor: string | undefined) => ({ ...input, ...(cursor === undefined ? {} : { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { readonly nextCursor: string | null }) => last.nextCursor ?? undefined,
  };
}

interface PageOf<Row> {
  readonly items: readonly Row[];
}

/** Rows without a number of their own (an event has one) are each their own. */
function keyOf(row: object): unknown {
  if ('id' in row) return row.id;
  return 'seq' in row ? row.seq : row;
}

/** The rows of all pages that were read. What moved between two pages while they were read stands there once. */
export function useRows<Row extends object>(data: InfiniteData<PageOf<Row>, unknown> | undefined): Row[] {
  return useMemo(() => {
    const rows = data?.pages.flatMap((page) => page.items) ?? [];
    return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
  }, [data]);
}
