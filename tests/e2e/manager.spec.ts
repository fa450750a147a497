import type { Locator, Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { action, FOLIO, go, openByFolio, signIn, ticket } from './steps.ts';

/** The columns of technicians on the board; those on shift stand first. */
function columns(page: Page): Locator {
  return page.getByRole('region', { name: /^Solicitudes de / });
}

function card(column: Locator, folio: string): Locator {
  return column.getByRole('article').filter({ hasText: folio });
}

async function folioOf(place: Locator): Promise<string> {
  return FOLIO.exec(await place.innerText())?.[0] ?? '';
}

async function nameOf(column: Locator): Promise<string> {
  return column.getByRole('heading').innerText();
}

/** Chooses impact and urgency and writes why. */
async function choosePriority(dialog: Locator, cell: string, reason: string): Promise<void> {
  // The dialog moves while it opens: a click in that moment lands on nothing.
  await expect(async () => {
    await dialog.getByRole('radio', { name: cell }).check({ force: true, timeout: 2_000 });
  }).toPass();
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill(reason);
}

test('the encargado hands tickets on from the board, by keyboard and by dragging', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(url);
  await signIn(page, 'encargado');
  await go(page, 'Tablero');
  const first = columns(page).nth(0);
  const second = columns(page).nth(1);
  await expect(first.getByRole('article').first()).toBeVisible();
  const folio = await folioOf(first.getByRole('article').first());
  const [from, to] = [await nameOf(first), await nameOf(second)];

  await page.getByRole('button', { name: `Arrastrar ${folio}` }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(`${folio} está sobre ${from}.`)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(`${folio} está sobre ${to}.`)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(card(second, folio)).toBeVisible();
  await expect(card(first, folio)).toHaveCount(0);
  await expect(page.getByText(`${folio} ahora la atiende ${to}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(card(first, folio)).toBeVisible();

  // The undone card has left the notice behind; another one goes by mouse.
  const grabbed = await card(first, folio).boundingBox();
  const target = await second.boundingBox();
  if (grabbed === null || target === null) throw new Error('Nothing to drag');
  await page.mouse.move(grabbed.x + grabbed.width / 2, grabbed.y + grabbed.height - 12);
  await page.mouse.down();
  await page.mouse.move(grabbed.x + grabbed.width / 2 + 30, grabbed.y + grabbed.height, { steps: 3 });
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(card(second, folio)).toBeVisible();
  await expect(card(first, folio)).toHaveCount(0);
  await page.reload();
  await expect(card(second, folio)).toBeVisible();
});

test('over somebody’s limit the board asks for a written reason first', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const administrator = await site.window(url);
  const page = await site.window(url);
  await signIn(page, 'encargado');
  await go(page, 'Tablero');
  const [first, second] = [columns(page).nth(0), columns(page).nth(1)];
  await expect(second.getByRole('article').first()).toBeVisible();
  const name = await nameOf(second);

  await signIn(administrator, 'administrador');
  await go(administrator, 'Administración');
  await administrator
    .getByRole('link', { name: /^Personas/ })
    .first()
    .click();
  await administrator.getByRole('searchbox', { name: 'Nombre, usuario, correo o número' }).fill(name);
  // The rows move once the search has been answered.
  await expect(administrator).toHaveURL(/[?&]q=/);
  await expect(administrator.getByRole('row')).toHaveCount(1);
  await administrator.getByRole('link', { name }).click();
  await administrator.getByRole('textbox', { name: 'Límite propio de solicitudes' }).fill('1');
  await administrator.getByRole('button', { name: 'Guardar' }).click();
  await expect(second.getByText('/1')).toBeVisible();
  await administrator.context().close();

  const folio = await folioOf(first.getByRole('article').first());
  await page.getByRole('button', { name: `Pasar ${folio} a otra persona` }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog', { name: `${name} está en su límite` });
  await dialog.getByRole('button', { name: 'Pasar a' }).click();
  await expect(dialog.getByText('Falta este dato.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('Conoce ese equipo.');
  await dialog.getByRole('button', { name: 'Pasar a' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(second, folio)).toBeVisible();
  await openByFolio(page, folio);
  await expect(ticket(page)).toContainText('Conoce ese equipo.');
});

test('several at once: what would happen is shown first, and can be taken back', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(`${url}/solicitudes?queue=open`);
  await signIn(page, 'encargado');
  const list = page.getByRole('grid', { name: 'Lista de solicitudes' });
  const rows = list
    .getByRole('row')
    .filter({ hasText: /Asignada/ })
    .filter({ hasText: /Baja|Media/ });
  await expect(rows.nth(1)).toBeVisible();
  const folios = [await folioOf(rows.nth(0)), await folioOf(rows.nth(1))];
  const row = (folio: string) => list.getByRole('row').filter({ hasText: folio });
  for (const folio of folios) await row(folio).getByRole('checkbox').check();
  await expect(page.getByText('2 seleccionadas')).toBeVisible();

  await page.getByRole('button', { name: 'Cambiar prioridad…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cambiar la prioridad de varias' });
  await choosePriority(dialog, 'Toda la institución, Impide trabajar: Crítica', 'Cae el sistema de pagos.');
  await expect(dialog.getByText('Qué pasará: 2 cambiarán')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cambiar prioridad' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Cambiaron 2 solicitudes.')).toBeVisible();
  for (const folio of folios) await expect(row(folio)).toContainText('Crítica');

  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Se deshizo en 2 solicitudes.')).toBeVisible();
  for (const folio of folios) await expect(row(folio)).not.toContainText('Crítica');
});

test('a stale save shows both versions and keeps what was typed', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(`${url}/solicitudes?queue=open`);
  await signIn(page, 'encargado');
  const row = page.getByRole('row').filter({ hasText: 'Asignada' }).first();
  const folio = await folioOf(row);
  await row.click();
  await expect(ticket(page)).toContainText(folio);
  await action(page, 'Más acciones').click();
  await page.getByRole('menuitem', { name: 'Cambiar prioridad' }).click();
  const mine = page.getByRole('dialog', { name: 'Cambiar prioridad' });
  await choosePriority(mine, 'Un área, Pronto: Media', 'Son tres personas del área.');

  const other = await site.window(`${url}/solicitudes/${folio}`);
  await signIn(other, 'encargado');
  await action(other, 'Más acciones').click();
  await other.getByRole('menuitem', { name: 'Cambiar prioridad' }).click();
  const theirs = other.getByRole('dialog', { name: 'Cambiar prioridad' });
  await choosePriority(theirs, 'Toda la institución, Impide trabajar: Crítica', 'Es toda la institución.');
  await theirs.getByRole('button', { name: 'Cambiar prioridad' }).click();
  await expect(theirs).toBeHidden();
  await expect(ticket(page)).toContainText('Crítica');

  await mine.getByRole('button', { name: 'Cambiar prioridad' }).click();
  const conflict = page.getByRole('dialog', { name: 'Otra persona la cambió mientras usted trabajaba' });
  await expect(conflict).toContainText('cambió la prioridad a Crítica');
  await expect(conflict).toContainText('Son tres personas del área.');
  await conflict.getByRole('button', { name: 'Dejarla como está' }).click();
  await expect(conflict).toBeHidden();
  await expect(mine.getByRole('textbox', { name: 'Motivo' })).toHaveValue('Son tres personas del área.');
  await expect(ticket(other).getByText('Crítica').first()).toBeVisible();

  // Seen now: saved again it goes through.
  await mine.getByRole('button', { name: 'Cambiar prioridad' }).click();
  await expect(mine).toBeHidden();
  await expect(ticket(other).getByRole('complementary', { name: 'Datos' })).toContainText('PrioridadMedia');
});

test('two people in one ticket see each other, and that the other is writing', async ({ site }) => {
  const { url } = await site.serve({ demo: true });
  const page = await site.window(`${url}/solicitudes?queue=open`);
  await signIn(page, 'encargado');
  const row = page.getByRole('row').filter({ hasText: 'Asignada' }).first();
  const folio = await folioOf(row);
  await row.click();
  await expect(ticket(page)).toContainText(folio);

  const other = await site.window(`${url}/solicitudes/${folio}`);
  await signIn(other, 'tecnico1');
  await expect(ticket(page).getByLabel('Ana Belén Castillo Luna también la está viendo')).toBeVisible();
  await expect(ticket(other).getByLabel('Fernando Aguirre Solís también la está viendo')).toBeVisible();
  await other.getByRole('textbox', { name: 'Respuesta al solicitante' }).pressSequentially('Ya va');
  await expect(ticket(page).getByText('Ana Belén Castillo Luna está escribiendo…')).toBeVisible();
  await other.goto(url);
  await expect(ticket(page).getByLabel('Ana Belén Castillo Luna también la está viendo')).toBeHidden();
});
