import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '#shared/desktop/bridge.ts';
import type { ShellTexts } from './texts.ts';

export interface MenuTargets {
  act(action: MenuAction): void;
  close(): void;
  quit(): void;
}

/** The application menu in the person's language; roles do what the system does, the rest goes to the page. */
export function menuTemplate(
  texts: ShellTexts,
  targets: MenuTargets,
  platform: NodeJS.Platform = process.platform,
): MenuItemConstructorOptions[] {
  const item = (action: MenuAction, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: action,
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => targets.act(action),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    // macOS takes the first menu for the program's own.
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: texts.file,
      submenu: [
        item('newTicket', texts.newTicket, 'CommandOrControl+N'),
        item('search', texts.search, 'CommandOrControl+K'),
        item('print', texts.print, 'CommandOrControl+P'),
        separator,
        { id: 'close', label: texts.close, accelerator: 'CommandOrControl+W', click: () => targets.close() },
        { id: 'quit', label: texts.quit, accelerator: 'CommandOrControl+Q', click: () => targets.quit() },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        separator,
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { label: texts.reload, role: 'reload' },
        separator,
        { label: texts.zoomReset, role: 'resetZoom' },
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        separator,
        { label: texts.fullScreen, role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]),
      ],
    },
    {
      label: texts.help,
      role: 'help',
      submenu: [
        item('keys', texts.keys, platform === 'darwin' ? 'Command+/' : 'F1'),
        { label: texts.about, role: 'about' },
      ],
    },
  ];
}

export function showMenu(texts: ShellTexts, targets: MenuTargets): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, targets)));
}
