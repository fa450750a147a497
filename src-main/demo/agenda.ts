/** Something that somebody does at a time. */
export interface Entry {
  readonly at: number;
  readonly run: (now: number) => Promise<void>;
}

/** What is still to happen, in order of time; entries of the same time in the order they were added. */
export interface Agenda {
  add(at: number, run: Entry['run']): void;
  /** The next entry, unless it lies after `until`. */
  next(until: number): Entry | null;
}

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  return {
    add(at, run) {
      let from = 0;
      let to = entries.length;
      // Latest first, so that the next one is taken from the end.
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((entries[middle]?.at ?? 0) > at) from = middle + 1;
        else to = middle;
      }
      entries.splice(from, 0, { at, run });
    },
    next(until) {
      const last = entries.at(-1);
      if (last === undefined || last.at > until) return null;
      entries.pop();
      return last;
    },
  };
}
