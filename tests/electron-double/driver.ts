import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { ToProgram, ToTest } from './messages.ts';
import { PageHost, type ProgramLine } from './pageHost.ts';
import type { ActName, Acts, Snapshot } from './probe.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const register = new URL('./register.ts', import.meta.url).href;
const START_MS = 20_000;

export interface StartOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The program's root folder: the checkout, or an unpacked package. */
  readonly root?: string;
}

function startProcess({ args, env, root: program = root }: StartOptions): ChildProcess {
  return fork(join(program, 'out/main/desktop.js'), [...args], {
    cwd: program,
    execArgv: ['--import', register],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
}

function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

/** The desktop program under the double: its process, the pages of its windows, and what the person there does. */
export class DoubleDriver implements ProgramLine {
  readonly isReal = false;
  readonly #child: ChildProcess;
  readonly #context: BrowserContext;
  readonly #pages = new Map<number, PageHost>();
  readonly #pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #options: StartOptions;
  #nextCall = 1;
  #output = '';
  #opened: ((host: PageHost) => void) | undefined;

  static async launch(browser: Browser, options: StartOptions): Promise<DoubleDriver> {
    const context = await browser.newContext({
      locale: options.env?.DOUBLE_LOCALE ?? 'es-MX',
      javaScriptEnabled: options.env?.DOUBLE_NO_SCRIPTS !== '1',
    });
    const driver = new DoubleDriver(startProcess(options), context, options);
    await driver.#firstPage();
    // Loaded is a moment before shown.
    while (!(await driver.snapshot()).windows[0]?.visible) await setTimeout(20);
    return driver;
  }

  private constructor(child: ChildProcess, context: BrowserContext, options: StartOptions) {
    this.#child = child;
    this.#context = context;
    this.#options = options;
    child.stdout?.on('data', (chunk) => {
      this.#output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.#output += chunk;
    });
    child.on('message', (message: ToTest) => void this.#hear(message));
    child.on('exit', () => {
      for (const { reject } of this.#pending.values())
        reject(new Error(`The program ended.\n${this.#output}`));
      this.#pending.clear();
    });
  }

  /** All that the program and its service host printed so far. */
  get output(): string {
    return this.#output;
  }

  /** The page of the window that is open. */
  get page(): Page {
    const host = [...this.#pages.values()].at(-1);
    if (!host) throw new Error('No window is open');
    return host.page;
  }

  act<N extends ActName>(name: N, ...args: Parameters<Acts[N]>): Promise<ReturnType<Acts[N]>> {
    return this.call({ kind: 'probe', name, args }) as Promise<ReturnType<Acts[N]>>;
  }

  snapshot(): Promise<Snapshot> {
    return this.act('snapshot');
  }

  /** Requests that pages made to anywhere but the program; they were refused. */
  get strayRequests(): readonly string[] {
    return [...this.#pages.values()].flatMap((host) => host.stray);
  }

  /** Starts the program a second time, as a link or an icon does; resolves with that process's exit status. */
  startAgain(...more: string[]): Promise<number> {
    return exitOf(startProcess({ ...this.#options, args: [...this.#options.args, ...more] }));
  }

  /** Resolves with the exit status when the program ends. */
  exit(): Promise<number> {
    return exitOf(this.#child);
  }

  /** The person quits. */
  async quit(): Promise<number> {
    await this.act('quit');
    return this.exit();
  }

  /** Ends the process however it is. */
  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      const limit = globalThis.setTimeout(() => this.#child.kill('SIGKILL'), 8_000);
      await exitOf(this.#child);
      clearTimeout(limit);
    }
    await this.#context.close();
  }

  call(message: {
    kind: 'invoke' | 'fetch' | 'navigate' | 'popup' | 'probe';
    [key: string]: unknown;
  }): Promise<unknown> {
    const call = this.#nextCall++;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve, reject });
      this.send({ ...message, call } as ToProgram);
    });
  }

  send(message: ToProgram): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  #firstPage(): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = globalThis.setTimeout(
        () => reject(new Error(`No window after 20 s.\n${this.#output}`)),
        START_MS,
      );
      const done = (error?: Error) => {
        clearTimeout(limit);
        if (error) reject(error);
        else resolve();
      };
      this.#opened = (host) => void host.loaded.then(() => done(), done);
      this.#child.once('exit', (code) => done(new Error(`The program ended with ${code}.\n${this.#output}`)));
    });
  }

  async #hear(message: ToTest): Promise<void> {
    if (message.kind === 'reply') {
      const waiting = this.#pending.get(message.call);
      this.#pending.delete(message.call);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
      return;
    }
    if (message.kind === 'window:open') {
      const script = readFileSync(new URL('./pageShim.js', import.meta.url), 'utf8')
        .replace('PLATFORM', process.platform)
        .replace('/* PRELOAD */', () => message.preload);
      const host = new PageHost(this, this.#context, message, script);
      this.#pages.set(message.window, host);
      this.#opened?.(host);
      return;
    }
    const host = this.#pages.get(message.window);
    if (message.kind === 'window:close') this.#pages.delete(message.window);
    await host?.hear(message);
  }
}
