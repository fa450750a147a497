import { setImmediate } from 'node:timers/promises';

const LONGEST_STRETCH_MS = 8;

/**
 * Lets the event loop turn between transactions that follow each other. SQLite answers synchronously, so a queue of
 * writes (an import, many clients) would run to its end in one go, and no window, socket or timer would get a word in.
 */
export class Breather {
  #turnedAt = performance.now();

  /** Resolves at once, or after a turn of the event loop when the last one is too long ago. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#turnedAt < LONGEST_STRETCH_MS) return;
    await setImmediate();
    this.#turnedAt = performance.now();
  }
}
