/** Lets one holder in at a time, in the order in which they asked. */
export class FifoLock {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves with the function that lets the next one in, once everybody before has called theirs. */
  async acquire(): Promise<() => void> {
    const before = this.#tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tail = promise;
    await before;
    return resolve;
  }
}
