import { AwaitInTransaction } from './failures.ts';

/**
 * Notices when something other than the database is awaited while a transaction is open.
 *
 * SQLite answers synchronously, so a transaction that awaits nothing else runs to its end within one drain of the
 * microtask queue. Node runs `nextTick` callbacks only when that queue is empty: a callback queued at BEGIN which
 * fires before COMMIT proves that the transaction was waiting for a timer, a file, a hash or a socket, with the
 * write lock held against everybody else all the while.
 */
export class AwaitGuard {
  readonly #report: ((fault: AwaitInTransaction) => void) | undefined;
  #drained = false;

  /** @param report gets the fault in production; when absent the fault is thrown, which rolls back. */
  constructor(report?: (fault: AwaitInTransaction) => void) {
    this.#report = report;
  }

  /** Called right after BEGIN succeeded. */
  arm(): void {
    this.#drained = false;
    process.nextTick(() => {
      this.#drained = true;
    });
  }

  /** Called before the statements of the transaction and before its COMMIT. Reports a fault once. */
  check(): void {
    if (!this.#drained) return;
    this.#drained = false;
    const fault = new AwaitInTransaction();
    if (this.#report === undefined) throw fault;
    this.#report(fault);
  }
}
