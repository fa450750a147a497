import type {
  BackupChoice,
  BackupLook,
  FolderLook,
  PlaceChange,
  PlaceNow,
  PlaceOutcome,
  PlaceProgress,
  ServerLook,
} from '../place/place.ts';
import type { DesktopUpdates } from '../updates/look.ts';

/**
 * What the desktop shell offers the page as `window.soporte`. In a browser it is absent: ask `desktopBridge()`
 * and do without. Everything sent is checked again in the main process (src-main/electron/channels.ts).
 */
export interface DesktopBridge {
  readonly platform: string;
  /** The service host went away, is back (open a new port then), or could not be started again. */
  onHostState(listener: (state: HostState) => void): Unsubscribe;
  /** A `soporte://ticket/FOLIO` link or a clicked notification; what arrived before anyone listened comes at once. */
  onOpenTicket(listener: (folio: string) => void): Unsubscribe;
  onMenu(listener: (action: MenuAction) => void): Unsubscribe;
  /** A native notification; clicking it brings the window up and tells `onOpenTicket`. */
  notify(notice: NativeNotice): void;
  /** The number on the tray, the dock or the task bar. */
  setUnread(count: number): void;
  /** Language of the menu, the tray and native dialogs. */
  setLanguage(language: ShellLanguage): void;
  readonly session: SessionVault;
  readonly place: PlaceDesk;
  readonly updates: UpdatesDesk;
  /** Asks where to save; resolves false when the person cancelled. Rejects when the file cannot be written. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  /** The system's print dialog for the page as it stands; resolves false when cancelled. */
  print(): Promise<boolean>;
}

/**
 * Where this installation works. It answers also while the service host is down: each look and each change runs in a
 * process of its own (src-main/entry/placeTask.ts). A change or a restore stops the host and starts it again.
 */
export interface PlaceDesk {
  now(): Promise<PlaceNow>;
  lookAtServer(address: string): Promise<ServerLook>;
  lookAtFolder(folder: string): Promise<FolderLook>;
  lookAtBackup(choice: BackupChoice): Promise<BackupLook>;
  /** The system's dialog; null when cancelled. */
  pickFolder(): Promise<string | null>;
  pickBackup(): Promise<string | null>;
  change(change: PlaceChange): Promise<PlaceOutcome>;
  restore(choice: BackupChoice): Promise<PlaceOutcome>;
  /** Opens the present place once more, after `problem`; the outcome tells whether it is open now. */
  retry(): Promise<PlaceOutcome>;
  onProgress(listener: (progress: PlaceProgress) => void): Unsubscribe;
}

/**
 * Newer versions of this program. The page says neither where they come from nor what is installed: the shell follows
 * the machine-wide settings file, else the settings of the institution whose database is this computer's own.
 */
export interface UpdatesDesk {
  now(): Promise<DesktopUpdates>;
  check(): Promise<DesktopUpdates>;
  /** Fetches the installer and checks it; it opens when the program ends, unless `atQuit` takes that back. */
  fetch(): Promise<DesktopUpdates>;
  atQuit(on: boolean): Promise<DesktopUpdates>;
  /** Ends the program now and opens the installer. */
  install(): Promise<void>;
  onChange(listener: (updates: DesktopUpdates) => void): Unsubscribe;
}

/** The session token, encrypted by the operating system; kept in memory only where it cannot be encrypted. */
export interface SessionVault {
  load(): Promise<string | null>;
  save(token: string): Promise<void>;
  clear(): Promise<void>;
}

export interface NativeNotice {
  /** The same id replaces the earlier notification. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly folio: string | null;
}

export const hostStates = ['down', 'up', 'failed'] as const;
export type HostState = (typeof hostStates)[number];

export const menuActions = ['newTicket', 'search', 'print', 'keys'] as const;
export type MenuAction = (typeof menuActions)[number];

export const shellLanguages = ['es', 'en', 'pt'] as const;
export type ShellLanguage = (typeof shellLanguages)[number];

type Unsubscribe = () => void;

/** The one window message that the preload listens for; a port goes with it. */
export const PORT_MESSAGE = 'rpc:open';

interface PageWithBridge {
  readonly soporte?: DesktopBridge;
}

/** The bridge when the page runs in the desktop shell. */
export function desktopBridge(
  page: PageWithBridge = globalThis as PageWithBridge,
): DesktopBridge | undefined {
  return page.soporte;
}

/**
 * A new port to the service host: hand it to oRPC's `RPCLink`, then `start()` it. A port asked for while the host
 * is down is connected as soon as it is up; one that was open when the host died is dead: open another.
 */
export function openDesktopPort(page: Window = window): MessagePort {
  const { port1, port2 } = new MessageChannel();
  page.postMessage(PORT_MESSAGE, page.location.origin, [port2]);
  return port1;
}
