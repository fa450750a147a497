import { useSyncExternalStore } from 'react';

const TICK = 30_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    // Nobody kept it up to date meanwhile; React looks again right after subscribing.
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, TICK);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present instant in milliseconds, renewed every half minute with one timer for the whole window. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
