import { EventEmitter } from 'node:events';
import type { ToProgram, ToTest } from './messages.ts';

type Call = Extract<ToProgram, { call: number }>;
type Note = Exclude<ToProgram, { call: number }>;

/** The line from the program's process to the test that started it. */
class Link extends EventEmitter<{ note: [Note] }> {
  #nextCall = 1;
  readonly #pending = new Map<number, (error?: string) => void>();
  /** Answers what the test asks; set by electron.ts once everything is loaded. */
  answerCall: (call: Exclude<Call, { kind: 'reply' }>) => Promise<unknown> = () => Promise.resolve(undefined);

  constructor() {
    super();
    if (!process.send) throw new Error('The Electron double runs in a process that a test has started');
    process.on('message', (message: ToProgram) => void this.#hear(message));
    // The test is gone, and so is the browser.
    process.on('disconnect', () => process.exit(0));
  }

  send(message: ToTest): void {
    // A test that ends meanwhile misses it; without a callback that would be an error of ours.
    if (process.connected) process.send?.(message, () => {});
  }

  /** Sends a `window:load` and resolves when the test says that the page has loaded. */
  load(window: number, url: string): Promise<void> {
    const call = this.#nextCall++;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, (error) => (error === undefined ? resolve() : reject(new Error(error))));
      this.send({ kind: 'window:load', window, url, call });
    });
  }

  async #hear(message: ToProgram): Promise<void> {
    if (message.kind === 'reply') {
      this.#pending.get(message.call)?.(message.error);
      this.#pending.delete(message.call);
      return;
    }
    if (!('call' in message)) {
      this.emit('note', message);
      return;
    }
    try {
      this.send({ kind: 'reply', call: message.call, value: await this.answerCall(message) });
    } catch (error) {
      this.send({
        kind: 'reply',
        call: message.call,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

export const link = new Link();
