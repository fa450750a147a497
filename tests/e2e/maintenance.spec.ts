import type { Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { FOLIO, resolve, signIn } from './steps.ts';

/** The clock of the background jobs ticks every fifteen seconds. */
const A_TICK = { timeout: 45_000 };

async function made(page: Page, path: string, data: Record<string, unknown>): Promise<{ id: number }> {
  const response = await page.request.post(new URL(`/api/v1${path}`, page.url()).href, {
    data,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(response.status(), await response.text()).toBeLessThan(300);
  return response.json();
}

/** A category with one printer, as the inventory has them. */
async function aPrinter(page: Page): Promise<{ id: number }> {
  const category = await made(page, '/asset-categories', {
    name: 'Plóteres',
    kind: 'equipment',
    usefulLifeMonths: 36,
    fields: [],
  });
  return made(page, '/assets', {
    name: 'Plóter de planos',
    inventoryNumber: 'PLO-0001',
    categoryId: category.id,
    brand: 'HP',
    model: 'DesignJet T650',
    serial: 'MX1234567',
    areaId: null,
    locationId: null,
    parentId: null,
    acquiredOn: '2025-01-15',
    costCents: 3_500_000,
    supplierId: null,
    invoice: null,
    warrantyUntil: null,
    usefulLifeMonths: null,
    notes: null,
  });
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' }).format();

test('a plan opens its ticket, and once that is resolved leaves a record and the next date', async ({
  site,
}) => {
  test.setTimeout(180_000);
  const server = await site.serve({ demo: true });
  const page = await site.window(server.url);
  await signIn(page, 'administrador');
  const printer = await aPrinter(page);

  // The plan, with what it will do told beforehand.
  await page.goto(`${server.url}/inventario/mantenimiento/planes`);
  await page.getByRole('button', { name: 'Crear plan' }).click();
  const drawer = page.getByRole('dialog', { name: 'Crear plan' });
  await drawer.getByRole('textbox', { name: 'Nombre del plan' }).fill('Limpieza de plóteres');
  await drawer.getByRole('combobox', { name: 'Categoría' }).click();
  await page.getByRole('option', { name: 'Plóteres' }).click();
  await drawer.getByRole('textbox', { name: 'Cada cuántos meses' }).fill('6');
  await drawer.getByLabel('Primera fecha').fill(today());
  await drawer.getByRole('textbox', { name: 'Días de anticipación' }).fill('0');
  await drawer
    .getByRole('textbox', { name: 'Instrucciones' })
    .fill('Limpiar los cabezales y revisar la cuchilla.');
  await expect(drawer.getByRole('status', { name: 'Lo que hará' })).toContainText(
    'Las primeras solicitudes se abren al guardar',
  );
  await drawer.getByRole('button', { name: 'Guardar' }).click();
  await expect(drawer).toBeHidden();

  // The clock opens the ticket; the agenda shows it by itself.
  await page.goto(`${server.url}/inventario/mantenimiento`);
  const line = page.getByRole('listitem').filter({ hasText: 'PLO-0001' });
  const link = line.getByRole('link', { name: FOLIO });
  await expect(link).toBeVisible(A_TICK);
  const folio = (await link.innerText()).trim();

  // Who has it reads plan and instructions, and resolves it.
  const ticket = await (await page.request.get(`${server.url}/api/v1/tickets/${folio}`)).json();
  const technician = await site.window(server.url);
  await signIn(technician, ticket.assignee.name);
  await technician.goto(`${server.url}/solicitudes/${folio}`);
  const maintenance = technician.getByRole('region', { name: 'Mantenimiento' });
  await expect(maintenance.getByRole('link', { name: 'Plan: Limpieza de plóteres' })).toBeVisible();
  await expect(technician.getByText('Limpiar los cabezales').first()).toBeVisible();
  await resolve(technician, 'Cabezales limpios y cuchilla cambiada.');

  // The next date follows from the due one.
  await expect(line.getByRole('link', { name: FOLIO })).toBeHidden(A_TICK);
  await expect(line).toContainText('La solicitud se abre el');
  await expect(line.getByRole('button', { name: 'Abrir la solicitud de PLO-0001' })).toBeVisible();

  // The record was made of the solution; the part and its cost are added.
  await page.getByText('Registros', { exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'PLO-0001' }).click();
  const record = page.getByRole('dialog', { name: 'Mantenimiento' });
  await expect(record.getByRole('textbox', { name: 'Qué se hizo' })).toHaveValue(
    'Cabezales limpios y cuchilla cambiada.',
  );
  await record.getByRole('button', { name: 'Agregar refacción' }).click();
  await record.getByRole('textbox', { name: 'Refacción 1' }).fill('Cuchilla');
  await record.getByRole('textbox', { name: 'Costo de cada una' }).fill('1250.50');
  await record.getByRole('textbox', { name: 'Costo del trabajo' }).fill('400');
  await expect(record.getByText('$1,650.50')).toBeVisible();
  await record.getByRole('button', { name: 'Guardar' }).click();
  await expect(record).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: 'PLO-0001' })).toContainText('$1,650.50');

  // It counts in what the asset has cost.
  await page.goto(`${server.url}/inventario/equipo/${printer.id}?part=maintenance`);
  await expect(page.getByText('$36,650.50').first()).toBeVisible();
});
