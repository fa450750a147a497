import type { Locator, Page } from '@playwright/test';
import { expect, type Server, test } from './server.ts';
import { FOLIO, go, signIn } from './steps.ts';

/** One red pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** What the other features' own journeys walk in the window, done here by the interface for scripts. */
async function call(server: Server, username: string, method: string, path: string, body: object) {
  const account = server.accounts.find((one) => one.username === username);
  const headers = { 'content-type': 'application/json' };
  const session = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password: account?.password }),
  });
  const { token, user } = await session.json();
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.ok, `${method} ${path} ${answer.status}`).toBe(true);
  return { user, value: await answer.json() };
}

async function choose(place: Page | Locator, page: Page, field: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('an asset is registered with its own fields and a photo, found by its code, moved, and reported by its holder', async ({
  site,
}) => {
  test.setTimeout(120_000);
  const server = await site.serve({ demo: true });
  const page = await site.window(server.url);
  await signIn(page, 'administrador');

  await page.goto(`${server.url}/administracion/categorias?open=new`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Portátiles de prueba');
  await drawer.getByRole('textbox', { name: 'Vida útil (meses)' }).fill('36');
  await drawer.getByRole('button', { name: 'Agregar un dato' }).click();
  await page.keyboard.type('Memoria (GB)');
  await choose(drawer, page, 'Tipo: Memoria (GB)', 'Número');
  await drawer.getByRole('checkbox', { name: 'Obligatorio' }).check();
  await drawer.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Categoría guardada.')).toBeVisible();

  await go(page, 'Inventario');
  await page.getByRole('link', { name: 'Nuevo equipo' }).first().click();
  await choose(page, page, 'Categoría', 'Portátiles de prueba');
  await page.getByRole('textbox', { name: 'Número de inventario' }).fill('ZZ-PRUEBA-1');
  await page.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Portátil de la biblioteca');
  await page.getByRole('combobox', { name: 'Marca' }).fill('Marca Única');
  await page.getByRole('textbox', { name: 'Número de serie' }).fill('SERIE-UNICA-77');
  await page.getByRole('textbox', { name: 'Costo' }).fill('18,500.50');
  await page.getByLabel('Fecha de adquisición').fill('2026-01-15');
  await page.getByRole('button', { name: 'Registrar equipo' }).click();
  // The category asks for its memory, and the form goes there.
  await expect(page.getByRole('textbox', { name: 'Memoria (GB)' })).toHaveAccessibleDescription(
    /Falta este dato/,
  );
  await page.getByRole('textbox', { name: 'Memoria (GB)' }).fill('16');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'portatil.png', mimeType: 'image/png', buffer: PHOTO });
  await page.getByRole('button', { name: 'Registrar equipo' }).click();
  const title = page.getByRole('heading', { level: 1, name: /ZZ-PRUEBA-1/ });
  await expect(title).toBeVisible();
  await expect(page.getByText('$18,500.50').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Foto de Portátil de la biblioteca' })).toBeVisible();

  // The same serial of the same brand is refused at its field, and nothing typed is lost.
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Crear otro como este' }).click();
  await page.getByRole('textbox', { name: 'Número de serie' }).fill('serie-unica-77');
  await page.getByRole('button', { name: 'Registrar equipo' }).click();
  await expect(page.getByRole('textbox', { name: 'Número de serie' })).toHaveAccessibleDescription(
    /Ya está en uso/,
  );
  await expect(page.getByRole('textbox', { name: 'Nombre', exact: true })).toHaveValue(
    'Portátil de la biblioteca',
  );
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await page.getByRole('button', { name: 'Salir sin guardar' }).click();

  // A barcode reader types the number and Enter, faster than any list.
  const scan = page.getByRole('searchbox', { name: 'Buscar equipos o leer su código' });
  await scan.fill('zz-prueba-1');
  await scan.press('Enter');
  await expect(title).toBeVisible();

  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Mover' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Ubicación' }).click();
  const place = page.getByRole('option').nth(1);
  const location = await place.innerText();
  await place.click();
  await dialog.getByRole('button', { name: 'Mover' }).click();
  await expect(page.getByText('1 equipo movido.')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Datos del equipo' })).toContainText(location);
  await page.getByRole('link', { name: 'Historia' }).click();
  await expect(page.getByText(/lo cambió de lugar/)).toBeVisible();

  const { user: requester, value: mine } = await call(server, 'solicitante', 'GET', '/my-assets', {});
  expect(mine.items).toEqual(expect.any(Array));
  const { value: asset } = await call(server, 'administrador', 'GET', '/assets/ZZ-PRUEBA-1', {});
  await call(server, 'administrador', 'POST', '/custody-forms', {
    kind: 'handOver',
    personId: requester.id,
    items: [{ assetId: asset.id, condition: 'new' }],
  });

  const other = await site.window(server.url);
  await signIn(other, 'solicitante');
  await other.getByRole('link', { name: 'Reportar una falla: Portátil de la biblioteca' }).click();
  await other.getByRole('button', { name: /Otra cosa/ }).click();
  await expect(other.getByRole('checkbox', { name: /Portátil de la biblioteca/ })).toBeChecked();
  await other.getByRole('textbox', { name: '¿Qué pasa?' }).fill('No enciende');
  await other.getByRole('textbox', { name: 'Detalles' }).fill('Desde esta mañana.');
  await other.getByRole('button', { name: 'Enviar solicitud' }).click();
  await expect(other.getByRole('heading', { name: 'Recibimos su solicitud' })).toBeVisible();
  const folio = FOLIO.exec(await other.getByRole('main').innerText())?.[0] ?? '';

  // The department sees which equipment it is about, and the equipment which tickets there were.
  await page.goto(`${server.url}/solicitudes/${folio}`);
  const panel = page.getByRole('region', { name: 'Equipos' });
  await expect(panel).toContainText('Portátil de la biblioteca');
  await panel.getByRole('link', { name: 'ZZ-PRUEBA-1' }).click();
  await page.getByRole('link', { name: 'Solicitudes', exact: true }).last().click();
  await expect(page.getByRole('main')).toContainText(folio);
});
