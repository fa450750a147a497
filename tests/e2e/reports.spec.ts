import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import readSheet from 'read-excel-file/node';
import { readPdf } from '../builders/pdfText.ts';
import { expect, demoTest as test } from './server.ts';
import { go, signIn, signOut } from './steps.ts';

const main = (page: Page) => page.getByRole('main');
const drawer = (page: Page) => page.getByRole('dialog');

/** The file that the open report is downloaded as. */
async function downloaded(page: Page, format: 'PDF' | 'Excel'): Promise<Buffer> {
  await drawer(page).getByText(format, { exact: true }).click();
  const waiting = page.waitForEvent('download');
  await drawer(page).getByRole('button', { name: 'Descargar' }).click();
  const file = await (await waiting).path();
  return readFile(file);
}

test('a report is seen, downloaded, shared and schedules itself into a folder', async ({ demo }) => {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-informes-'));
  const page = await demo.window('/');
  await signIn(page, 'encargado');
  await go(page, 'Informes');

  // Found by what it answers.
  await main(page).getByRole('searchbox', { name: 'Buscar un informe' }).fill('antiguedad');
  await expect(main(page).getByRole('link', { name: /Desempeño del grupo/ })).toHaveCount(0);
  await main(page).getByRole('searchbox', { name: 'Buscar un informe' }).fill('esperan');
  await main(page)
    .getByRole('link', { name: /Solicitudes por estado/ })
    .click();
  await drawer(page).getByRole('combobox', { name: 'Periodo' }).click();
  await page.getByRole('option', { name: 'Este año' }).click();
  await expect(page).toHaveURL(/report=byState.*period=thisYear/);

  const pdf = readPdf(await downloaded(page, 'PDF'));
  expect(pdf.text).toContain('Solicitudes por estado');
  expect(pdf.text).toContain('Antigüedad de las pendientes');
  const sheets = await readSheet(await downloaded(page, 'Excel'));
  expect(JSON.stringify(sheets)).toContain('Solicitudes por estado');

  await drawer(page).getByRole('link', { name: 'Ver en pantalla' }).click();
  await expect(
    main(page).getByRole('heading', { name: 'Estado actual de las recibidas' }).first(),
  ).toBeVisible();
  await expect(main(page).getByRole('link', { name: 'Emitir y firmar' })).toBeVisible();

  // A saved one gets another name, and somebody else finds it.
  await go(page, 'Informes');
  await main(page).getByRole('button', { name: 'Más acciones de «Atrasadas de la semana»' }).click();
  await page.getByRole('menuitem', { name: 'Cambiar el nombre' }).click();
  await drawer(page).getByRole('textbox', { name: 'Nombre' }).fill('Lo atrasado');
  await drawer(page).getByRole('button', { name: 'Guardar' }).click();
  await main(page).getByRole('button', { name: 'Más acciones de «Lo atrasado»' }).click();
  await page.getByRole('menuitem', { name: 'Compartir' }).click();
  await drawer(page).getByRole('checkbox', { name: 'Técnico' }).check();
  await drawer(page).getByRole('button', { name: 'Guardar' }).click();
  await expect(main(page).getByRole('link', { name: /Lo atrasado.*compartido con Técnico/ })).toBeVisible();

  // Archived by mistake, and taken back.
  await main(page).getByRole('button', { name: 'Más acciones de «Áreas por mes, para la reunión»' }).click();
  await page.getByRole('menuitem', { name: 'Archivar' }).click();
  await expect(main(page).getByRole('link', { name: /Áreas por mes/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(main(page).getByRole('link', { name: /Áreas por mes/ })).toBeVisible();

  await main(page)
    .getByRole('link', { name: /Lo atrasado/ })
    .click();
  await drawer(page).getByRole('link', { name: 'Programar' }).click();
  await drawer(page).getByRole('textbox', { name: 'Nombre' }).fill('Atrasadas');
  await drawer(page).getByText('Cada semana', { exact: true }).click();
  await drawer(page).getByRole('textbox', { name: 'Carpeta' }).fill(join(folder, 'ninguna'));
  await drawer(page).getByRole('button', { name: 'Guardar' }).click();
  await expect(drawer(page)).toContainText('Esa carpeta no existe');
  await drawer(page).getByRole('textbox', { name: 'Carpeta' }).fill(folder);
  await drawer(page).getByRole('button', { name: 'Guardar' }).click();
  await main(page)
    .getByRole('row', { name: /Atrasadas/ })
    .click();
  await drawer(page).getByRole('button', { name: 'Hacer ahora' }).click();
  await expect
    .poll(() => readdir(folder))
    .toEqual([expect.stringMatching(/^Atrasadas \d{4}-\d\d-\d\d\.pdf$/)]);
  const [name = ''] = await readdir(folder);
  expect(readPdf(await readFile(join(folder, name))).text).toContain('Atrasadas');
  await expect(main(page).getByText(/Se guardó Atrasadas/)).toBeVisible();
  await page.keyboard.press('Escape');

  // Technicians find what was shared with them, make their own, and schedule nothing.
  await signOut(page);
  await signIn(page, 'tecnico1');
  await go(page, 'Informes');
  await expect(main(page).getByRole('link', { name: /Lo atrasado/ })).toBeVisible();
  await expect(main(page).getByRole('link', { name: /Desempeño del grupo/ })).toHaveCount(0);
  await main(page)
    .getByRole('link', { name: /Desempeño individual/ })
    .click();
  await expect(drawer(page).getByRole('link', { name: 'Programar' })).toHaveCount(0);
  expect(readPdf(await downloaded(page, 'PDF')).text).toContain('Ana Belén Castillo Luna');
  await rm(folder, { recursive: true });
});
