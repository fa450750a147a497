import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { copySample, type DataFolders } from './sample.ts';

export { expect } from '@playwright/test';

const script = fileURLToPath(new URL('../builders/soporteProgram.mjs', import.meta.url));
const START_MS = 45_000;

export interface Account {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
}

export interface ServeOptions {
  /** A sample institution instead of an empty database. */
  readonly demo?: boolean;
  /** A free one unless given. */
  readonly port?: number;
  /** Then it is served by HTTPS. */
  readonly certificate?: { readonly certFile: string; readonly keyFile: string };
}

/** `soporte serve` as a process of its own. */
export class Server {
  readonly url: string;
  readonly accounts: readonly Account[];
  readonly #child: ChildProcess;
  readonly #errors: () => string;

  private constructor(
    child: ChildProcess,
    first: { url: string; accounts?: readonly Account[] },
    errors: () => string,
  ) {
    this.#child = child;
    this.#errors = errors;
    this.url = first.url;
    this.accounts = first.accounts ?? [];
  }

  static async start(folders: DataFolders, options: ServeOptions): Promise<Server> {
    if (options.demo) copySample(folders);
    const args = ['serve', '--json', '--port', String(options.port ?? 0)];
    if (options.certificate) {
      const { certFile, keyFile } = options.certificate;
      args.push('--cert', certFile, '--key', keyFile);
    }
    const where = ['--data', folders.dataDir, '--profile', folders.profileDir];
    const child = spawn(process.execPath, [script, ...args, ...(options.demo ? ['--demo'] : []), ...where], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const limit = setTimeout(
      () => reject(new Error(`The server did not start in time. ${errors}`)),
      START_MS,
    );
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (status) => reject(new Error(`The server ended with ${status}. ${errors}`)));
    try {
      return new Server(child, JSON.parse(await promise), () => errors);
    } catch (fault) {
      child.kill('SIGKILL');
      throw fault;
    } finally {
      clearTimeout(limit);
    }
  }

  /** Asks it to stop, as the system does when it shuts down; it must end well. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), 15_000);
    const status = await ended;
    clearTimeout(limit);
    // Windows knows no SIGTERM: there the process is ended, not asked.
    if (process.platform !== 'win32') expect(status, this.#errors()).toBe(0);
  }
}

class Folders implements DataFolders {
  readonly dataDir: string;
  readonly profileDir: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'soporte-server-'));

  constructor() {
    this.dataDir = join(this.#folder, 'data');
    this.profileDir = join(this.#folder, 'profile');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type WindowOptions = Parameters<Browser['newContext']>[0];

/** Another person at another machine: a window with its own cookies. */
async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The folders outlive one run of the server, so that a test can stop it and start it again. */
export class Site {
  readonly #folders = new Folders();
  readonly #running: Server[] = [];
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async serve(options: ServeOptions = {}): Promise<Server> {
    const server = await Server.start(this.#folders, options);
    this.#running.push(server);
    return server;
  }

  window(address: string, options?: WindowOptions): Promise<Page> {
    return openWindow(this.#browser, address, options);
  }

  /** What `soporte verify` says of the data folder, as JSON, once the server has stopped. */
  async verify(): Promise<Record<string, unknown>> {
    for (const server of this.#running) await server.stop();
    const { dataDir, profileDir } = this.#folders;
    const args = [script, 'verify', '--json', '--data', dataDir, '--profile', profileDir];
    // With problems it ends with 1, and says on its output which.
    const { stdout } = await promisify(execFile)(process.execPath, args).catch(
      (fault: { readonly stdout: string }) => fault,
    );
    return JSON.parse(stdout);
  }

  async dispose(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
    try {
      for (const server of this.#running) await server.stop();
    } finally {
      this.#folders.remove();
    }
  }
}

/** `site.serve()` starts the built server on folders of this test; `site.window()` opens a browser window on it. */
export const test = base.extend<{ site: Site }>({
  site: async ({ browser }, use) => {
    const site = new Site(browser);
    await use(site);
    await site.dispose();
  },
});

/** A sample institution that every test of a worker shares: only for tests that leave it as it was. */
interface Demo {
  readonly url: string;
  readonly accounts: readonly Account[];
  /** A window at a path of it. */
  window(path: string): Promise<Page>;
}

export const demoTest = base.extend<{ demo: Demo }, { demoServer: Server }>({
  demoServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
    async ({}, use) => {
      const folders = new Folders();
      const server = await Server.start(folders, { demo: true });
      await use(server);
      await server.stop();
      folders.remove();
    },
    { scope: 'worker', timeout: START_MS + 20_000 },
  ],
  demo: async ({ demoServer, browser }, use) => {
    const { url, accounts } = demoServer;
    await use({ url, accounts, window: (path) => openWindow(browser, `${url}${path}`) });
    for (const context of browser.contexts()) await context.close();
  },
});
