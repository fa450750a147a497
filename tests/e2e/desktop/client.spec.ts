import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { generate } from 'selfsigned';
import type { DesktopBridge } from '#shared/desktop/bridge.ts';
import type { Place } from '#shared/place/place.ts';
import { Server } from '../server.ts';
import { signIn } from '../steps.ts';
import { test as base, type Driver, expect } from './desktopApp.ts';

const TITLE = 'El escáner no jala hojas';
const TOKEN = 'a-session-token-of-some-length';

/** A server with the sample institution and a certificate, which can be stopped and started again. */
class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'soporte-client-'));
  fingerprint = '';
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<void> {
    const certFile = join(this.folder, 'cert.pem');
    const keyFile = join(this.folder, 'key.pem');
    if (!existsSync(certFile)) {
      const made = await generate([{ name: 'commonName', value: 'mesa' }], { algorithm: 'sha256' });
      writeFileSync(certFile, made.cert);
      writeFileSync(keyFile, made.private);
      this.fingerprint = `SHA256:${new X509Certificate(made.cert).fingerprint256}`;
    }
    const folders = { dataDir: join(this.folder, 'data'), profileDir: join(this.folder, 'profile') };
    const certificate = { certFile, keyFile };
    this.#server = await Server.start(folders, { demo: true, port: this.#port, certificate });
    this.#port = Number(new URL(this.#server.url).port);
  }

  get place(): Extract<Place, { mode: 'client' }> {
    return { mode: 'client', address: `https://127.0.0.1:${this.#port}`, fingerprint: this.fingerprint };
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** A script of the person's own, from elsewhere. */
  async rest(username: string): Promise<(path: string, body?: object) => Promise<Record<string, never>>> {
    const password = this.#server?.accounts.find((one) => one.username === username)?.password;
    const { token } = await this.#call('/sessions', { username, password }, {});
    return (path, body) => this.#call(path, body, { authorization: `Bearer ${token}` });
  }

  #call(path: string, body: object | undefined, headers: object): Promise<Record<string, never>> {
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path: `/api/v1${path}`,
          method: body === undefined ? 'GET' : 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          rejectUnauthorized: false,
        },
        (answer) => {
          let text = '';
          answer.on('data', (part) => {
            text += part;
          });
          answer.on('end', () => resolve(JSON.parse(text)));
        },
      );
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Rows of a question to the server's database, while it is stopped. */
  ask(question: string, ...values: unknown[]): unknown[] {
    const database = new SqliteFile(join(this.folder, 'data', 'database.sqlite'), { readonly: true });
    try {
      return database.prepare(question).all(...values);
    } finally {
      database.close();
    }
  }
}

const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
  site: async ({}, use) => {
    const site = new Site();
    await site.start();
    await use(site);
    await site.stop();
    rmSync(site.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

function tell(profileDir: string, place: Place): void {
  mkdirSync(profileDir, { recursive: true });
  writeFileSync(join(profileDir, 'place.json'), JSON.stringify(place));
}

const now = ({ page }: Driver) =>
  page.evaluate(() => (window as unknown as { soporte: DesktopBridge }).soporte.place.now());

const change = ({ page }: Driver, place: Place) =>
  page.evaluate(
    (target) =>
      (window as unknown as { soporte: DesktopBridge }).soporte.place.change({ place: target, bring: false }),
    place,
  );

test('a client works at its server, keeps what is typed while that is away, and sends it once', async ({
  desktop,
  site,
}) => {
  tell(desktop.profileDir, site.place);
  const driver = await desktop.launch({ ownPlace: true });
  const { page } = driver;
  await signIn(page, 'solicitante');
  await page.waitForFunction(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['OutboxScreen', 'NewTicketScreen'].every((part) => names.some((name) => name.includes(part)));
  });
  await site.stop();
  await expect(page.getByRole('status').filter({ hasText: 'Sin conexión' })).toBeVisible();
  await expect.poll(async () => (await now(driver)).problem?.problem).toBe('unreachable');

  await page
    .getByRole('main')
    .getByRole('link', { name: /^Falla de impresora o escáner/ })
    .click();
  await page.getByRole('textbox', { name: '¿Qué pasa?' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'Detalles' }).fill('Se atora con la primera.');
  await page.getByRole('button', { name: 'Enviar solicitud' }).click();
  await expect(page.getByRole('heading', { name: 'Su solicitud está guardada' })).toBeVisible();

  await site.start();
  await expect(page.getByText('Se envió todo lo que esperaba.')).toBeVisible({ timeout: 25_000 });
  expect((await now(driver)).problem).toBeNull();
  // The session outlives the window, in the system's own store.
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Secciones' }).first()).toBeVisible();
  expect(await driver.quit()).toBe(0);

  await site.stop();
  const sent = site.ask(
    `SELECT e.origin FROM tickets t JOIN events e ON e.entity = 'ticket' AND e.entityId = t.id
     WHERE t.title = ? AND e.action = 'ticket.created'`,
    TITLE,
  );
  expect(sent).toEqual([{ origin: 'desktop' }]);
  expect(existsSync(desktop.ownDataDir)).toBe(false);
});

test('a client is told natively of what happens at its server, and opens it from there', async ({
  desktop,
  site,
}) => {
  const requester = await site.rest('solicitante');
  const ticket = await requester('/tickets', { title: TITLE, description: 'Se atora.' });
  const { folio, assignee } = ticket as unknown as { folio: string; assignee: { name: string } };
  tell(desktop.profileDir, site.place);
  const driver = await desktop.launch({ ownPlace: true });
  const { page } = driver;
  await signIn(page, assignee.name);
  await page.waitForTimeout(500);
  const before = (await driver.snapshot()).notices.length;
  await requester(`/tickets/${folio}/replies`, { body: 'Sigue igual.' });
  await expect.poll(async () => (await driver.snapshot()).notices.length).toBe(before + 1);
  expect((await driver.snapshot()).notices.at(-1)?.title).toContain(folio);
  await driver.act('noticeClick', before);
  await expect(page).toHaveURL(new RegExp(folio));
  await expect(page.getByText('Sigue igual.').first()).toBeVisible();
});

test('a server with another certificate is refused on the screen, and never taken silently', async ({
  desktop,
  site,
}) => {
  const other = `SHA256:${Array(32).fill('AB').join(':')}`;
  tell(desktop.profileDir, { ...site.place, fingerprint: other });
  const driver = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await now(driver)).problem?.problem).toBe('otherCertificate');
  await expect(driver.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(driver.page.getByRole('button', { name: /^Entrar como/ })).toHaveCount(0);
  expect((await driver.snapshot()).dialogs).toEqual([]);
});

test('the place is changed, a token never goes to another, and a change that fails leaves the old one open', async ({
  desktop,
  site,
}) => {
  const driver = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await now(driver)).problem).toBeNull();
  await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
  const session = (what: 'load' | 'save') =>
    driver.page.evaluate(
      ([name, token]) => {
        const { session: vault } = (window as unknown as { soporte: DesktopBridge }).soporte;
        return name === 'load' ? vault.load() : vault.save(token).then(() => null);
      },
      [what, TOKEN] as const,
    );
  await session('save');

  const wrong = { ...site.place, fingerprint: null };
  expect(await change(driver, wrong)).toMatchObject({ ok: false, problem: 'otherCertificate' });
  expect(
    await change(driver, { mode: 'sharedFile', folder: join(desktop.profileDir, 'shell.json') }),
  ).toMatchObject({
    ok: false,
  });
  expect(await now(driver)).toMatchObject({ place: { mode: 'local' }, problem: null, isFixed: false });
  expect(existsSync(join(desktop.profileDir, 'place.json'))).toBe(false);
  expect(await session('load')).toBe(TOKEN);

  expect(await change(driver, site.place)).toEqual({ ok: true, kept: null });
  expect(await now(driver)).toMatchObject({ place: site.place, problem: null });
  expect(await session('load')).toBeNull();

  expect(await change(driver, { mode: 'local' })).toEqual({ ok: true, kept: null });
  expect(await session('load')).toBe(TOKEN);
});

test('a place that cannot be understood opens nothing', async ({ desktop }) => {
  mkdirSync(desktop.profileDir, { recursive: true });
  writeFileSync(join(desktop.profileDir, 'place.json'), '{ "mode": "clie');
  const driver = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await now(driver)).problem?.detail).toMatch(/place\.json/);
  expect((await driver.snapshot()).hosts).toEqual([]);
  expect(existsSync(desktop.ownDataDir)).toBe(false);
});

test('a shared folder that is away is not made anew', async ({ desktop }) => {
  const folder = join(desktop.ownDataDir, 'share');
  tell(desktop.profileDir, { mode: 'sharedFile', folder });
  const driver = await desktop.launch({ ownPlace: true });
  await expect.poll(async () => (await now(driver)).problem?.problem).toBe('folderAway');
  expect(existsSync(desktop.ownDataDir)).toBe(false);
});
