import type * as Electron from 'electron';
import { app, appDouble, refusable } from './appDouble.ts';
import { type MenuDouble, seen, sessionDouble } from './system.ts';
import { utilities } from './utility.ts';
import { windows } from './windows.ts';

/** What a test sees of the program from outside, at one moment. */
export interface Snapshot {
  readonly windows: readonly {
    readonly visible: boolean;
    readonly focused: number;
    readonly maximised: boolean;
    readonly bounds: { x: number; y: number; width: number; height: number };
    readonly safety: {
      contextIsolation: unknown;
      sandbox: unknown;
      nodeIntegration: unknown;
      webSecurity: unknown;
    };
    readonly printed: number;
  }[];
  readonly notices: readonly { title: string; body: string; open: boolean }[];
  readonly tray: { tooltip: string; image: string; labels: string[] } | undefined;
  readonly menuLabels: readonly string[];
  readonly badge: number;
  readonly outside: readonly string[];
  readonly protocols: readonly string[];
  readonly dialogs: readonly { kind: 'save' | 'open' | 'message'; options: unknown }[];
  readonly clipboard: string;
  /** Process ids of the service hosts that are alive. */
  readonly hosts: readonly number[];
}

function snapshot(): Snapshot {
  const [tray] = seen.trays;
  return {
    windows: [...windows.values()].map((window) => {
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = window.options.webPreferences ?? {};
      return {
        visible: window.isVisible(),
        focused: window.focused,
        maximised: window.isMaximized(),
        bounds: window.getBounds(),
        safety: { contextIsolation, sandbox, nodeIntegration, webSecurity },
        printed: window.contents.printed,
      };
    }),
    notices: seen.notices.map(({ title, body, open }) => ({ title, body, open })),
    tray: tray && {
      tooltip: tray.tooltip,
      image: tray.image,
      labels:
        tray.menu?.items
          .flatMap((item) => [item.label, ...item.items.map((inner) => inner.label)])
          .filter(Boolean) ?? [],
    },
    menuLabels: seen.menu?.items.flatMap((top) => [top.label, ...top.items.map((item) => item.label)]) ?? [],
    badge: appDouble.badge,
    outside: seen.outside,
    protocols: appDouble.protocols,
    dialogs: seen.dialogs.map(({ kind, options }) => ({
      kind,
      options: JSON.parse(JSON.stringify(options)),
    })),
    clipboard: seen.clipboard,
    hosts: utilities.map((utility) => utility.pid).filter((pid) => pid !== undefined),
  };
}

function click(menu: MenuDouble | undefined, id: string): void {
  const item = menu?.find(id);
  if (!item?.click) throw new Error(`The menu has no item ${id} to click`);
  item.click();
}

function onlyWindow() {
  const window = windows.values().next().value;
  if (!window) throw new Error('No window is open');
  return window;
}

function permission(name: string, url: string): boolean {
  const decide = sessionDouble.onRequest;
  if (!decide) throw new Error('No permission handler');
  let granted = false;
  const contents = { getURL: () => url } as Electron.WebContents;
  decide(
    contents,
    name as Parameters<typeof decide>[1],
    (answer) => {
      granted = answer;
    },
    { isMainFrame: true, requestingUrl: url },
  );
  return granted;
}

/** What may end the program waits until the test has its answer. */
function afterReply(act: () => void): void {
  setTimeout(act, 50);
}

/** What the person at the machine, or the machine itself, does. */
const acts = {
  snapshot,
  menu: (id: string) => click(seen.menu, id),
  trayMenu: (id: string) => click(seen.trays[0]?.menu, id),
  trayClick: () => seen.trays[0]?.emit('click'),
  noticeClick: (index: number) => seen.notices[index]?.emit('click'),
  closeWindow: () => onlyWindow().close(),
  setBounds: (bounds: Electron.Rectangle) => onlyWindow().setBounds(bounds),
  maximise: () => onlyWindow().maximize(),
  answerSave: (path: string | null) => void seen.saveAnswers.push(path),
  answerOpen: (path: string | null) => void seen.openAnswers.push(path),
  answerMessage: (button: number) => afterReply(() => seen.openMessages.shift()?.(button)),
  killHost: () => utilities.at(-1)?.kill(),
  openLink: (link: string) => app.emit('open-url', refusable(), link),
  permission,
  quit: () => afterReply(() => app.quit()),
} as const;

export type Acts = typeof acts;
export type ActName = keyof Acts;

export async function act(name: string, args: readonly unknown[]): Promise<unknown> {
  const found = Object.entries(acts).find(([key]) => key === name)?.[1] as
    | ((...args: unknown[]) => unknown)
    | undefined;
  if (!found) throw new Error(`The probe knows no act ${name}`);
  return found(...args);
}
