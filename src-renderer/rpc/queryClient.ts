import { QueryClient } from '@tanstack/react-query';
import { mayRepeat, toAppError } from './appError.ts';

/** One cache a window. What the live events say is stale is asked for again; nothing polls. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // The connection tells by itself when it is back; the browser's "online" says nothing about our server.
      networkMode: 'always',
      retry: (failures, error) => failures < 3 && mayRepeat(toAppError(error)),
      retryDelay: (attempt) => Math.min(4_000, 300 * 2 ** attempt),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Forgets what a person saw; what everybody may know before sign-in (setup.status) stays. */
export function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isPublic(queryKey) });
}

function isPublic(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && path[0] === 'setup';
}
