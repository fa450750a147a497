import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type * as Electron from 'electron';
import { strict } from './strict.ts';

/** What the program did to the system outside its windows, for the probe. */
export const seen = {
  notices: [] as NotificationDouble[],
  trays: [] as TrayDouble[],
  menu: undefined as MenuDouble | undefined,
  outside: [] as string[],
  dialogs: [] as { kind: 'save' | 'open' | 'message'; options: unknown }[],
  /** What the person does with the next save dialogs; with none left, they cancel. */
  saveAnswers: [] as (string | null)[],
  /** What they choose in the next dialogs for a file or a folder. */
  openAnswers: [] as (string | null)[],
  clipboard: '',
  /** Message boxes that nobody has pressed a button of yet, the oldest first. */
  openMessages: [] as ((button: number) => void)[],
  schemes: new Map<string, (request: Request) => Response | Promise<Response>>(),
  privileged: [] as Electron.CustomScheme[],
};

export class NotificationDouble
  extends EventEmitter
  implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body'>
{
  readonly title: string;
  readonly body: string;
  open = false;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.open = true;
    seen.notices.push(this);
    this.emit('show');
  }

  close(): void {
    this.open = false;
    this.emit('close');
  }
}

interface MenuItemDouble {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly enabled: boolean;
  readonly items: readonly MenuItemDouble[];
  readonly click: (() => void) | undefined;
}

export class MenuDouble {
  readonly items: readonly MenuItemDouble[];

  constructor(items: readonly MenuItemDouble[]) {
    this.items = items;
  }

  find(id: string, items: readonly MenuItemDouble[] = this.items): MenuItemDouble | undefined {
    for (const item of items) {
      const found = item.id === id ? item : this.find(id, item.items);
      if (found) return found;
    }
    return undefined;
  }
}

function menuItem(options: Electron.MenuItemConstructorOptions): MenuItemDouble {
  const click = options.click as (() => void) | undefined;
  return {
    id: options.id,
    label: options.label ?? '',
    role: options.role,
    accelerator: options.accelerator,
    enabled: options.enabled ?? true,
    items: Array.isArray(options.submenu) ? options.submenu.map(menuItem) : [],
    click,
  };
}

export const Menu = strict('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    new MenuDouble(template.map(menuItem)) as unknown as Electron.Menu,
  setApplicationMenu: (menu: Electron.Menu | null) => {
    seen.menu = menu === null ? undefined : (menu as unknown as MenuDouble);
  },
} satisfies Partial<typeof Electron.Menu>);

class ImageDouble {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

export const nativeImage = strict('nativeImage', {
  createFromPath: (path: string) => {
    // Electron gives an empty image, which shows as nothing; a test should hear of it.
    if (!existsSync(path)) throw new Error(`No such image: ${path}`);
    return new ImageDouble(path) as unknown as Electron.NativeImage;
  },
} satisfies Partial<typeof Electron.nativeImage>);

export class TrayDouble
  extends EventEmitter
  implements Pick<Electron.Tray, 'setImage' | 'setToolTip' | 'setContextMenu'>
{
  image: string;
  tooltip = '';
  menu: MenuDouble | undefined;

  constructor(image: Electron.NativeImage | string) {
    super();
    this.image = pathOf(image);
    seen.trays.push(this);
  }

  setImage(image: Electron.NativeImage | string): void {
    this.image = pathOf(image);
  }

  setToolTip(tooltip: string): void {
    this.tooltip = tooltip;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.menu = menu === null ? undefined : (menu as unknown as MenuDouble);
  }
}

function pathOf(image: Electron.NativeImage | string): string {
  return typeof image === 'string' ? image : (image as unknown as ImageDouble).path;
}

/** Classes behind the guard: `new` gives an object that throws for what is not doubled. */
function guarded<T extends object, A extends unknown[]>(name: string, type: new (...args: A) => T) {
  return new Proxy(type, { construct: (target, args: A) => strict(name, new target(...args)) });
}

export const Notification = guarded('Notification', NotificationDouble) as typeof NotificationDouble;
export const Tray = guarded('Tray', TrayDouble) as typeof TrayDouble;

export const dialog = strict('dialog', {
  showSaveDialog: ((...args: unknown[]) => {
    const options = args.at(-1);
    seen.dialogs.push({ kind: 'save', options });
    const filePath = seen.saveAnswers.shift() ?? null;
    return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }) as Electron.Dialog['showSaveDialog'],
  showOpenDialog: ((...args: unknown[]) => {
    seen.dialogs.push({ kind: 'open', options: args.at(-1) });
    const filePath = seen.openAnswers.shift() ?? null;
    return Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] });
  }) as Electron.Dialog['showOpenDialog'],
  showMessageBox: ((...args: unknown[]) => {
    seen.dialogs.push({ kind: 'message', options: args.at(-1) });
    return new Promise((resolve) => {
      seen.openMessages.push((response) => resolve({ response, checkboxChecked: false }));
    });
  }) as Electron.Dialog['showMessageBox'],
  showErrorBox: (title: string, content: string) => {
    seen.dialogs.push({ kind: 'message', options: { title, content } });
  },
} satisfies Partial<Electron.Dialog>);

export const clipboard = strict('clipboard', {
  writeText: async (text: string) => {
    seen.clipboard = text;
  },
} satisfies Partial<Electron.Clipboard>);

const canEncrypt = () => process.env.DOUBLE_NO_ENCRYPTION !== '1';

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: canEncrypt,
  getSelectedStorageBackend: () => (canEncrypt() ? 'gnome_libsecret' : 'basic_text'),
  encryptString: (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a) as Buffer<ArrayBuffer>,
  decryptString: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
} satisfies Partial<Electron.SafeStorage>);

const FULL_HD = { x: 0, y: 0, width: 1920, height: 1040 };

export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: FULL_HD }] as Electron.Display[],
} satisfies Partial<Electron.Screen>);

export const powerMonitor = strict('powerMonitor', new EventEmitter());

export const nativeTheme = strict('nativeTheme', {
  shouldUseDarkColors: false,
} satisfies Partial<Electron.NativeTheme>);

export const shell = strict('shell', {
  openExternal: async (url: string) => {
    seen.outside.push(url);
  },
  // Said, not kept: it may be the last thing that the program does.
  openPath: async (path: string) => {
    console.log(`opens ${path}`);
    return '';
  },
  showItemInFolder: (path: string) => console.log(`shows ${path}`),
} satisfies Partial<Electron.Shell>);

type PermissionHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];

class SessionDouble
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
    >
{
  onRequest: PermissionHandler = null;

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(_handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {}

  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {}
}

export const sessionDouble = new SessionDouble();
export const session = strict('session', { defaultSession: strict('session.defaultSession', sessionDouble) });

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    seen.privileged.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
    seen.schemes.set(scheme, handler);
  },
} satisfies Partial<Electron.Protocol>);
