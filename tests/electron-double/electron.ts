/**
 * Electron for tests: what the built main bundle gets when it imports `electron`. Each part is checked against
 * Electron's own declarations where it is written; a name that is not here fails the import, a member that is not
 * doubled throws (strict.ts).
 */
import { refusable } from './appDouble.ts';
import { ipcDouble } from './ipc.ts';
import { link } from './link.ts';
import { type FetchReply, pack, type ToProgram, unpack } from './messages.ts';
import { endPortsOf, PortDouble, ports } from './ports.ts';
import { act } from './probe.ts';
import { seen } from './system.ts';
import { windows } from './windows.ts';

export { app } from './appDouble.ts';
export { ipcMain } from './ipc.ts';
export {
  clipboard,
  dialog,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from './system.ts';
export { utilityProcess } from './utility.ts';
export { BrowserWindow } from './windows.ts';

type Call = Exclude<Extract<ToProgram, { call: number }>, { kind: 'reply' }>;

function eventFrom(message: { window: number; frame: { url: string; isTop: boolean } }) {
  return {
    sender: windows.get(message.window)?.webContents,
    senderFrame: { url: message.frame.url, parent: message.frame.isTop ? null : {} },
  };
}

async function fetchOwn({ url, method, headers }: Extract<Call, { kind: 'fetch' }>): Promise<FetchReply> {
  const handler = seen.schemes.get(new URL(url).protocol.slice(0, -1));
  if (!handler) throw new Error(`Nothing serves ${url}`);
  const response = await handler(new Request(url, { method, headers }));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}

/** Whether the page may go there; `load` is what the program itself asked for. */
function navigate({ window, url }: Extract<Call, { kind: 'navigate' }>): boolean {
  const event = refusable();
  windows.get(window)?.contents.emit('will-navigate', Object.assign(event, { url }));
  return !event.refused;
}

function popup({ window, url }: Extract<Call, { kind: 'popup' }>): string {
  const handler = windows.get(window)?.contents.openHandler;
  const details = { url, frameName: '', features: '', disposition: 'foreground-tab', referrer: { url: '' } };
  return handler ? handler(details as Parameters<typeof handler>[0]).action : 'allow';
}

link.answerCall = async (call) => {
  switch (call.kind) {
    case 'invoke':
      return pack(await ipcDouble.invoke(eventFrom(call) as never, call.channel, call.args.map(unpack)));
    case 'fetch':
      return fetchOwn(call);
    case 'navigate':
      return navigate(call);
    case 'popup':
      return popup(call);
    case 'probe':
      return act(call.name, call.args);
  }
};

link.on('note', (note) => {
  switch (note.kind) {
    case 'send':
      ipcDouble.emit(note.channel, eventFrom(note), ...note.args.map(unpack));
      break;
    case 'post': {
      const opened = note.ports.map((id) => {
        const port = new PortDouble(id, note.window);
        ports.set(id, port);
        return port;
      });
      ipcDouble.emit(note.channel, { ...eventFrom(note), ports: opened }, unpack(note.message));
      break;
    }
    case 'port:message':
      ports.get(note.port)?.deliver(unpack(note.data));
      break;
    case 'document': {
      const contents = windows.get(note.window)?.contents;
      endPortsOf(note.window, note.document);
      contents?.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: contents.url });
      break;
    }
  }
});
