import { contextBridge, ipcRenderer } from 'electron';
import { type DesktopBridge, PORT_MESSAGE } from '#shared/desktop/bridge.ts';
import type { BackupLook, FolderLook, PlaceNow, PlaceOutcome, ServerLook } from '#shared/place/place.ts';
import type { DesktopUpdates } from '#shared/updates/look.ts';
import { type MessageName, PORT_CHANNEL, type RequestName, type ToPage } from '../electron/channelNames.ts';

const ask = (channel: RequestName, input?: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input);
const say = (channel: MessageName, input?: unknown): void => ipcRenderer.send(channel, input);

function hear<C extends keyof ToPage>(channel: C, listener: (message: ToPage[C]) => void): () => void {
  // The page never gets Electron's event, whose `sender` would be a way out of the sandbox.
  const relay = (_event: unknown, message: ToPage[C]) => listener(message);
  ipcRenderer.on(channel, relay);
  return () => void ipcRenderer.off(channel, relay);
}

const bridge: DesktopBridge = {
  platform: process.platform,
  onHostState: (listener) => hear('host:state', listener),
  onOpenTicket: (listener) => {
    const stop = hear('ticket:open', listener);
    say('page:listening');
    return stop;
  },
  onMenu: (listener) => hear('menu:action', listener),
  notify: ({ id, title, body, folio }) => say('notice:show', { id, title, body, folio }),
  setUnread: (count) => say('unread:set', count),
  setLanguage: (language) => say('language:set', language),
  session: {
    load: async () => (await ask('session:load')) as string | null,
    save: async (token) => void (await ask('session:save', token)),
    clear: async () => void (await ask('session:clear')),
  },
  place: {
    now: () => ask('place:now') as Promise<PlaceNow>,
    lookAtServer: (address) => ask('place:server', address) as Promise<ServerLook>,
    lookAtFolder: (folder) => ask('place:folder', folder) as Promise<FolderLook>,
    lookAtBackup: (choice) => ask('place:backup', choice) as Promise<BackupLook>,
    pickFolder: () => ask('place:pickFolder') as Promise<string | null>,
    pickBackup: () => ask('place:pickBackup') as Promise<string | null>,
    change: (change) => ask('place:change', change) as Promise<PlaceOutcome>,
    restore: (choice) => ask('place:restore', choice) as Promise<PlaceOutcome>,
    retry: () => ask('place:retry') as Promise<PlaceOutcome>,
    onProgress: (listener) => hear('place:progress', listener),
  },
  updates: {
    now: () => ask('updates:now') as Promise<DesktopUpdates>,
    check: () => ask('updates:check') as Promise<DesktopUpdates>,
    fetch: () => ask('updates:fetch') as Promise<DesktopUpdates>,
    atQuit: (on) => ask('updates:atQuit', on) as Promise<DesktopUpdates>,
    install: async () => void (await ask('updates:install')),
    onChange: (listener) => hear('updates:changed', listener),
  },
  saveFile: async (name, bytes) => (await ask('file:save', { name, bytes })) === true,
  print: async () => (await ask('window:print')) === true,
};

contextBridge.exposeInMainWorld('soporte', bridge);

// A port cannot pass through contextBridge; the page posts it to its own window (openDesktopPort in bridge.ts).
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source === window && event.data === PORT_MESSAGE && port) {
    ipcRenderer.postMessage(PORT_CHANNEL, null, [port]);
  }
});
