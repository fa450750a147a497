import { app, type Session, session, shell, type WebContents } from 'electron';
import { isOwnPage, mayOpenOutside } from './ownPage.ts';

/** All that a page of ours ever needs from Chromium's permissions. */
const grantable: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write']);

function openOutside(address: string): void {
  if (mayOpenOutside(address)) {
    shell.openExternal(address).catch((error: unknown) => console.warn('A link could not be opened:', error));
  }
}

function guardContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, address: string): void => {
    if (isOwnPage(address)) return;
    event.preventDefault();
    openOutside(address);
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((contents, permission, decide) => {
    decide(grantable.has(permission) && isOwnPage(contents.getURL()));
  });
  guarded.setPermissionCheckHandler((_contents, permission, origin) => {
    return grantable.has(permission) && isOwnPage(origin);
  });
  guarded.setDevicePermissionHandler(() => false);
  guarded.on('will-download', (event, item) => {
    if (!isOwnPage(item.getURL().replace(/^blob:/, ''))) event.preventDefault();
  });
}

/** Keeps every page inside `app://soporte/`: no navigation, window, web view, permission or download from elsewhere. */
export function guardEverything(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.whenReady().then(() => guardSession(session.defaultSession), console.error);
}
