import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeImage, Tray } from 'electron';
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

  #image() {
    return nativeImage.createFromPath(join(this.#icons, this.#unread > 0 ? 'tray-unread.png' : 'tray.png'));
  }

  #show(): void {
    const state = unreadText(this.#texts, this.#unread);
    this.#tray.setToolTip(`SoporteBalance · ${state}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'unread', label: state, enabled: false },
        { type: 'separator' },
        { id: 'open', label: this.#texts.open, click: () => this.#targets.open() },
        { id: 'newTicket', label: this.#texts.newTicket, click: () => this.#targets.newTicket() },
        { type: 'separator' },
        { id: 'quit', label: this.#texts.quit, click: () => this.#targets.quit() },
      ]),
    );
  }
}
