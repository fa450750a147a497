import { expect, heard, listen, test } from './desktopApp.ts';

test('the service host runs in a process of its own, and is started again when it dies', async ({
  desktop,
}) => {
  const driver = await desktop.launch();
  await listen(driver.page);
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  const [first] = (await driver.snapshot()).hosts;

  await expect.poll(() => heard(driver.page).then((lines) => lines.length)).toBeGreaterThanOrEqual(0);
  await driver.act('killHost');
  await expect
    .poll(() => heard(driver.page), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['host down', 'host up']));
  const [second, ...more] = (await driver.snapshot()).hosts;
  expect(more).toEqual([]);
  expect(second).not.toBe(first);
  expect((await driver.snapshot()).windows).toHaveLength(1);
});

test('quitting lets the service host close its database first', async ({ desktop }) => {
  const driver = await desktop.launch();
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  const [host] = (await driver.snapshot()).hosts;
  expect(await driver.quit()).toBe(0);
  expect(() => process.kill(host ?? 0, 0)).toThrow();
});
