import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  Menu,
  type MenuItemConstructorOptions,
  nativeImage,
  Tray,
} from 'electron';
import type { Serving } from './hostMessages.ts';
import { type ShellTexts, unreadText } from './texts.ts';

interface TrayTargets {
  open(): void;
  newTicket(): void;
  quit(): void;
}

/** The icon in the tray with the number of unread notices; the number also goes to dock and task bar. */
export class TrayIcon {
  readonly #icons: string;
  readonly #targets: TrayTargets;
  readonly #tray: Tray;
  #texts: ShellTexts;
  #unread = 0;
  #served: Serving | 'notServing' | null = null;

  constructor(iconFolder: string, texts: ShellTexts, targets: TrayTargets) {
    this.#icons = iconFolder;
    this.#texts = texts;
    this.#targets = targets;
    this.#tray = new Tray(this.#image());
    this.#tray.on('click', () => targets.open());
    this.#show();
  }

  setTexts(texts: ShellTexts): void {
    this.#texts = texts;
    this.#show();
  }

  setUnread(count: number, window: BrowserWindow | undefined): void {
    this.#unread = count;
    this.#tray.setImage(this.#image());
    this.#show();
    app.setBadgeCount(count);
    if (process.platform === 'win32' && window) {
      const dot = count > 0 ? nativeImage.createFromPath(join(this.#icons, 'unread.png')) : null;
      window.setOverlayIcon(dot, unreadText(this.#texts, count));
    }
  }

  /** Whom this computer serves: its address, that it should and cannot, or null where it is not meant to. */
  setServed(served: Serving | 'notServing' | null): void {
    this.#served = served;
    this.#show();
  }

  #image() {
    return nativeImage.createFromPath(join(this.#icons, this.#unread > 0 ? 'tray-unread.png' : 'tray.png'));
  }

  #show(): void {
    const state = unreadText(this.#texts, this.#unread);
    this.#tray.setToolTip(`SoporteBalance · ${state}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'unread', label: state, enabled: false },
        ...this.#servedItems(),
        { type: 'separator' },
        { id: 'open', label: this.#texts.open, click: () => this.#targets.open() },
        { id: 'newTicket', label: this.#texts.newTicket, click: () => this.#targets.newTicket() },
        { type: 'separator' },
        { id: 'quit', label: this.#texts.quit, click: () => this.#targets.quit() },
      ]),
    );
  }

  #servedItems(): MenuItemConstructorOptions[] {
    const served = this.#served;
    const { serving, notServing, copyAddress, fingerprint } = this.#texts;
    if (served === null) return [];
    if (served === 'notServing') {
      return [{ type: 'separator' }, { id: 'notServing', label: notServing, enabled: false }];
    }
    return [
      { type: 'separator' },
      { id: 'serving', label: serving.replace('{address}', served.url), enabled: false },
      { id: 'copyAddress', label: copyAddress, click: () => void clipboard.writeText(served.url) },
      {
        id: 'fingerprint',
        label: fingerprint,
        submenu: linesOf(served.fingerprint ?? '').map((label) => ({ label, enabled: false })),
      },
    ];
  }
}

/** As long a line as people compare without losing their place. */
const BYTES_A_LINE = 8;

function linesOf(fingerprint: string): readonly string[] {
  const bytes = fingerprint.replace(/^SHA256:/, '').split(':');
  const starts = Array.from({ length: Math.ceil(bytes.length / BYTES_A_LINE) }, (_, at) => at * BYTES_A_LINE);
  return starts.map((start) => bytes.slice(start, start + BYTES_A_LINE).join(':'));
}
