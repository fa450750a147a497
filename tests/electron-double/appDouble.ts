import { EventEmitter } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { strict } from './strict.ts';

const POLL_MS = 50;

type Known =
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'getVersion'
  | 'getLocale'
  | 'getPath'
  | 'setPath'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'disableHardwareAcceleration'
  | 'quit'
  | 'exit'
  | 'dock';

/** An event that its listeners may refuse. */
export function refusable(): { preventDefault(): void; readonly refused: boolean } {
  let refused = false;
  return {
    preventDefault: () => {
      refused = true;
    },
    get refused() {
      return refused;
    },
  };
}

/** Closes every window for a quit; false when one of them refused. Set by the windows, which import this file. */
export const windowCloser = { closeAll: (): boolean => true };

class AppDouble extends EventEmitter implements Pick<Electron.App, Known> {
  readonly isPackaged = false;
  readonly dock = undefined;
  readonly commandLine = strict('app.commandLine', { appendSwitch: (_name: string, _value?: string) => {} });
  badge = 0;
  protocols: string[] = [];
  #ready = false;
  readonly #paths = new Map<string, string>();

  constructor() {
    super();
    // Later than the main bundle's first turn, as in Electron.
    setTimeout(() => {
      this.#ready = true;
      this.emit('ready');
    }, 10);
    process.on('SIGTERM', () => this.quit());
    process.on('SIGINT', () => this.quit());
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  isReady(): boolean {
    return this.#ready;
  }

  getVersion(): string {
    return '0.0.0-double';
  }

  getLocale(): string {
    return process.env.DOUBLE_LOCALE ?? 'es-MX';
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? join(tmpdir(), 'electron-double', name);
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set '${name}' path: ${path} does not exist`);
    this.#paths.set(name, path);
  }

  setAppUserModelId(_id: string): void {}

  disableHardwareAcceleration(): void {}

  setBadgeCount(count = 0): boolean {
    this.badge = count;
    return true;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocols.push(scheme);
    return true;
  }

  /** One process for each user-data folder, as in Electron; a later one leaves its arguments and gets false. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'double.lock');
    try {
      const file = openSync(lock, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
    } catch {
      writeFileSync(join(folder, `second-${process.pid}.json`), JSON.stringify(process.argv));
      return false;
    }
    process.on('exit', () => rmSync(lock, { force: true }));
    setInterval(() => this.#lookForSecond(folder), POLL_MS).unref();
    return true;
  }

  #lookForSecond(folder: string): void {
    for (const name of readdirSync(folder).filter((file) => /^second-\d+\.json$/.test(file))) {
      try {
        const argv: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        rmSync(join(folder, name));
        this.emit('second-instance', refusable(), argv, process.cwd(), null);
      } catch {
        // half written: the next look finds it whole
      }
    }
  }

  quit(): void {
    const event = refusable();
    this.emit('before-quit', event);
    if (event.refused || !windowCloser.closeAll()) return;
    const last = refusable();
    this.emit('will-quit', last);
    if (!last.refused) this.exit(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }
}

/** Unguarded, for the probe. */
export const appDouble = new AppDouble();
export const app = strict('app', appDouble);
