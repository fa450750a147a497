import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { DesktopBridge } from '#shared/desktop/bridge.ts';
import type { Place } from '#shared/place/place.ts';
import { type Driver, expect, test } from './desktopApp.ts';

async function listenSomewhere(): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as { port: number };
  return { port, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

/** What another computer reads there, with the fingerprint that it is shown. */
function readFrom(port: number, path: string): Promise<{ body: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const asked = get(
      { host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false },
      (answer) => {
        const { fingerprint256 } = (
          answer.socket as unknown as { getPeerCertificate(): { fingerprint256: string } }
        ).getPeerCertificate();
        let body = '';
        answer.on('data', (part) => {
          body += part;
        });
        answer.on('end', () => resolve({ body, fingerprint: `SHA256:${fingerprint256}` }));
      },
    );
    asked.on('error', reject);
  });
}

const now = ({ page }: Driver) =>
  page.evaluate(() => (window as unknown as { soporte: DesktopBridge }).soporte.place.now());

const change = ({ page }: Driver, place: Place) =>
  page.evaluate(
    (target) =>
      (window as unknown as { soporte: DesktopBridge }).soporte.place.change({ place: target, bring: false }),
    place,
  );

test('serves others from the tray, also without its window, until it is quit', async ({ desktop }) => {
  const driver = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  await expect.poll(async () => (await now(driver)).problem).toBeNull();
  const taken = await listenSomewhere();
  expect(await change(driver, { mode: 'serving', port: taken.port })).toMatchObject({ problem: 'portTaken' });
  expect(await now(driver)).toMatchObject({ place: { mode: 'local' }, problem: null });
  const { port } = taken;
  await taken.close();

  expect(await change(driver, { mode: 'serving', port })).toEqual({ ok: true, kept: null });
  const { serving } = await now(driver);
  expect(serving?.url).toMatch(new RegExp(`^https://.+:${port}$`));
  const seen = await readFrom(port, '/api/v1/health');
  expect(JSON.parse(seen.body)).toMatchObject({ status: 'ok' });
  expect(seen.fingerprint).toBe(serving?.fingerprint);
  // The first start is this machine's, whoever else can reach it.
  expect(JSON.parse((await readFrom(port, '/api/v1/setup')).body)).toMatchObject({ needsSetupCode: true });

  const { tray } = await driver.snapshot();
  expect(tray?.labels).toContain(`Otros equipos se conectan a ${serving?.url}`);
  const shown = tray?.labels.filter((label) => /^[0-9A-F]{2}(:[0-9A-F]{2}){7}$/.test(label)).join(':');
  expect(`SHA256:${shown}`).toBe(serving?.fingerprint);
  await driver.act('trayMenu', 'copyAddress');
  await expect.poll(async () => (await driver.snapshot()).clipboard).toBe(serving?.url);

  await driver.act('closeWindow');
  await expect.poll(async () => (await driver.snapshot()).windows[0]?.visible).toBe(false);
  expect(JSON.parse((await readFrom(port, '/api/v1/health')).body)).toMatchObject({ status: 'ok' });
  expect(await driver.quit()).toBe(0);
  await expect(readFrom(port, '/api/v1/health')).rejects.toThrow(/ECONNREFUSED/);

  // Somebody else has the port at the next start: the work here goes on, and it is said.
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '0.0.0.0', resolve));
  const again = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await now(again)).problem?.problem).toBe('portTaken');
  expect((await again.snapshot()).tray?.labels).toContain(
    'Otros equipos no pueden conectarse: el puerto está ocupado',
  );
  await expect(again.page.getByRole('heading', { level: 1 })).toBeVisible();
  await new Promise<void>((resolve) => void other.close(() => resolve()));
});
