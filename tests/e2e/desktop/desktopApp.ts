import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { DoubleDriver } from '../../electron-double/driver.ts';
import { copySample } from '../sample.ts';
import { RealDriver, realElectron } from './realElectron.ts';

export { expect } from '@playwright/test';

export interface LaunchOptions {
  /** A sample institution instead of an empty database. */
  readonly demo?: boolean;
  /** Its data lie where this system keeps them, so that `place.json` of the profile decides; it can be changed. */
  readonly ownPlace?: boolean;
  /** More arguments, such as a `soporte://` link. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export type Driver = DoubleDriver | RealDriver;

/** Folders that outlive one launch, so that a test can close the program and open it again. */
export class Desktop {
  readonly dataDir: string;
  readonly profileDir: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'soporte-desktop-'));
  readonly #launch: (options: LaunchOptions, folders: readonly string[]) => Promise<Driver>;
  readonly #running: Driver[] = [];

  constructor(launch: (options: LaunchOptions, folders: readonly string[]) => Promise<Driver>) {
    this.#launch = launch;
    this.dataDir = join(this.#folder, 'data');
    this.profileDir = join(this.#folder, 'profile');
  }

  /** Opens the built program in these folders; `driver.page` is the page of its window. */
  async launch(options: LaunchOptions = {}): Promise<Driver> {
    // A sample institution keeps to the folders that it is given.
    if (options.demo) copySample(this);
    const profile = `--profile=${this.profileDir}`;
    const driver = options.ownPlace
      ? await this.#launch({ ...options, env: { ...this.#ownEnv, ...options.env } }, [profile])
      : await this.#launch(options, [`--data=${this.dataDir}`, profile]);
    this.#running.push(driver);
    return driver;
  }

  /** Where a program finds its data when nobody names them. */
  get ownDataDir(): string {
    return process.platform === 'win32'
      ? join(this.#folder, 'SoporteBalance', 'data')
      : join(this.#folder, 'soportebalance');
  }

  get #ownEnv(): Record<string, string> {
    return { XDG_DATA_HOME: this.#folder, LOCALAPPDATA: this.#folder };
  }

  async dispose(): Promise<void> {
    for (const driver of this.#running) await driver.dispose();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * `desktop.launch()` opens the desktop program: on real Electron where its binary and a display are there, else on
 * the double (tests/electron-double). The same specs run on both.
 */
export const test = base.extend<{ desktop: Desktop }>({
  desktop: async ({ browser }, use) => {
    const desktop = new Desktop((options, folders) => {
      const args = [...folders, ...(options.demo ? ['--demo'] : []), ...(options.args ?? [])];
      const start = options.env ? { args, env: options.env } : { args };
      return realElectron() ? RealDriver.launch(start) : DoubleDriver.launch(browser, start);
    });
    await use(desktop);
    await desktop.dispose();
  },
});

/** Runs in the page: collects what the shell tells it under `window.heard`. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const { soporte } = window as unknown as {
      soporte: {
        onOpenTicket(f: (folio: string) => void): void;
        onMenu(f: (action: string) => void): void;
        onHostState(f: (state: string) => void): void;
      };
    };
    Object.assign(window, { heard });
    soporte.onOpenTicket((folio) => heard.push(`ticket ${folio}`));
    soporte.onMenu((action) => heard.push(`menu ${action}`));
    soporte.onHostState((state) => heard.push(`host ${state}`));
  });
}

/** What `listen` has collected so far. */
export function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
