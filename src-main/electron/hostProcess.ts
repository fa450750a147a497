import { EventEmitter } from 'node:events';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostState } from '#shared/desktop/bridge.ts';
import { fromHost, type Hindrance, type HostOptions, type Serving, type ToHost } from './hostMessages.ts';
import { restartDelay } from './restartDelay.ts';

/** How long a closing host may take to bring its database to rest before it is ended. */
const CLOSE_MS = 5_000;
/** While it serves others, it answers them first. */
const CLOSE_SERVING_MS = 15_000;

interface HostEvents {
  state: [HostState];
  /** What stands in its way, or whom it serves, is another. */
  news: [];
}

/**
 * Owns the service host: starts it, hands it the pages' ports, starts it again when it dies, and asks it to close
 * before another place is opened or the program ends. Ports that come while it is down wait for it.
 */
export class HostProcess extends EventEmitter<HostEvents> {
  readonly #file: string;
  #options: HostOptions | undefined;
  #child: UtilityProcess | undefined;
  /** Until it is known how the first attempt came out, nobody was told that it is down. */
  #state: HostState | 'starting' = 'starting';
  #isStopping = false;
  #failures = 0;
  #startedAt = 0;
  #refusal: Hindrance | undefined;
  #hindrance: Hindrance | null = null;
  #serving: Serving | null = null;
  #timer: NodeJS.Timeout | undefined;
  #waiting: MessagePortMain[] = [];
  #waitingForOutcome: ((hindrance: Hindrance | null) => void)[] = [];

  constructor(file: string) {
    super();
    this.#file = file;
  }

  get state(): HostState | 'starting' {
    return this.#state;
  }

  /** Why the place is not open, or a server is away, or others cannot reach it; null while all is well. */
  get hindrance(): Hindrance | null {
    return this.#hindrance;
  }

  get serving(): Serving | null {
    return this.#serving;
  }

  /** Starts the host in a place; resolves with what stands in its way, once it is open or is known not to be. */
  open(options: HostOptions): Promise<Hindrance | null> {
    this.#options = options;
    this.#failures = 0;
    this.#isStopping = false;
    const outcome = new Promise<Hindrance | null>((resolve) => this.#waitingForOutcome.push(resolve));
    this.#start(options);
    return outcome;
  }

  /** Opens nothing: it is not known what. */
  refuse(hindrance: Hindrance): void {
    this.#settle('failed', hindrance);
  }

  connect(port: MessagePortMain): void {
    if (this.#child && this.#state === 'up') this.#say({ type: 'connect' }, [port]);
    else this.#waiting.push(port);
    // Whoever asks after it was given up has not heard of it.
    if (this.#state === 'failed') this.emit('state', 'failed');
  }

  /** Resolves when the host has closed its database and ended, or was ended after some seconds. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const limitMs = this.#serving === null ? CLOSE_MS : CLOSE_SERVING_MS;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => child.kill(), limitMs);
      child.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#say({ type: 'close' });
    });
  }

  #start(options: HostOptions): void {
    this.#refusal = undefined;
    this.#startedAt = Date.now();
    const child = utilityProcess.fork(this.#file, [JSON.stringify(options)], {
      serviceName: 'SoporteBalance',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (message: unknown) => {
      if (this.#child === child) this.#hear(message);
    });
    child.on('exit', () => this.#ended(child));
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
    const said = parsed.data;
    switch (said.type) {
      case 'refused':
        // Told when it has ended, so that nobody else finds the folder still open.
        this.#refusal = said.hindrance;
        break;
      case 'away':
        this.#settle('down', said.hindrance);
        break;
      case 'ready':
        this.#serving = said.serving;
        for (const port of this.#waiting.splice(0)) this.#say({ type: 'connect' }, [port]);
        this.#settle('up', said.hindrance);
    }
  }

  /** It is known how things stand: whoever waits for that is told, and the pages if it is another state. */
  #settle(state: HostState, hindrance: Hindrance | null): void {
    this.#turn(state, hindrance);
    for (const tell of this.#waitingForOutcome.splice(0)) tell(hindrance);
  }

  #turn(state: HostState, hindrance: Hindrance | null): void {
    const isOther = state !== this.#state;
    this.#state = state;
    this.#hindrance = hindrance;
    if (state !== 'up') this.#serving = null;
    if (isOther) this.emit('state', state);
    this.emit('news');
  }

  #ended(child: UtilityProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#isStopping) this.#turn('down', null);
    else if (this.#refusal !== undefined) this.#settle('failed', this.#refusal);
    else this.#startAgain();
  }

  #startAgain(): void {
    const delay = restartDelay(this.#failures, Date.now() - this.#startedAt);
    const options = this.#options;
    if (delay === undefined || options === undefined) {
      const detail = 'The service host ended several times in a row.';
      this.#settle('failed', { problem: 'failed', detail });
      return;
    }
    this.#failures = delay.failures;
    this.#turn('down', null);
    this.#timer = setTimeout(() => this.#start(options), delay.ms);
  }
}
