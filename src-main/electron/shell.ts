import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import type { ShellLanguage } from '#shared/desktop/bridge.ts';
import type { ChosenPlace } from '../files/choosePlace.ts';
import { declareAppScheme, serveApp } from './appProtocol.ts';
import type { ToPage } from './channelNames.ts';
import { answer, receive, receivePorts } from './channels.ts';
import { guardEverything } from './guard.ts';
import { HostProcess } from './hostProcess.ts';
import { folioInArguments, folioInLink, registerLinks } from './links.ts';
import { openMainWindow } from './mainWindow.ts';
import { showMenu } from './menu.ts';
import { Notices } from './notices.ts';
import { pickBackup, pickFolder } from './pickPath.ts';
import { PlaceKeeper } from './placeKeeper.ts';
import { PlaceTasks } from './placeTasks.ts';
import { PreferenceFile } from './preferences.ts';
import { saveFile } from './saveFile.ts';
import { SessionVault } from './sessionVault.ts';
import { languageOf, shellTexts } from './texts.ts';
import { TrayIcon } from './trayIcon.ts';
import { ShellUpdates } from './updates.ts';

export interface ShellOptions {
  /** Holds `out/` and `resources/`. */
  readonly root: string;
  readonly profileDir: string;
  readonly demo: boolean;
  /** Where the program works as things stand now. */
  choose(): ChosenPlace;
}

/** A page that runs has asked for its port by then. */
const WITHOUT_PAGE_MS = 5_000;

/** The desktop program while it runs: one window, one tray icon, one service host, and what passes between them. */
class Shell {
  readonly #root: string;
  readonly #preferences: PreferenceFile;
  readonly #vault: SessionVault;
  readonly #host: HostProcess;
  readonly #keeper: PlaceKeeper;
  readonly #notices: Notices;
  readonly #updates: ShellUpdates;
  #window: BrowserWindow | undefined;
  #tray: TrayIcon | undefined;
  #language: ShellLanguage;
  #pageListens = false;
  /** Some page of ours runs in the window: it can say what is the matter. */
  #pageRuns = false;
  #isAsking = false;
  #pendingFolio: string | undefined;
  #quitting = false;
  #hostStopped = false;

  constructor({ root, profileDir, demo, choose }: ShellOptions) {
    this.#root = root;
    this.#preferences = new PreferenceFile(profileDir);
    this.#language = this.#preferences.current.language ?? languageOf(app.getLocale());
    this.#host = new HostProcess(join(root, 'out/main/serviceHost.js'));
    const onProgress = (progress: ToPage['place:progress']) => this.#tell('place:progress', progress);
    const tasks = new PlaceTasks(join(root, 'out/main/placeTask.js'), onProgress);
    this.#keeper = new PlaceKeeper({ choose, demo, host: this.#host, tasks, onProgress });
    this.#vault = new SessionVault(profileDir, () => this.#keeper.identity);
    this.#notices = new Notices((folio) => this.#openTicket(folio ?? undefined));
    this.#updates = new ShellUpdates({
      file: join(root, 'out/main/updateTask.js'),
      profileDir,
      isClient: () => this.#keeper.now().place.mode === 'client',
      onChange: (updates) => this.#tell('updates:changed', updates),
    });
  }

  /** Before the program is ready: what must not wait. */
  prepare(): void {
    app.on('second-instance', (_event, argv) => this.#openTicket(folioInArguments(argv)));
    app.on('open-url', (event, link) => {
      event.preventDefault();
      this.#openTicket(folioInLink(link));
    });
    app.on('activate', () => this.#show());
    // The tray keeps the program alive without a window.
    app.on('window-all-closed', () => undefined);
    app.on('before-quit', (event) => {
      this.#quitting = true;
      if (this.#hostStopped) return;
      event.preventDefault();
      void this.#stopHost();
    });
    this.#pendingFolio = folioInArguments(process.argv);
  }

  start(): void {
    this.#host.on('state', (state) => {
      this.#tell('host:state', state);
      if (state === 'failed') setTimeout(() => this.#missPage(), WITHOUT_PAGE_MS);
    });
    this.#host.on('news', () => this.#showServed());
    this.#listenToPage();
    this.#keeper.start();
    this.#tray = new TrayIcon(join(this.#root, 'resources/icons'), this.#texts, {
      open: () => this.#show(),
      newTicket: () => this.#act('newTicket'),
      quit: () => app.quit(),
    });
    this.#showMenu();
    this.#openWindow();
    this.#updates.start();
    powerMonitor.on('shutdown', () => {
      // Nobody is there any more to answer an installer.
      this.#updates.atQuit(false);
      app.quit();
    });
  }

  get #texts() {
    return shellTexts[this.#language];
  }

  async #stopHost(): Promise<void> {
    try {
      await this.#host.stop();
      await this.#updates.finish();
    } catch (error) {
      console.error(error);
    } finally {
      this.#hostStopped = true;
      app.quit();
    }
  }

  #missPage(): void {
    if (this.#host.state === 'failed' && !this.#pageRuns) void this.#askWithoutPage();
  }

  /** Only where no page can say it: a page has a screen for each thing that stands in the way. */
  async #askWithoutPage(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const texts = this.#texts;
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'SoporteBalance',
      message: texts.hostFailedTitle,
      detail: this.#host.hindrance?.detail ?? texts.hostFailedBody,
      buttons: [texts.retry, texts.leave],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    this.#isAsking = false;
    if (response !== 0) return app.quit();
    if (this.#host.state !== 'up') void this.#keeper.retry();
    this.#window?.webContents.reload();
  }

  #showServed(): void {
    const { place, serving } = this.#keeper.now();
    const isCut = place.mode === 'serving' && this.#host.state === 'up';
    this.#tray?.setServed(serving ?? (isCut ? 'notServing' : null));
  }

  #listenToPage(): void {
    receivePorts((port) => {
      this.#pageRuns = true;
      this.#host.connect(port);
    });
    receive('page:listening', () => {
      this.#pageListens = true;
      this.#deliverFolio();
    });
    receive('notice:show', (notice) => this.#notices.show(notice));
    receive('unread:set', (count) => this.#tray?.setUnread(count, this.#window));
    receive('language:set', (language) => this.#setLanguage(language));
    answer('session:load', () => this.#vault.load());
    answer('session:save', (token) => this.#vault.save(token));
    answer('session:clear', () => this.#vault.clear());
    answer('file:save', async ({ name, bytes }) =>
      this.#window ? saveFile(this.#window, name, bytes) : false,
    );
    answer('window:print', () => this.#print());
    this.#listenAboutPlace();
    this.#listenAboutUpdates();
  }

  #listenAboutPlace(): void {
    const keeper = this.#keeper;
    answer('place:now', async () => keeper.now());
    answer('place:server', (address) => keeper.lookAtServer(address));
    answer('place:folder', (folder) => keeper.lookAtFolder(folder));
    answer('place:backup', (choice) => keeper.lookAtBackup(choice));
    answer('place:pickFolder', async () => (this.#window ? pickFolder(this.#window) : null));
    answer('place:pickBackup', async () => (this.#window ? pickBackup(this.#window) : null));
    answer('place:change', (change) => keeper.change(change));
    answer('place:restore', (choice) => keeper.restore(choice));
    answer('place:retry', () => keeper.retry());
  }

  #listenAboutUpdates(): void {
    const updates = this.#updates;
    answer('updates:now', async () => updates.now);
    answer('updates:check', () => updates.check());
    answer('updates:fetch', () => updates.fetch());
    answer('updates:atQuit', async (on) => updates.atQuit(on));
    answer('updates:install', async () => updates.install());
  }

  #print(): Promise<boolean> {
    const contents = this.#window?.webContents;
    if (!contents) return Promise.resolve(false);
    return new Promise((resolve) => contents.print({ printBackground: true }, resolve));
  }

  #openWindow(): void {
    const window = openMainWindow(this.#root, this.#preferences);
    this.#window = window;
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      this.#pageListens = false;
      this.#pageRuns = false;
    });
    window.webContents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
      if (isMainFrame) void this.#askWithoutPage();
    });
    window.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      window.hide();
      this.#tellAboutTray();
    });
    // Windows signs the person out without a word to `before-quit`.
    window.on('session-end', () => {
      this.#quitting = true;
      void this.#host.stop();
    });
    window.on('closed', () => {
      this.#window = undefined;
      this.#pageListens = false;
    });
  }

  /** Once in the life of an installation: a window that vanishes while the program stays surprises people. */
  #tellAboutTray(): void {
    if (this.#preferences.current.trayTold) return;
    this.#preferences.change({ trayTold: true });
    const { stillOpenTitle, stillOpenBody } = this.#texts;
    this.#notices.show({ id: 'still-open', title: stillOpenTitle, body: stillOpenBody, folio: null });
  }

  #show(): void {
    if (!app.isReady() || this.#quitting) return;
    if (!this.#window) {
      this.#openWindow();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  #openTicket(folio: string | undefined): void {
    if (folio) this.#pendingFolio = folio;
    this.#show();
    this.#deliverFolio();
  }

  #deliverFolio(): void {
    if (!this.#pageListens || !this.#pendingFolio) return;
    this.#tell('ticket:open', this.#pendingFolio);
    this.#pendingFolio = undefined;
  }

  #tell<C extends keyof ToPage>(channel: C, message: ToPage[C]): void {
    this.#window?.webContents.send(channel, message);
  }

  #act(action: ToPage['menu:action']): void {
    this.#show();
    this.#tell('menu:action', action);
  }

  #showMenu(): void {
    showMenu(this.#texts, {
      act: (action) => this.#act(action),
      close: () => this.#window?.close(),
      quit: () => app.quit(),
    });
  }

  #setLanguage(language: ShellLanguage): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#preferences.change({ language });
    this.#showMenu();
    this.#tray?.setTexts(this.#texts);
  }
}

/**
 * Runs the desktop program. A second start for the same profile hands its link to the first and ends. Call it
 * before Electron is ready, without anything awaited before.
 */
export function startShell(options: ShellOptions): void {
  // Chromium's own files lie apart in the profile; the lock of the single instance goes with them.
  const userData = join(options.profileDir, 'window');
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', userData);
  app.setAppUserModelId('mx.soportebalance.desktop');
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  declareAppScheme();
  guardEverything();
  registerLinks(options.root);
  const shell = new Shell(options);
  shell.prepare();
  app
    .whenReady()
    .then(() => {
      serveApp(join(options.root, 'out/renderer'));
      shell.start();
    })
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
}
