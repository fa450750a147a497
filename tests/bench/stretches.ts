import { setImmediate as nextTurn } from 'node:timers/promises';

/** What a piece of work did to the thread that it ran on. */
export interface Held {
  /** The longest time for which nobody else got a word in: milliseconds of processor, and by the clock. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Turns that took longer than `LONG_MS`. */
  readonly long: number;
}

/** Half of what a click may be held up for. */
export const LONG_MS = 25;

const used = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/**
 * Runs `work` and measures each turn of the event loop meanwhile: what runs between two turns, however many awaits of
 * the database it is made of, is one stretch in which no click is answered. By the processor time of this thread, for
 * the clock also counts what other programs do; and never more than the clock, for the processor's time is counted in
 * steps of some milliseconds on some systems.
 */
export async function held<T>(work: () => Promise<T>): Promise<Held & { readonly value: T }> {
  let cpuMs = 0;
  let wallMs = 0;
  let long = 0;
  let isDone = false;
  const measuring = (async () => {
    let [cpu, wall] = [used(), performance.now()];
    while (!isDone) {
      await nextTurn();
      const [cpuNow, wallNow] = [used(), performance.now()];
      const stretch = Math.min(cpuNow - cpu, wallNow - wall);
      cpuMs = Math.max(cpuMs, stretch);
      wallMs = Math.max(wallMs, wallNow - wall);
      if (stretch > LONG_MS) long += 1;
      [cpu, wall] = [cpuNow, wallNow];
    }
  })();
  await nextTurn();
  let value: T;
  try {
    value = await work();
  } finally {
    // The last stretch ends with the turn after it.
    await nextTurn();
    isDone = true;
    await measuring;
  }
  return { value, cpuMs, wallMs, long };
}
