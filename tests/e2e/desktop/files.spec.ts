import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './desktopApp.ts';

interface Bridge {
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  print(): Promise<boolean>;
  session: { load(): Promise<string | null>; save(token: string): Promise<void>; clear(): Promise<void> };
}

const TOKEN = 'a-session-token-of-some-length';

test('saves a file where the person says, whole', async ({ desktop }) => {
  const driver = await desktop.launch();
  const target = join(desktop.profileDir, 'historia.pdf');
  await driver.act('answerSave', target);
  const saved = await driver.page.evaluate(() => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    return (window as unknown as { soporte: Bridge }).soporte.saveFile('SB-2026-000001.pdf', bytes);
  });
  expect(saved).toBe(true);
  const written = readFileSync(target);
  expect(written).toHaveLength(100_000);
  expect([written[0], written[255], written[99_999]]).toEqual([0, 255, 99_999 % 256]);
  const [dialog] = (await driver.snapshot()).dialogs;
  expect(dialog).toMatchObject({
    kind: 'save',
    options: { filters: [{ name: 'PDF', extensions: ['pdf'] }] },
  });
});

test('a cancelled save writes nothing and says so', async ({ desktop }) => {
  const driver = await desktop.launch();
  await driver.act('answerSave', null);
  const saved = await driver.page.evaluate(() =>
    (window as unknown as { soporte: Bridge }).soporte.saveFile('x.csv', new Uint8Array([65])),
  );
  expect(saved).toBe(false);
});

test('prints the page through the system’s dialog', async ({ desktop }) => {
  const driver = await desktop.launch();
  const printed = await driver.page.evaluate(() =>
    (window as unknown as { soporte: Bridge }).soporte.print(),
  );
  expect(printed).toBe(true);
  expect((await driver.snapshot()).windows[0]?.printed).toBe(1);
});

test('keeps the session token encrypted between two starts, and forgets it when told', async ({
  desktop,
}) => {
  const first = await desktop.launch();
  await first.page.evaluate((t) => (window as unknown as { soporte: Bridge }).soporte.session.save(t), TOKEN);
  expect(readFileSync(join(desktop.profileDir, 'session.bin')).includes(TOKEN)).toBe(false);
  expect(await first.quit()).toBe(0);

  const second = await desktop.launch();
  const session = (what: 'load' | 'clear') =>
    second.page.evaluate(async (w) => {
      const { session: vault } = (window as unknown as { soporte: Bridge }).soporte;
      return w === 'load' ? vault.load() : vault.clear();
    }, what);
  expect(await session('load')).toBe(TOKEN);
  await session('clear');
  expect(await session('load')).toBeNull();
});

test('keeps the token in memory only where the system cannot encrypt', async ({ desktop }) => {
  const env = { DOUBLE_NO_ENCRYPTION: '1' };
  const first = await desktop.launch({ env });
  test.skip(first.isReal, 'the system’s own key store is what it is');
  const loaded = await first.page.evaluate(async (token) => {
    const { session } = (window as unknown as { soporte: Bridge }).soporte;
    await session.save(token);
    return session.load();
  }, TOKEN);
  expect(loaded).toBe(TOKEN);
  expect(await first.quit()).toBe(0);
  const second = await desktop.launch({ env });
  expect(
    await second.page.evaluate(() => (window as unknown as { soporte: Bridge }).soporte.session.load()),
  ).toBeNull();
});
