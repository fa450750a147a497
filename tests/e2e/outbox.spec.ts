import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Account, expect, type Server, test } from './server.ts';
import { signIn, signOut } from './steps.ts';

// Each has a server of its own, and waits for it most of the time.
test.describe.configure({ mode: 'parallel' });

const TITLE = 'El escáner no jala hojas';
const DETAILS = 'Se atora con la primera, desde hoy.';
const REPLY = 'Ya probé con otro cable.';

const kept = (page: Page) => page.getByRole('list', { name: 'Lo que espera, en orden' }).locator('> li');
const badge = (page: Page) => page.getByRole('link', { name: /por enviar|apartado/ });

/** A script of the person's own, beside the screens. */
async function rest(server: Server, username: string) {
  const password = server.accounts.find((one: Account) => one.username === username)?.password;
  const session = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const { token } = await session.json();
  return async (path: string, body?: object) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return answer.json();
  };
}

/** Everything that lies in the outbox of this profile, as text: what anybody at this machine could read. */
function lying(page: Page): Promise<{ rows: number; text: string }> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open('soporte-outbox'));
    const stores = database.transaction(['items', 'files', 'profile']);
    const rows = await asked(stores.objectStore('items').getAll());
    const all = [...rows, ...(await asked(stores.objectStore('files').getAll()))];
    let text = '';
    for (const row of all) {
      text += JSON.stringify(row) + new TextDecoder().decode(row.data);
    }
    const rest = await asked(stores.objectStore('profile').getAll());
    database.close();
    return { rows: rows.length, text: text + rest.map((one) => `${one}`).join() };
  });
}

/** The window has fetched what it needs to be used while the server is away. */
async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['OutboxScreen', 'NewTicketScreen'].every((part) => names.some((name) => name.includes(part)));
  });
}

const portOf = (server: Server) => Number(new URL(server.url).port);

async function away(page: Page, server: Server): Promise<void> {
  await server.stop();
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'Sin conexión' })).toBeVisible();
}

test('a ticket and a reply to it, typed while the server is away, are sent once and by their person only', async ({
  site,
}) => {
  const first = await site.serve({ demo: true });
  const page = await site.window(first.url);
  await signIn(page, 'solicitante');
  await untilReady(page);
  await away(page, first);

  await page
    .getByRole('main')
    .getByRole('link', { name: /^Falla de impresora o escáner/ })
    .click();
  await page.getByRole('textbox', { name: '¿Qué pasa?' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'Detalles' }).fill('Se atora.');
  await page
    .getByLabel('Elegir archivos')
    .setInputFiles({ name: 'aviso.txt', mimeType: 'text/plain', buffer: Buffer.from('Código E-17') });
  await page.getByRole('button', { name: 'Enviar solicitud' }).click();
  await expect(page.getByRole('heading', { name: 'Su solicitud está guardada' })).toBeVisible();
  await expect(badge(page)).toHaveAccessibleName('2 por enviar');

  await page.getByRole('link', { name: 'Ver lo que espera' }).click();
  await kept(page).first().getByRole('button', { name: 'Añadir respuesta' }).click();
  await page.getByRole('textbox', { name: 'Respuesta a esta solicitud' }).fill(REPLY);
  await page.keyboard.press('Control+Enter');
  await expect(kept(page)).toHaveCount(3);
  await expect(kept(page).nth(2)).toContainText(`de la solicitud «${TITLE}»`);

  await kept(page).nth(2).getByRole('button', { name: 'Quitar' }).click();
  await expect(kept(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(kept(page)).toHaveCount(3);

  await kept(page).first().getByRole('button', { name: 'Corregir' }).click();
  await page.getByRole('textbox', { name: 'Detalles' }).fill(DETAILS);
  await page.keyboard.press('Control+Enter');
  await expect(kept(page).first()).toContainText(DETAILS);
  await expect(kept(page).first().getByRole('button', { name: 'Corregir' })).toBeFocused();

  await page.setViewportSize({ width: 360, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });

  const sealed = await lying(page);
  expect(sealed.rows).toBe(3);
  for (const word of [TITLE, 'atora', REPLY, 'aviso.txt', 'E-17']) expect(sealed.text).not.toContain(word);

  // The page is loaded again while there is nobody to give it; then somebody else sits down at the machine.
  await page.reload().catch(() => {});
  await page.context().clearCookies();
  const second = await site.serve({ demo: true, port: portOf(first) });
  await page.goto(second.url);
  await signIn(page, 'tecnico4');
  await page.goto(`${second.url}/por-enviar`);
  await expect(page.getByText('No hay nada por enviar')).toBeVisible();
  await expect(badge(page)).toHaveCount(0);
  const seen = await rest(second, 'encargado');
  const found = `/tickets?q=${encodeURIComponent(TITLE)}`;
  expect((await seen(found)).items).toHaveLength(0);
  expect((await lying(page)).rows).toBe(3);
  await signOut(page);

  await signIn(page, 'solicitante');
  await expect(page.getByText('Se envió todo lo que esperaba.')).toBeVisible();
  const { items } = await seen(found);
  expect(items).toHaveLength(1);
  const ticket = await seen(`/tickets/${items[0].folio}`);
  expect(ticket).toMatchObject({ title: TITLE, description: DETAILS });
  expect(ticket.messages.map(({ body }: { body: string }) => body)).toEqual([REPLY]);
  expect(ticket.attachments.map(({ name }: { name: string }) => name)).toEqual(['aviso.txt']);
  expect((await lying(page)).rows).toBe(0);
});

test('a refused one is set aside and the rest goes on, with two windows open', async ({ site }) => {
  const first = await site.serve({ demo: true });
  const script = await rest(first, 'solicitante');
  const { folio } = await script('/tickets', { title: 'Pide otro teclado', description: 'El mío falla.' });
  const page = await site.window(`${first.url}/solicitudes/${folio}`);
  await signIn(page, 'solicitante');
  await untilReady(page);
  const other = await page.context().newPage();
  await other.goto(first.url);
  await untilReady(other);
  await away(page, first);

  await page.getByRole('textbox', { name: 'Escribir al departamento' }).fill(REPLY);
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  const queued = page.getByRole('article').filter({ hasText: REPLY });
  await expect(queued.getByRole('link', { name: 'Por enviar' })).toBeVisible();
  // The other window knows of it.
  await expect(badge(other)).toHaveAccessibleName('1 por enviar');
  await other
    .getByRole('main')
    .getByRole('link', { name: /^Falla de impresora o escáner/ })
    .click();
  await other.getByRole('textbox', { name: '¿Qué pasa?' }).fill(TITLE);
  await other.getByRole('textbox', { name: 'Detalles' }).fill(DETAILS);
  await other.getByRole('button', { name: 'Enviar solicitud' }).click();
  await expect(badge(page)).toHaveAccessibleName('2 por enviar');
  // Both windows are away while the ticket is taken back by the person themselves, from elsewhere.
  await page.goto('about:blank');
  await other.goto('about:blank');
  const second = await site.serve({ demo: true, port: portOf(first) });
  const elsewhere = await rest(second, 'solicitante');
  const { version } = await elsewhere(`/tickets/${folio}`);
  await elsewhere(`/tickets/${folio}/cancel`, { version, reason: 'Ya no hace falta' });

  await Promise.all([page.goto(`${second.url}/por-enviar`), other.goto(second.url)]);
  await expect(badge(page)).toHaveAccessibleName('1 apartado');
  await expect(badge(other)).toHaveAccessibleName('1 apartado');
  await expect(kept(page)).toHaveCount(1);
  await expect(kept(page).getByRole('alert')).toHaveText('Eso ya no se puede hacer en el estado actual.');
  expect((await elsewhere(`/tickets?q=${encodeURIComponent(TITLE)}`)).items).toHaveLength(1);

  await kept(page).getByRole('button', { name: 'Corregir' }).click();
  await page.getByRole('textbox', { name: 'Texto' }).fill('Gracias de todos modos.');
  await page.getByRole('button', { name: 'Enviar otra vez' }).click();
  await expect(kept(page)).toContainText('Gracias de todos modos.');
  await expect(kept(page).getByRole('alert')).toBeVisible();
  await kept(page).getByRole('button', { name: 'Quitar' }).click();
  await expect(page.getByText('No hay nada por enviar')).toBeVisible();
  await expect(badge(other)).toHaveCount(0);
  expect((await elsewhere(`/tickets/${folio}`)).messages).toHaveLength(0);
});

test('a window that dies between sending and the answer sends again, and it happened once', async ({
  site,
}) => {
  const first = await site.serve({ demo: true });
  const script = await rest(first, 'solicitante');
  const { folio } = await script('/tickets', { title: 'Pide otro teclado', description: 'El mío falla.' });
  const page = await site.window('about:blank');
  let isLossy = false;
  let heard = false;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const server = socket.connectToServer();
    let isDeaf = false;
    socket.onMessage((message) => {
      server.send(message);
      if (!isLossy || !Buffer.from(message).includes('tickets/reply')) return;
      isDeaf = true;
      heard = true;
    });
    server.onMessage((message) => {
      if (!isDeaf) socket.send(message);
    });
  });
  await page.goto(`${first.url}/solicitudes/${folio}`);
  await signIn(page, 'solicitante');
  await untilReady(page);
  await away(page, first);
  await page.getByRole('textbox', { name: 'Escribir al departamento' }).fill(REPLY);
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  await expect(badge(page)).toHaveAccessibleName('1 por enviar');

  isLossy = true;
  const second = await site.serve({ demo: true, port: portOf(first) });
  await expect.poll(() => heard, { timeout: 30_000 }).toBe(true);
  const seen = await rest(second, 'solicitante');
  await expect.poll(async () => (await seen(`/tickets/${folio}`)).messages.length).toBe(1);
  expect((await lying(page)).rows).toBe(1);
  isLossy = false;
  await page.reload();
  await expect(page.getByText('Se envió todo lo que esperaba.')).toBeVisible();
  const { messages } = await seen(`/tickets/${folio}`);
  expect(messages.map(({ body }: { body: string }) => body)).toEqual([REPLY]);
  expect((await lying(page)).rows).toBe(0);
});

/** Without leaving the page: its server stays, and comes back at once. */
const cable = (page: Page, isIn: boolean) => page.context().setOffline(!isIn);
const banner = (page: Page) => page.getByRole('main').getByRole('status').filter({ hasText: 'Sin conexión' });

test('what was damaged on the disk is said, and can be discarded; without cryptography nothing is promised', async ({
  site,
}) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(url);
  await signIn(page, 'solicitante');
  await untilReady(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Falla de impresora o escáner/ })
    .click();
  await page.getByRole('textbox', { name: '¿Qué pasa?' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'Detalles' }).fill(DETAILS);
  await cable(page, false);
  await expect(banner(page)).toContainText('lo que envíe se guarda');
  await page.getByRole('button', { name: 'Enviar solicitud' }).click();
  await expect(badge(page)).toHaveAccessibleName('1 por enviar');
  await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open('soporte-outbox'));
    const items = database.transaction('items', 'readwrite').objectStore('items');
    const [row] = await asked(items.getAll());
    new Uint8Array(row.data).fill(0);
    await asked(items.put(row));
    database.close();
  });
  await cable(page, true);
  const mark = page.getByRole('link', { name: 'Algo no se puede leer' });
  await expect(mark).toBeVisible({ timeout: 20_000 });
  await mark.click();
  await expect(page).toHaveURL(`${url}/por-enviar`);
  await page.getByRole('button', { name: 'Descartar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Descartar lo que no se puede leer' });
  await dialog.getByRole('button', { name: 'Descartar' }).click();
  await expect(page.getByText('ya no se puede leer ni enviar')).toBeHidden();
  await expect(mark).toBeHidden();
  expect((await lying(page)).rows).toBe(0);

  // What a plain http address of another machine is to a browser.
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await page.reload();
  await untilReady(page);
  await expect(page.getByText('En esta dirección el navegador no puede guardar nada')).toBeVisible();
  await cable(page, false);
  await expect(banner(page)).toContainText('nada se envía hasta que vuelva');
});
