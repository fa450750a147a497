import { rmSync, writeFileSync } from 'node:fs';
import type { DesktopBridge } from '#shared/desktop/bridge.ts';
import { type Driver, expect, heard, listen, test } from './desktopApp.ts';

test('the service host runs in a process of its own, and is started again when it dies', async ({
  desktop,
}) => {
  const driver = await desktop.launch();
  await listen(driver.page);
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  const [first] = (await driver.snapshot()).hosts;

  await driver.act('killHost');
  await expect
    .poll(() => heard(driver.page), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['host down', 'host up']));
  const [second, ...more] = (await driver.snapshot()).hosts;
  expect(more).toEqual([]);
  expect(second).not.toBe(first);
  expect((await driver.snapshot()).windows).toHaveLength(1);
});

test('a port hears when the service host behind it dies', async ({ desktop }) => {
  const driver = await desktop.launch();
  await listen(driver.page);
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  // Once started again it is known to be up, so that the port goes straight to it.
  await driver.act('killHost');
  await expect.poll(() => heard(driver.page), { timeout: 20_000 }).toContain('host up');
  await driver.page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    const { heard: lines } = window as unknown as { heard: string[] };
    port1.addEventListener('close', () => lines.push('port closed'));
    port1.start();
    window.postMessage('rpc:open', window.location.origin, [port2]);
  });
  await driver.page.waitForTimeout(300);
  expect(await heard(driver.page)).not.toContain('port closed');
  await driver.act('killHost');
  await expect.poll(() => heard(driver.page), { timeout: 20_000 }).toContain('port closed');
});

test('quitting lets the service host close its database first', async ({ desktop }) => {
  const driver = await desktop.launch();
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  const [host] = (await driver.snapshot()).hosts;
  expect(await driver.quit()).toBe(0);
  expect(() => process.kill(host ?? 0, 0)).toThrow();
});

const now = ({ page }: Driver) =>
  page.evaluate(() => (window as unknown as { soporte: DesktopBridge }).soporte.place.now());

const retry = ({ page }: Driver) =>
  page.evaluate(() => (window as unknown as { soporte: DesktopBridge }).soporte.place.retry());

test('a database that cannot be opened is told to the page with its reason, and tried again when the person says so', async ({
  desktop,
}) => {
  // A file where the folder should be.
  writeFileSync(desktop.dataDir, 'x');
  const driver = await desktop.launch();
  await listen(driver.page);
  await expect.poll(async () => (await now(driver)).problem?.detail, { timeout: 20_000 }).toMatch(/\S/);
  expect((await driver.snapshot()).hosts).toEqual([]);
  expect(await retry(driver)).toMatchObject({ ok: false });

  rmSync(desktop.dataDir);
  expect(await retry(driver)).toMatchObject({ ok: true });
  await expect.poll(() => heard(driver.page), { timeout: 20_000 }).toContain('host up');
  expect((await driver.snapshot()).hosts).toHaveLength(1);
  expect((await now(driver)).problem).toBeNull();
  // The page has said it all: no box of the system in front of it.
  expect((await driver.snapshot()).dialogs).toEqual([]);
});

test('where no page can tell it, the system’s own dialog does', async ({ desktop }) => {
  writeFileSync(desktop.dataDir, 'x');
  const driver = await desktop.launch({ env: { DOUBLE_NO_SCRIPTS: '1' } });
  test.skip(driver.isReal, 'Electron’s page runs its scripts');
  await expect.poll(async () => (await driver.snapshot()).dialogs, { timeout: 20_000 }).toHaveLength(1);
  const [dialog] = (await driver.snapshot()).dialogs;
  expect(dialog).toMatchObject({
    kind: 'message',
    options: { message: 'SoporteBalance no pudo abrir sus datos', buttons: ['Reintentar', 'Salir'] },
  });
  expect(dialog?.options).toHaveProperty('detail', expect.stringMatching(/\S/));
  const ended = driver.exit();
  await driver.act('answerMessage', 1);
  expect(await ended).toBe(0);
});
