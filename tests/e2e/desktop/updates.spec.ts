import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Architecture, Platform } from '#shared/updates/manifest.ts';
import { anInstaller, aRelease, type Release } from '../../builders/updates.ts';
import { signIn } from '../steps.ts';
import { expect, test } from './desktopApp.ts';

const NAMES: Readonly<Record<Platform, string>> = {
  win32: 'SoporteBalance Setup 9.1.0.exe',
  linux: 'soporte_9.1.0_amd64.deb',
  darwin: 'SoporteBalance-9.1.0.dmg',
};
const platform = process.platform as Platform;
const name = NAMES[platform];

let release: Release;
test.beforeEach(async () => {
  const arch = process.arch as Architecture;
  release = await aRelease({ files: [anInstaller(undefined, { platform, arch, name })] });
});
test.afterEach(() => rmSync(release.folder, { recursive: true, force: true }));

async function follow(page: Page): Promise<void> {
  await signIn(page, 'administrador');
  await page.getByRole('link', { name: 'Administración' }).first().click();
  await page
    .getByRole('link', { name: /^Actualizaciones/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Actualizaciones', level: 1 })).toBeVisible();
  await page.getByRole('textbox', { name: 'Carpeta o dirección' }).fill(release.folder);
  await page.getByRole('textbox', { name: 'Llaves públicas' }).fill(release.key.publicKey);
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('button', { name: 'Buscar ahora' }).click();
  await expect(page.getByText('Hay una versión nueva: 9.1.0')).toBeVisible();
}

test('a newer version is fetched, checked, and its installer opens when the program ends', async ({
  desktop,
}) => {
  test.setTimeout(60_000);
  const driver = await desktop.launch({ demo: true });
  const { page } = driver;
  await follow(page);
  await page.getByRole('button', { name: /^Descargar e instalar al salir/ }).click();
  await expect(page.getByText('La versión 9.1.0 se instalará al salir del programa.')).toBeVisible();
  await page.getByRole('button', { name: 'No instalar al salir' }).click();
  await expect(page.getByText('La versión 9.1.0 está descargada.')).toBeVisible();
  expect(driver.output).not.toContain('opens ');
  await page.getByRole('button', { name: 'Salir e instalar' }).click();
  expect(await driver.exit()).toBe(0);
  expect(driver.output).toContain(`opens ${join(desktop.profileDir, 'updates', name)}`);
});

test('an installer that was changed is refused, and one changed after it was fetched is not opened', async ({
  desktop,
}) => {
  test.setTimeout(60_000);
  const driver = await desktop.launch({ demo: true });
  const { page } = driver;
  await follow(page);
  const source = join(release.folder, name);
  appendFileSync(source, 'x');
  await page.getByRole('button', { name: /^Descargar e instalar al salir/ }).click();
  await expect(page.getByText(/El instalador no es el que se firmó/)).toBeVisible();
  await aRelease({ files: [...release.manifest.files] }, release);
  await page.getByRole('button', { name: 'Reintentar' }).click();
  await expect(page.getByText('La versión 9.1.0 se instalará al salir del programa.')).toBeVisible();
  appendFileSync(join(desktop.profileDir, 'updates', name), 'x');
  expect(await driver.quit()).toBe(0);
  expect(driver.output).not.toContain('opens ');
});
