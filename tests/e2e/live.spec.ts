import { expect, test } from './server.ts';
import { FOLIO, signIn, ticket } from './steps.ts';

test('when the server goes away the window says so, keeps what is sent, and sends it when it is back', async ({
  site,
}) => {
  const first = await site.serve({ demo: true });
  const page = await site.window(`${first.url}/solicitudes?queue=open`);
  await signIn(page, 'tecnico4');
  await page.getByRole('row').first().click();
  const composer = page.getByRole('region', { name: 'Escribir' });
  const box = composer.getByRole('textbox', { name: 'Respuesta al solicitante' });
  await box.fill('Voy en camino con la pieza.');

  await first.stop();
  const said = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /Sin conexión|Conectando/ });
  await expect(said).toBeVisible();
  await expect(box).toHaveValue('Voy en camino con la pieza.');
  await composer.getByRole('button', { name: 'Enviar respuesta' }).click();
  await expect(page.getByText('Guardado: se enviará solo cuando vuelva la conexión.')).toBeVisible();
  const message = ticket(page).getByRole('article').filter({ hasText: 'Voy en camino con la pieza.' });
  await expect(message.getByRole('link', { name: 'Por enviar' })).toBeVisible();
  await expect(box).toHaveValue('');
  await box.fill('Y esto sigue escrito.');

  await site.serve({ demo: true, port: Number(new URL(first.url).port) });
  await expect(said).toBeHidden({ timeout: 30_000 });
  await expect(box).toHaveValue('Y esto sigue escrito.');
  await expect(message.getByRole('link', { name: 'Por enviar' })).toHaveCount(0);
  await expect(message).toHaveCount(1);
  await page.reload();
  await expect(message).toHaveCount(1);
});

test('what was typed survives closing the window too', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(url);
  await signIn(page, 'solicitante');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Falla de computadora/ })
    .click();
  await page.getByRole('textbox', { name: '¿Qué pasa?' }).fill('Se apaga sola');
  await page.getByRole('textbox', { name: 'Detalles' }).fill('Después de una hora.');
  await page.reload();
  await expect(page.getByRole('textbox', { name: '¿Qué pasa?' })).toHaveValue('Se apaga sola');
  await expect(page.getByRole('textbox', { name: 'Detalles' })).toHaveValue('Después de una hora.');
});

test('filters, sort and the open ticket live in the address: reload, back, forward and a pasted link work', async ({
  site,
}) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(url);
  await signIn(page, 'tecnico4');
  await page
    .getByRole('button', { name: /^Todas las abiertas/ })
    .or(page.getByRole('link', { name: /^Todas las abiertas/ }))
    .click();
  const list = page.getByRole('grid', { name: 'Lista de solicitudes' });
  // A word of a ticket that is open now: what is open in the sample depends on the hour.
  const shown = await list.getByRole('row').first().innerText();
  const word = /\p{L}{5,}/u.exec(shown.replace(FOLIO, ''))?.[0].toLowerCase() ?? '';
  await page.getByRole('searchbox', { name: 'Buscar por folio, título, texto o persona' }).fill(word);
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(word);
  await expect(list.getByRole('row')).not.toHaveCount(0);
  const count = await list.getByRole('row').count();
  await page.getByRole('button', { name: 'Folio' }).click();
  await expect(page).toHaveURL(/sort=/);
  const sorted = new URL(page.url()).search;

  const row = list.getByRole('row').first();
  const folio = FOLIO.exec(await row.innerText())?.[0] ?? '';
  await row.click();
  await expect(ticket(page)).toContainText(folio);
  await page.reload();
  await expect(ticket(page)).toContainText(folio);
  await expect(page).toHaveURL(new RegExp(folio));
  await expect(list.getByRole('row')).toHaveCount(count);

  await page.goBack();
  await expect(ticket(page)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe(sorted);
  await expect(list.getByRole('row')).toHaveCount(count);
  await page.goForward();
  await expect(ticket(page)).toContainText(folio);

  const colleague = await site.window(page.url());
  await signIn(colleague, 'tecnico5');
  await expect(ticket(colleague)).toContainText(folio);
  await expect(
    colleague.getByRole('searchbox', { name: 'Buscar por folio, título, texto o persona' }),
  ).toHaveValue(word);
});

test('a session that ends keeps what was typed under the sign-in', async ({ site }) => {
  const { url, accounts } = await site.serve({ demo: true });
  const page = await site.window(`${url}/solicitudes?queue=open`);
  await signIn(page, 'tecnico4');
  await page.getByRole('row').first().click();
  const box = page.getByRole('textbox', { name: 'Respuesta al solicitante' });
  await box.fill('Ya tengo la refacción.');

  const elsewhere = await site.window(url);
  await signIn(elsewhere, 'tecnico4');
  await elsewhere.goto(`${url}/cuenta`);
  await elsewhere.getByRole('button', { name: 'Cerrar todas las demás' }).click();
  await expect(elsewhere.getByText('1 sesión cerrada')).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
  await dialog
    .getByLabel('Contraseña', { exact: true })
    .fill(accounts.find(({ username }) => username === 'tecnico4')?.password ?? '');
  await dialog.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(box).toHaveValue('Ya tengo la refacción.');
  await page.getByRole('button', { name: 'Enviar respuesta' }).click();
  await expect(ticket(page).getByRole('article').filter({ hasText: 'Ya tengo la refacción.' })).toHaveCount(
    1,
  );
});

test('what one does is seen by the other at once, in lists too', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const manager = await site.window(`${url}/solicitudes?queue=open`);
  await signIn(manager, 'encargado');
  const assigned = manager.getByRole('row').filter({ hasText: 'Asignada' }).first();
  const folio = FOLIO.exec(await assigned.innerText())?.[0] ?? '';
  const row = manager.getByRole('row').filter({ hasText: folio });
  const other = await site.window(`${url}/solicitudes/${folio}`);
  await signIn(other, 'encargado');
  await other.getByRole('button', { name: 'Comenzar' }).click();
  await expect(row).toContainText('En proceso');
  await expect(row).not.toContainText('Asignada');
});
