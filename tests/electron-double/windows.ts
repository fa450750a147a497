import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { app, refusable, windowCloser } from './appDouble.ts';
import { link } from './link.ts';
import { pack } from './messages.ts';
import { endPortsOf } from './ports.ts';
import { strict } from './strict.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type KnownContents = 'setWindowOpenHandler' | 'send' | 'getURL' | 'print' | 'reload';
type KnownWindow =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBounds'
  | 'setOverlayIcon'
  | 'show'
  | 'unmaximize';

export class WebContentsDouble extends EventEmitter implements Pick<Electron.WebContents, KnownContents> {
  readonly window: number;
  openHandler: OpenHandler | undefined;
  url = '';
  printed = 0;

  constructor(window: number) {
    super();
    this.window = window;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    link.send({
      kind: 'page:send',
      window: this.window,
      channel,
      args: args.map((a) => pack(structuredClone(a))),
    });
  }

  getURL(): string {
    return this.url;
  }

  print(
    _options: Electron.WebContentsPrintOptions = {},
    done?: (success: boolean, failureReason: string) => void,
  ): void {
    this.printed += 1;
    done?.(true, '');
  }

  reload(): void {
    link.send({ kind: 'window:reload', window: this.window });
  }
}

/** Chromium's frame and our own settings must agree with what the design promises. */
function refuseUnsafe({
  contextIsolation,
  nodeIntegration,
  sandbox,
  webSecurity,
}: Electron.WebPreferences): void {
  if (nodeIntegration || contextIsolation === false || sandbox === false || webSecurity === false) {
    throw new Error('The double opens no unsafe window');
  }
}

export const windows = new Map<number, WindowDouble>();
let nextWindow = 1;

class WindowDouble extends EventEmitter implements Pick<Electron.BrowserWindow, KnownWindow> {
  readonly id = nextWindow++;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents = new WebContentsDouble(this.id);
  readonly webContents = strict('webContents', this.contents);
  #bounds: Electron.Rectangle;
  #visible: boolean;
  #maximised = false;
  #destroyed = false;
  focused = 0;
  overlay: string | undefined;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    const preferences = options.webPreferences ?? {};
    refuseUnsafe(preferences);
    this.#visible = options.show ?? true;
    this.#bounds = {
      x: options.x ?? 100,
      y: options.y ?? 80,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    windows.set(this.id, this);
    const { width, height } = this.#bounds;
    const preload = preferences.preload ? readFileSync(preferences.preload, 'utf8') : '';
    link.send({ kind: 'window:open', window: this.id, width, height, preload });
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await link.load(this.id, url);
    this.contents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  show(): void {
    this.#visible = true;
  }

  hide(): void {
    this.#visible = false;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    this.focused += 1;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  maximize(): void {
    this.#maximised = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#maximised = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.#maximised;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    link.send({
      kind: 'window:resize',
      window: this.id,
      width: this.#bounds.width,
      height: this.#bounds.height,
    });
    this.emit('resize');
    this.emit('move');
  }

  setOverlayIcon(_image: Electron.NativeImage | null, description: string): void {
    this.overlay = description;
  }

  close(): void {
    const event = refusable();
    this.emit('close', event);
    if (!event.refused) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    endPortsOf(this.id);
    link.send({ kind: 'window:close', window: this.id });
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

/** What `new BrowserWindow()` gives: the double behind the guard of strict.ts. */
export const BrowserWindow = new Proxy(WindowDouble, {
  construct(target, [options]: [Electron.BrowserWindowConstructorOptions?]) {
    return strict('BrowserWindow', new target(options));
  },
});

windowCloser.closeAll = () => {
  for (const window of [...windows.values()]) window.close();
  return windows.size === 0;
};
