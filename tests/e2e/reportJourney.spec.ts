import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { lookAlikeOfSat } from '../builders/certificates.ts';
import { readPdf } from '../builders/pdfText.ts';
import { aPfx } from '../builders/pfx.ts';
import { hasPdfsig, PASSWORD, pdfsig } from '../builders/signing.ts';
import { expect, test } from './server.ts';
import { go, signIn } from './steps.ts';

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');

const upload = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** Adds to a list of the builder by typing. */
async function add(page: Page, field: string, name: string): Promise<void> {
  const box = main(page).getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

test('a report is made to measure, saved, scheduled, issued, signed and verified', async ({ site }) => {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-journey-'));
  const { url } = await site.serve({ demo: true });
  const sat = lookAlikeOfSat(Date.now() - 86_400_000);
  const manager = sat.eFirma('ANA TORRES VEGA');

  const office = await site.window(url);
  await signIn(office, 'administrador');
  await office.goto(`${url}/administracion/firmas`);
  await office
    .getByLabel('Elegir archivos')
    .setInputFiles([
      upload('raiz.cer', sat.root.certificate),
      upload('intermedia.cer', sat.intermediate.certificate),
    ]);
  await main(office).getByRole('button', { name: 'Agregar', exact: true }).click();
  await expect(main(office).getByText('ARC DE PRUEBA').first()).toBeVisible();

  // Made to measure: another title, another row, one measure more.
  const page = await site.window(url);
  await signIn(page, 'encargado');
  await page.goto(`${url}/informes/nuevo`);
  const preview = main(page).getByRole('region', { name: 'Vista previa' });
  await expect(preview.getByRole('table').first()).toContainText('Total');
  await main(page).getByRole('textbox', { name: 'Título', exact: true }).fill('Prioridades del mes');
  await add(page, 'Agregar fila', 'Prioridad');
  await main(page).getByRole('button', { name: 'Quitar Servicio' }).click();
  await add(page, 'Agregar medida', 'Pendientes');
  await expect(preview.getByRole('table').first()).toContainText('Crítica');
  await main(page).getByRole('button', { name: 'Guardar' }).click();
  await dialog(page).getByRole('button', { name: 'Guardar' }).click();
  await expect(page).toHaveURL(/\/informes\/\d+\/editar$/);

  // It makes itself every week, and now.
  await go(page, 'Informes');
  await main(page)
    .getByRole('link', { name: /Prioridades del mes/ })
    .click();
  await dialog(page).getByRole('link', { name: 'Programar' }).click();
  await dialog(page).getByText('Cada semana', { exact: true }).click();
  await dialog(page).getByRole('textbox', { name: 'Carpeta' }).fill(folder);
  await dialog(page).getByRole('button', { name: 'Guardar' }).click();
  await main(page)
    .getByRole('row', { name: /Prioridades del mes/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Hacer ahora' }).click();
  await expect.poll(() => readdir(folder)).toHaveLength(1);
  const [name = ''] = await readdir(folder);
  expect(readPdf(await readFile(join(folder, name))).text).toContain('Prioridades del mes');
  await page.keyboard.press('Escape');

  // Issued with a line for somebody from outside, who signs here.
  await go(page, 'Informes');
  await main(page)
    .getByRole('link', { name: /Prioridades del mes/ })
    .click();
  await dialog(page).getByRole('link', { name: 'Ver en pantalla' }).click();
  await main(page).getByRole('link', { name: 'Emitir y firmar' }).click();
  await expect(main(page).getByLabel('Nombre', { exact: true })).not.toHaveValue('');
  await main(page).getByRole('button', { name: 'Quitar la línea 1' }).click();
  await main(page).getByRole('button', { name: 'Agregar línea de firma' }).click();
  await main(page).getByLabel('Nombre', { exact: true }).fill('Ana Torres Vega');
  await main(page).getByLabel('Cargo', { exact: true }).fill('Dirección de sistemas');
  await main(page).getByRole('button', { name: 'Emitir informe' }).click();
  await expect(page).toHaveURL(/\/informes\/emitidos\/INF-\d{4}-\d{6}$/);
  await main(page).getByRole('button', { name: 'Firmar: Ana Torres Vega' }).click();
  await dialog(page)
    .getByLabel('Elegir archivos')
    .setInputFiles([upload('ana.p12', aPfx(manager, [sat.intermediate], PASSWORD))]);
  await dialog(page).getByLabel('Contraseña de la llave').fill(PASSWORD);
  await dialog(page).getByRole('button', { name: 'Abrir certificado' }).click();
  await expect(dialog(page).getByText('En orden')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Firmar informe' }).click();
  await expect(main(page).getByText(/^Firmado el /)).toHaveCount(1);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('button', { name: 'Descargar PDF' }).click(),
  ]);
  const paper = await readFile(await download.path());
  expect(readPdf(paper).text).toContain('Prioridades del mes');
  if (hasPdfsig()) expect(pdfsig(paper)).toEqual(['Signature is Valid.']);
  await page.goto(`${url}/informes/comprobar`);
  await page
    .getByLabel('Elegir archivos')
    .setInputFiles({ ...upload('informe.pdf', paper), mimeType: 'application/pdf' });
  await expect(main(page).getByText('Es el informe que se emitió, sin cambios')).toBeVisible();
  await expect(main(page).getByText('Válida', { exact: true })).toHaveCount(1);
  expect(await site.verify()).toMatchObject({ ok: true, problems: [] });
  await rm(folder, { recursive: true });
});
