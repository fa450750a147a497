import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from './queryClient.ts';

/**
 * Changes what the cache holds under a key (partial keys match many), and returns the way back:
 * `optimistic: (input) => patchCached<Ticket>(orpc.tickets.get.key(), (t) => ({ ...t, status: 'inProgress' }))`.
 */
export function patchCached<T>(queryKey: QueryKey, patch: (data: T) => T): () => void {
  void queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueriesData<T>({ queryKey });
  for (const [key, data] of before) {
    if (data !== undefined) queryClient.setQueryData<T>(key, patch(data));
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}
