import { expect, heard, listen, test } from './desktopApp.ts';

interface Bridge {
  notify(notice: { id: string; title: string; body: string; folio: string | null }): void;
  setUnread(count: number): void;
  setLanguage(language: string): void;
}

test('a clicked notification brings the window up and opens its ticket', async ({ desktop }) => {
  const driver = await desktop.launch();
  await listen(driver.page);
  await driver.act('closeWindow');
  const before = (await driver.snapshot()).notices.length;
  await driver.page.evaluate(() => {
    (window as unknown as { soporte: Bridge }).soporte.notify({
      id: 'n1',
      title: 'Solicitud asignada',
      body: 'SB-2026-000123 · La impresora no enciende',
      folio: 'SB-2026-000123',
    });
  });
  await expect.poll(async () => (await driver.snapshot()).notices.length).toBe(before + 1);
  expect((await driver.snapshot()).notices.at(-1)).toMatchObject({
    title: 'Solicitud asignada',
    body: 'SB-2026-000123 · La impresora no enciende',
  });
  await driver.act('noticeClick', before);
  await expect.poll(() => heard(driver.page)).toContain('ticket SB-2026-000123');
  expect((await driver.snapshot()).windows[0]?.visible).toBe(true);
});

test('the tray shows how many notices are unread', async ({ desktop }) => {
  const driver = await desktop.launch();
  const setUnread = (count: number) =>
    driver.page.evaluate((n) => (window as unknown as { soporte: Bridge }).soporte.setUnread(n), count);
  await setUnread(3);
  await expect
    .poll(async () => (await driver.snapshot()).tray?.tooltip)
    .toBe('SoporteBalance · 3 avisos sin leer');
  expect((await driver.snapshot()).badge).toBe(3);
  await setUnread(0);
  await expect
    .poll(async () => (await driver.snapshot()).tray?.tooltip)
    .toBe('SoporteBalance · Sin avisos nuevos');
});

test('menu and tray speak the language of the page, and keep it', async ({ desktop }) => {
  const first = await desktop.launch();
  expect((await first.snapshot()).menuLabels).toContain('Nueva solicitud');
  await first.page.evaluate(() => (window as unknown as { soporte: Bridge }).soporte.setLanguage('pt'));
  await expect.poll(async () => (await first.snapshot()).menuLabels).toContain('Nova solicitação');
  expect((await first.snapshot()).tray?.labels).toContain('Sair do SoporteBalance');
  expect(await first.quit()).toBe(0);

  const second = await desktop.launch();
  expect((await second.snapshot()).menuLabels.length).toBeGreaterThan(15);
});

test('the menu’s items reach the page', async ({ desktop }) => {
  const driver = await desktop.launch();
  await listen(driver.page);
  for (const id of ['newTicket', 'search', 'print', 'keys']) await driver.act('menu', id);
  await expect
    .poll(() => heard(driver.page))
    .toEqual(expect.arrayContaining(['menu newTicket', 'menu search', 'menu print', 'menu keys']));
});

test('soporte: links open their ticket in the program that runs; other links only show it', async ({
  desktop,
}) => {
  const driver = await desktop.launch();
  expect((await driver.snapshot()).protocols).toEqual(['soporte']);
  await listen(driver.page);
  expect(await driver.startAgain('soporte://ticket/sb-2026-000456')).toBe(0);
  await expect.poll(() => heard(driver.page)).toContain('ticket SB-2026-000456');
  await driver.act('openLink', 'soporte://ticket/SB-2026-000457/');
  await expect.poll(() => heard(driver.page)).toContain('ticket SB-2026-000457');

  const before = (await heard(driver.page)).filter((line) => line.startsWith('ticket')).length;
  for (const bad of ['soporte://ticket/../../x', 'soporte://run/calc', 'soporte://ticket/SB-2026-1;rm']) {
    await driver.act('openLink', bad);
  }
  await driver.page.waitForTimeout(200);
  expect((await heard(driver.page)).filter((line) => line.startsWith('ticket'))).toHaveLength(before);
});
