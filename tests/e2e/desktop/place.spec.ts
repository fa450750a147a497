import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { copySample, type DataFolders } from '../sample.ts';
import { go } from '../steps.ts';
import { type Driver, expect, test } from './desktopApp.ts';

const command = fileURLToPath(new URL('../../builders/soporteProgram.mjs', import.meta.url));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The doctor tries a folder out for about ten seconds; on a busy machine for longer. */
const EXAMINED = { timeout: 40_000 };

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soporte-place-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** The same program for somebody else at another machine. */
function elsewhere(name: string) {
  const own = join(folder, name);
  mkdirSync(own);
  return { args: [`--profile=${join(own, 'profile')}`], env: { XDG_DATA_HOME: own, LOCALAPPDATA: own } };
}

async function choose(page: Page, choice: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '¿Dónde va a trabajar esta computadora?' })).toBeVisible();
  await page.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.getByRole('heading', { name: choice })).toBeVisible();
}

async function examine(driver: Driver, path: string): Promise<void> {
  await driver.act('answerOpen', path);
  await driver.page.getByRole('button', { name: 'Elegir…' }).click();
  await expect(driver.page.getByRole('heading', { name: 'Lo que se probó' })).toBeVisible(EXAMINED);
}

async function backUp({ dataDir, profileDir }: DataFolders): Promise<string> {
  const file = join(folder, 'respaldo.tar.gz');
  const folders = [`--data=${dataDir}`, `--profile=${profileDir}`];
  await promisify(execFile)(process.execPath, [command, 'backup', file, ...folders]);
  return file;
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('a shared folder is examined and made by the first computer, and joined by the second', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const shared = join(folder, 'tic');
  mkdirSync(shared);
  const first = await desktop.launch({ ownPlace: true });
  const { page } = first;
  expect(await faults(page)).toEqual([]);
  await choose(page, 'Carpeta compartida del área de TIC');
  await examine(first, shared);
  await expect(page.getByText('La carpeta está vacía')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Usar esta carpeta' }).click();
  // The page begins anew in the folder, with the institution’s own first start.
  await expect(page.getByRole('heading', { name: 'Su institución' })).toBeVisible({ timeout: 30_000 });

  const second = await desktop.launch({ ownPlace: true, ...elsewhere('second') });
  await choose(second.page, 'Carpeta compartida del área de TIC');
  await examine(second, shared);
  await expect(second.page.getByText('Ahí hay una base de datos.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Unirse' }).click();
  await expect(second.page.getByRole('heading', { name: 'Su institución' })).toBeVisible({ timeout: 30_000 });
  await second.page.getByRole('button', { name: 'Atrás' }).click();
  await expect(second.page.getByRole('radio', { name: 'En esta computadora' })).toBeVisible();
});

test('a new machine takes a backup up, and says what was in it before', async ({ desktop }) => {
  test.setTimeout(120_000);
  const sample = { dataDir: join(folder, 'data'), profileDir: join(folder, 'profile') };
  copySample(sample);
  const backup = await backUp(sample);

  const driver = await desktop.launch({ ownPlace: true });
  const { page } = driver;
  await choose(page, 'Restaurar una copia');
  await driver.act('answerOpen', fileURLToPath(import.meta.url));
  await page.getByRole('button', { name: 'Elegir…' }).click();
  await expect(page.getByText('Ese archivo no es un respaldo de SoporteBalance.')).toBeVisible();
  await driver.act('answerOpen', backup);
  await page.getByRole('button', { name: 'Elegir…' }).click();
  await expect(page.getByRole('heading', { name: 'Lo que trae' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('no se pierde nada')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restaurar', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'La copia está restaurada' })).toBeVisible({
    timeout: 40_000,
  });
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ir a la entrada' }).click();
  await expect(page.getByRole('heading', { name: 'Entrar', exact: true })).toBeVisible();
});

test('restoring over data at work asks for a word, and says where they were kept', async ({ desktop }) => {
  test.setTimeout(120_000);
  const own = { dataDir: desktop.ownDataDir, profileDir: desktop.profileDir };
  copySample(own);
  const backup = await backUp(own);
  const driver = await desktop.launch({ ownPlace: true });
  const { page } = driver;
  await page.getByRole('textbox', { name: 'Usuario' }).fill('administrador');
  await page.getByLabel('Contraseña', { exact: true }).fill('demostracion26');
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await go(page, 'Administración');
  await page
    .getByRole('link', { name: /^Respaldos/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Restaurar una copia…' }).click();
  await driver.act('answerOpen', backup);
  await page.getByRole('button', { name: 'Elegir…' }).click();
  await expect(page.getByRole('heading', { name: 'Lo que se perdería aquí' })).toBeVisible({
    timeout: 30_000,
  });
  expect(await faults(page)).toEqual([]);
  const verb = page.getByRole('button', { name: 'Restaurar', exact: true });
  await verb.click();
  await expect(page.getByText('Escriba exactamente RESTAURAR.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Escriba RESTAURAR para confirmar' }).fill('RESTAURAR');
  await verb.click();
  await expect(page.getByRole('heading', { name: 'La copia está restaurada' })).toBeVisible({
    timeout: 40_000,
  });
  const kept = await page.getByRole('dialog').getByText(own.dataDir).innerText();
  expect(readdirSync(kept)).not.toEqual([]);
  await page.getByRole('button', { name: 'Ir a la entrada' }).click();
  await expect(page.getByRole('heading', { name: 'Entrar', exact: true })).toBeVisible();
});

test('data that cannot be read are said so on a page of its own, which offers a backup and another try', async ({
  desktop,
}) => {
  const database = join(desktop.ownDataDir, 'database.sqlite');
  mkdirSync(desktop.ownDataDir, { recursive: true });
  writeFileSync(database, 'no database at all');
  const { page } = await desktop.launch({ ownPlace: true });
  await expect(page.getByRole('heading', { name: 'No se pudieron abrir los datos' })).toBeVisible();
  await expect(page.getByText('restaurar una copia es lo que ayuda')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restaurar una copia' }).click();
  await expect(page.getByRole('textbox', { name: 'Archivo del respaldo' })).toBeVisible();
  await page.getByRole('button', { name: 'Atrás' }).click();
  await page.getByRole('button', { name: 'Atrás' }).click();
  rmSync(database);
  await page.getByRole('button', { name: 'Reintentar' }).click();
  await expect(page.getByRole('heading', { name: '¿Dónde va a trabajar esta computadora?' })).toBeVisible();
});
