import type { Topics } from './topics.ts';

export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * Passes changes on at once, and then at most once in `every` milliseconds, what came meanwhile joined together.
 * Returns `add` and `stop`.
 */
export function throttleTopics(
  pass: (topics: Topics) => void,
  every: number,
  clock: Clock,
): { add(topics: Topics): void; stop(): void } {
  let pending = new Map<string, Set<number>>();
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const flush = () => {
    cancel = null;
    if (pending.size === 0) return;
    const joined = pending;
    pending = new Map();
    last = clock.now();
    pass(joined);
  };

  return {
    add(topics) {
      for (const [entity, ids] of topics) join(pending, entity, ids);
      if (cancel !== null) return;
      const wait = last + every - clock.now();
      if (wait <= 0) flush();
      else cancel = clock.after(wait, flush);
    },
    stop() {
      cancel?.();
      cancel = null;
      pending.clear();
    },
  };
}

/** An empty set means "any of them", and swallows what is joined to it. */
function join(pending: Map<string, Set<number>>, entity: string, ids: ReadonlySet<number>): void {
  const known = pending.get(entity);
  if (known === undefined) pending.set(entity, new Set(ids));
  else if (known.size === 0 || ids.size === 0) known.clear();
  else for (const id of ids) known.add(id);
}
