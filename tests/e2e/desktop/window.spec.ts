import { expect, test } from './desktopApp.ts';

test('opens one sandboxed window on a page of its own origin under a strict policy', async ({ desktop }) => {
  const driver = await desktop.launch();
  const { windows } = await driver.snapshot();
  expect(windows).toHaveLength(1);
  expect(windows[0]).toMatchObject({
    visible: true,
    safety: { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
  });
  const policy = await driver.page.evaluate(async () => {
    const response = await fetch('/');
    return response.headers.get('content-security-policy');
  });
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("object-src 'none'");
});

test('gives the page the bridge and nothing of Node or Electron', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const globals = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { soporte: object }).soporte).sort(),
    strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(globals.strangers).toEqual([]);
  expect(globals.bridge).toEqual([
    'notify',
    'onHostState',
    'onMenu',
    'onOpenTicket',
    'place',
    'platform',
    'print',
    'saveFile',
    'session',
    'setLanguage',
    'setUnread',
    'updates',
  ]);
});

test('serves a screen’s address with the page, and nothing outside its folder', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const statuses = await page.evaluate(async () => {
    const status = async (path: string, init?: RequestInit) => (await fetch(path, init)).status;
    return {
      screen: await status('/solicitudes/12'),
      missing: await status('/assets/nothing.js'),
      above: await status('/..%2f..%2fpackage.json'),
      written: await status('/', { method: 'POST' }),
    };
  });
  expect(statuses).toEqual({ screen: 200, missing: 404, above: 404, written: 405 });
});

test('comes back with the size, place and state it was left in', async ({ desktop }) => {
  const first = await desktop.launch();
  await first.act('setBounds', { x: 240, y: 130, width: 1010, height: 700 });
  await expect.poll(async () => (await first.snapshot()).windows[0]?.bounds.width).toBe(1010);
  expect(await first.quit()).toBe(0);

  const second = await desktop.launch();
  expect((await second.snapshot()).windows[0]).toMatchObject({
    bounds: { x: 240, y: 130, width: 1010, height: 700 },
    maximised: false,
  });
  await second.act('maximise');
  expect(await second.quit()).toBe(0);

  const third = await desktop.launch();
  await expect.poll(async () => (await third.snapshot()).windows[0]?.maximised).toBe(true);
});

test('does not open where no screen is any more', async ({ desktop }) => {
  const first = await desktop.launch();
  await first.act('setBounds', { x: 9000, y: 9000, width: 1010, height: 700 });
  expect(await first.quit()).toBe(0);

  const second = await desktop.launch();
  const bounds = (await second.snapshot()).windows[0]?.bounds;
  expect(bounds?.x).toBeLessThan(1900);
  expect(bounds).toMatchObject({ width: 1010, height: 700 });
});

test('closes to the tray, says so once, and comes back from there', async ({ desktop }) => {
  const driver = await desktop.launch();
  await driver.act('closeWindow');
  await expect.poll(async () => (await driver.snapshot()).windows[0]?.visible).toBe(false);
  expect((await driver.snapshot()).notices.map((notice) => notice.title)).toEqual([
    'SoporteBalance sigue abierto',
  ]);

  await driver.act('trayClick');
  expect((await driver.snapshot()).windows[0]?.visible).toBe(true);
  await driver.act('closeWindow');
  await expect.poll(async () => (await driver.snapshot()).windows[0]?.visible).toBe(false);
  expect((await driver.snapshot()).notices).toHaveLength(1);

  await driver.act('trayMenu', 'open');
  expect((await driver.snapshot()).windows[0]?.visible).toBe(true);
  expect(await driver.quit()).toBe(0);
});

test('a second start brings the first one’s window up and ends', async ({ desktop }) => {
  const driver = await desktop.launch();
  await driver.act('closeWindow');
  await expect.poll(async () => (await driver.snapshot()).windows[0]?.visible).toBe(false);
  expect(await driver.startAgain()).toBe(0);
  await expect.poll(async () => (await driver.snapshot()).windows[0]?.visible).toBe(true);
  expect((await driver.snapshot()).windows).toHaveLength(1);
});
