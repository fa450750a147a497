import { EventEmitter } from 'node:events';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostState } from '#shared/desktop/bridge.ts';
import { fromHost, type HostOptions, type ToHost } from './hostMessages.ts';
import { restartDelay } from './restartDelay.ts';

/** How long a closing host may take to bring its database to rest before it is ended. */
const CLOSE_MS = 5_000;

interface HostEvents {
  state: [HostState];
  /** It gave up; the text says why when the host could tell. */
  failed: [string | undefined];
}

/**
 * Owns the service host: starts it, hands it the pages' ports, starts it again when it dies, and asks it to close
 * before the program ends. Ports that come while it is down wait for it.
 */
export class HostProcess extends EventEmitter<HostEvents> {
  readonly #file: string;
  readonly #options: HostOptions;
  #child: UtilityProcess | undefined;
  #ready = false;
  #stopping = false;
  #failures = 0;
  #startedAt = 0;
  #refusal: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waiting: MessagePortMain[] = [];

  constructor(file: string, options: HostOptions) {
    super();
    this.#file = file;
    this.#options = options;
  }

  start(): void {
    this.#refusal = undefined;
    this.#startedAt = Date.now();
    const child = utilityProcess.fork(this.#file, [JSON.stringify(this.#options)], {
      serviceName: 'SoporteBalance',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (message: unknown) => this.#hear(message));
    child.on('exit', () => this.#ended(child));
  }

  /** After it gave up: the person asked for another try. */
  retry(): void {
    this.#failures = 0;
    if (!this.#child) this.start();
  }

  connect(port: MessagePortMain): void {
    if (this.#child && this.#ready) this.#say({ type: 'connect' }, [port]);
    else this.#waiting.push(port);
  }

  /** Resolves when the host has closed its database and ended, or was ended after five seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => child.kill(), CLOSE_MS);
      child.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#say({ type: 'close' });
    });
  }

  #say(message: ToHost, ports: MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #hear(message: unknown): void {
    const parsed = fromHost.safeParse(message);
    if (!parsed.success) {
      console.warn('The service host said something unknown.');
      return;
    }
    if (parsed.data.type === 'refused') {
      this.#refusal = parsed.data.message;
      return;
    }
    this.#ready = true;
    for (const port of this.#waiting.splice(0)) this.#say({ type: 'connect' }, [port]);
    this.emit('state', 'up');
  }

  #ended(child: UtilityProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#ready = false;
    if (this.#stopping) return;
    const delay = restartDelay(this.#failures, Date.now() - this.#startedAt);
    if (this.#refusal !== undefined || delay === undefined) {
      this.emit('state', 'failed');
      this.emit('failed', this.#refusal);
      return;
    }
    this.#failures = delay.failures;
    this.emit('state', 'down');
    this.#timer = setTimeout(() => this.start(), delay.ms);
  }
}
