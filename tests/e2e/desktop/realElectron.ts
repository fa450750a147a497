import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { ActName, Acts, Snapshot } from '../../electron-double/probe.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const spy = join(root, 'tests/e2e/desktop/electronSpy.cjs');

/** Electron's executable where it was fetched and a window can open; the double is used elsewhere. */
export function realElectron(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const canShow =
    process.platform !== 'linux' || (process.getuid?.() !== 0 && Boolean(DISPLAY ?? WAYLAND_DISPLAY));
  if (!canShow || !existsSync(join(folder, 'path.txt'))) return undefined;
  const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

interface StartOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The same driver as the double's, on Electron itself; `electronSpy.cjs` sees and does what a page cannot. */
export class RealDriver {
  readonly isReal = true;
  readonly page: Page;
  readonly strayRequests: readonly string[] = [];
  readonly #app: ElectronApplication;
  readonly #options: StartOptions;
  #output = '';

  static async launch(options: StartOptions): Promise<RealDriver> {
    const executablePath = realElectron();
    if (!executablePath) throw new Error('Electron is not here');
    const app = await _electron.launch({
      executablePath,
      args: ['-r', spy, root, ...options.args],
      env: { ...(process.env as Record<string, string>), ...options.env },
    });
    return new RealDriver(app, await app.firstWindow(), options);
  }

  private constructor(app: ElectronApplication, page: Page, options: StartOptions) {
    this.#app = app;
    this.page = page;
    this.#options = options;
    for (const stream of [app.process().stdout, app.process().stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += chunk;
      });
    }
  }

  get output(): string {
    return this.#output;
  }

  act<N extends ActName>(name: N, ...args: Parameters<Acts[N]>): Promise<ReturnType<Acts[N]>> {
    return this.#app.evaluate(
      (_electron, [act, given]) => {
        const { soporteSpy } = globalThis as unknown as {
          soporteSpy: Record<string, (...a: unknown[]) => unknown>;
        };
        return soporteSpy[act as string]?.(...(given as unknown[]));
      },
      [name, args] as const,
    ) as Promise<ReturnType<Acts[N]>>;
  }

  snapshot(): Promise<Snapshot> {
    return this.act('snapshot');
  }

  startAgain(...more: string[]): Promise<number> {
    const child = spawn(realElectron() ?? '', [root, ...this.#options.args, ...more], { stdio: 'ignore' });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? -1));
    });
  }

  exit(): Promise<number> {
    const child = this.#app.process();
    if (child.exitCode !== null) return Promise.resolve(child.exitCode);
    return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  }

  async quit(): Promise<number> {
    const ended = this.exit();
    await this.act('quit');
    return ended;
  }

  async dispose(): Promise<void> {
    await this.act('quit').catch(() => undefined);
    await this.#app.close().catch(() => undefined);
  }
}
