// Loaded into real Electron before the program (`electron -r`): records what it does to the system and plays the
// person at the machine, with the same acts as tests/electron-double/probe.ts.
const electron = require('electron');
const { app, BrowserWindow, clipboard, dialog, Menu, Notification, shell, Tray, utilityProcess } = electron;

const seen = {
  notices: [],
  trays: [],
  outside: [],
  dialogs: [],
  hosts: [],
  protocols: [],
  badge: 0,
  clipboard: '',
  printed: 0,
};
const answers = { save: [], open: [], openMessages: [] };

Notification.prototype.show = function show() {
  seen.notices.push(this);
};
for (const [method, field] of [
  ['setToolTip', 'tooltip'],
  ['setContextMenu', 'menu'],
]) {
  const original = Tray.prototype[method];
  Tray.prototype[method] = function spied(value) {
    if (!seen.trays.includes(this)) seen.trays.push(this);
    this[`spied_${field}`] = value;
    return original.call(this, value);
  };
}
dialog.showSaveDialog = async (...args) => {
  seen.dialogs.push({ kind: 'save', options: args.at(-1) });
  const filePath = answers.save.shift() ?? null;
  return { canceled: filePath === null, filePath: filePath ?? '' };
};
dialog.showOpenDialog = async (...args) => {
  seen.dialogs.push({ kind: 'open', options: args.at(-1) });
  const filePath = answers.open.shift() ?? null;
  return { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] };
};
dialog.showMessageBox = async (...args) => {
  seen.dialogs.push({ kind: 'message', options: args.at(-1) });
  return new Promise((resolve) => {
    answers.openMessages.push((response) => resolve({ response, checkboxChecked: false }));
  });
};
clipboard.writeText = async (text) => {
  seen.clipboard = text;
};
shell.openExternal = async (url) => void seen.outside.push(url);
shell.openPath = async (path) => {
  console.log(`opens ${path}`);
  return '';
};
shell.showItemInFolder = (path) => console.log(`shows ${path}`);
app.setBadgeCount = (count) => {
  seen.badge = count;
  return true;
};
app.setAsDefaultProtocolClient = (scheme) => {
  seen.protocols.push(scheme);
  return true;
};
const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (...args) => {
  const child = fork(...args);
  if (args[0].endsWith('serviceHost.js')) seen.hosts.push(child);
  return child;
};
app.on('web-contents-created', (_event, contents) => {
  contents.print = (_options, done) => {
    seen.printed += 1;
    done?.(true, '');
  };
});

const afterReply = (act) => void setTimeout(act, 50);
const window = () => BrowserWindow.getAllWindows()[0];
const labels = (menu) =>
  menu?.items.flatMap((item) => [item.label, ...(item.submenu ? labels(item.submenu) : [])]) ?? [];

globalThis.soporteSpy = {
  snapshot: () => ({
    windows: BrowserWindow.getAllWindows().map((open) => {
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } =
        open.webContents.getLastWebPreferences();
      return {
        visible: open.isVisible(),
        focused: open.isFocused() ? 1 : 0,
        maximised: open.isMaximized(),
        bounds: open.getNormalBounds(),
        safety: { contextIsolation, sandbox, nodeIntegration, webSecurity },
        printed: seen.printed,
      };
    }),
    notices: seen.notices.map(({ title, body }) => ({ title, body, open: true })),
    tray: seen.trays[0] && {
      tooltip: seen.trays[0].spied_tooltip,
      image: '',
      labels: labels(seen.trays[0].spied_menu).filter(Boolean),
    },
    menuLabels: labels(Menu.getApplicationMenu()),
    badge: seen.badge,
    outside: seen.outside,
    protocols: seen.protocols,
    dialogs: JSON.parse(JSON.stringify(seen.dialogs)),
    clipboard: seen.clipboard,
    hosts: seen.hosts.map((child) => child.pid).filter((pid) => pid !== undefined),
  }),
  menu: (id) => Menu.getApplicationMenu().getMenuItemById(id).click(),
  trayMenu: (id) => seen.trays[0].spied_menu.getMenuItemById(id).click(),
  trayClick: () => seen.trays[0].emit('click'),
  noticeClick: (index) => seen.notices[index].emit('click'),
  closeWindow: () => window().close(),
  setBounds: (bounds) => window().setBounds({ ...window().getBounds(), ...bounds }),
  maximise: () => window().maximize(),
  answerSave: (path) => void answers.save.push(path),
  answerOpen: (path) => void answers.open.push(path),
  answerMessage: (button) => afterReply(() => answers.openMessages.shift()?.(button)),
  killHost: () => seen.hosts.at(-1).kill(),
  openLink: (link) => app.emit('open-url', { preventDefault() {} }, link),
  permission: (name, url) => {
    throw new Error(`Electron does not let a test ask for ${name} on ${url}`);
  },
  quit: () => afterReply(() => app.quit()),
};
