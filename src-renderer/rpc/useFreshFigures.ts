import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from './client.ts';

/** A change of tickets makes figures stale at once; they are asked for again at this beat and no faster. */
const BEAT = 10_000;

/** Keeps the figures on the screen fresh while somebody looks: a change shows ten seconds later at most. */
export function useFreshFigures(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      for (const queryKey of [orpc.indicators.key(), orpc.goals.key(), orpc.idle.key()]) {
        void queries.refetchQueries({
          queryKey,
          type: 'active',
          predicate: ({ state }) => state.isInvalidated && state.fetchStatus === 'idle',
        });
      }
    }, BEAT);
    return () => clearInterval(timer);
  }, [queries]);
}
