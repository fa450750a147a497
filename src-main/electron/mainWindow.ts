import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { START_PAGE } from './appProtocol.ts';
import type { PreferenceFile } from './preferences.ts';
import { MIN_HEIGHT, MIN_WIDTH, startBounds } from './windowState.ts';

const SETTLE_MS = 300;
/** A page that crashes this often in one run has something wrong that loading it again will not mend. */
const MOST_RELOADS = 3;

function rememberBounds(window: BrowserWindow, preferences: PreferenceFile): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized()) return;
    preferences.change({ window: { ...window.getNormalBounds(), maximised: window.isMaximized() } });
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(remember, SETTLE_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', () => {
    clearTimeout(timer);
    remember();
  });
}

function surviveCrashes(window: BrowserWindow): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reloads >= MOST_RELOADS) return;
    reloads += 1;
    window.webContents.reload();
  });
}

/** The program's one window: sandboxed, as it was left last time, loading the page from inside the package. */
export function openMainWindow(root: string, preferences: PreferenceFile): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximised, ...bounds } = startBounds(preferences.current.window, areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'SoporteBalance',
    icon: join(root, 'resources/icons/icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16191b' : '#ffffff',
    webPreferences: {
      preload: join(root, 'out/preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // Chromium would fetch its dictionaries from the internet.
      spellcheck: false,
      // The page in the tray still receives what it must notify of.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  rememberBounds(window, preferences);
  surviveCrashes(window);
  window.loadURL(START_PAGE).catch((error: unknown) => console.error('The page did not load:', error));
  return window;
}
