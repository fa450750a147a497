import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: Asked<T>;
  /** What stands there meanwhile, of the same size as what comes. */
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** The four states of a query: waiting, failed, and there (kept on screen while it is asked for again). */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return skeleton;
}
