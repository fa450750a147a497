import { expect, test } from './desktopApp.ts';

const follow = (attributes: string) => `
  document.body.insertAdjacentHTML('beforeend', '<a id="away" ${attributes}>away</a>');
  document.getElementById('away').click();`;

test('a link to elsewhere opens in the system’s browser, and the page stays', async ({ desktop }) => {
  const driver = await desktop.launch();
  const before = driver.page.url();
  await driver.page.evaluate(follow('href="https://gobierno.example/tramites"'));
  await expect
    .poll(async () => (await driver.snapshot()).outside)
    .toEqual(['https://gobierno.example/tramites']);
  await driver.page.waitForTimeout(200);
  expect(driver.page.url()).toBe(before);
  expect(await driver.page.evaluate(() => document.getElementById('away')?.textContent)).toBe('away');
});

test('a link for a new window opens no window', async ({ desktop }) => {
  const driver = await desktop.launch();
  await driver.page.evaluate(follow('href="https://gobierno.example/nueva" target="_blank"'));
  await expect
    .poll(async () => (await driver.snapshot()).outside)
    .toEqual(['https://gobierno.example/nueva']);
  await driver.page.evaluate(() => void window.open('mailto:mesa@institucion.example'));
  expect((await driver.snapshot()).windows).toHaveLength(1);
});

test('an address that is neither https nor mail goes nowhere', async ({ desktop }) => {
  const driver = await desktop.launch();
  await driver.page.evaluate(follow('href="http://interno.example/x"'));
  await driver.page.evaluate(follow('href="https://banco.example@malo.example/" target="_blank"'));
  await driver.page.waitForTimeout(300);
  const { outside, windows } = await driver.snapshot();
  expect(outside).toEqual([]);
  expect(windows).toHaveLength(1);
});

test('the page gets notifications and writing to the clipboard, no other permission', async ({ desktop }) => {
  const driver = await desktop.launch();
  test.skip(driver.isReal, 'Electron does not let a test ask');
  const own = 'app://soporte/';
  expect(await driver.act('permission', 'notifications', own)).toBe(true);
  expect(await driver.act('permission', 'clipboard-sanitized-write', own)).toBe(true);
  for (const name of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fullscreen', 'midi']) {
    expect(await driver.act('permission', name, own), name).toBe(false);
  }
  expect(await driver.act('permission', 'notifications', 'https://malo.example/')).toBe(false);
});

test('the page cannot make the main process take what is not described', async ({ desktop }) => {
  const driver = await desktop.launch();
  const refusals = await driver.page.evaluate(async () => {
    const { soporte } = window as unknown as {
      soporte: {
        session: { save(token: unknown): Promise<void> };
        saveFile(name: unknown, bytes: unknown): Promise<boolean>;
        setUnread(count: unknown): void;
        setLanguage(language: unknown): void;
      };
    };
    const refusal = (promise: Promise<unknown>) =>
      promise.then(
        () => 'taken',
        (error: Error) => error.message,
      );
    soporte.setUnread(-5);
    soporte.setLanguage('xx');
    return [
      await refusal(soporte.session.save({ token: 'x' })),
      await refusal(soporte.saveFile('informe.pdf', 'text, not bytes')),
      await refusal(soporte.saveFile('programa.exe', new Uint8Array([1]))),
    ];
  });
  expect(refusals[0]).toContain('not what was expected');
  expect(refusals[1]).toContain('not what was expected');
  expect(refusals[2]).toContain('not saved from here');
  const { badge, dialogs, menuLabels } = await driver.snapshot();
  expect(badge).toBe(0);
  expect(dialogs).toEqual([]);
  expect(menuLabels).toContain('Nueva solicitud');
});
