import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { signIn, signOut } from './steps.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NAME = 'Marisela Ochoa';
const PASSWORD = 'una frase que es solo mía';

async function enter(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Usuario' }).fill('mochoa');
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

/** Gives the temporary password. */
async function createPerson(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/administracion/personas`);
  await page.getByRole('link', { name: 'Crear persona' }).click();
  await page.getByRole('textbox', { name: 'Nombre' }).fill(NAME);
  await page.getByRole('textbox', { name: 'Usuario' }).fill('mochoa');
  await page.getByRole('button', { name: 'Crear persona' }).click();
  const handout = page.getByRole('dialog', { name: 'Contraseña temporal' });
  const password = await handout.getByRole('status', { name: 'Contraseña' }).innerText();
  await handout.getByRole('button', { name: 'Ya la entregué' }).click();
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  return password;
}

test('a new person is shown the notice once, takes their data along, and is cancelled without a trace', async ({
  site,
}) => {
  const { url } = await site.serve({ demo: true });
  const desk = await site.window(url);
  await signIn(desk, 'administrador');
  const temporary = await createPerson(desk, url);

  const page = await site.window(url);
  await enter(page, temporary);
  await page.getByLabel('Contraseña temporal').fill(temporary);
  await page.getByLabel('Contraseña nueva').fill(PASSWORD);
  await page.getByLabel('Repítala').fill(PASSWORD);
  await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
  const notice = page.getByRole('dialog', { name: 'Aviso de privacidad' });
  await expect(notice.getByText('Sus derechos (ARCO)')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Leí y acepto' }).click();
  await expect(notice).toBeHidden();

  await signOut(page);
  await enter(page, PASSWORD);
  await expect(page.getByRole('button', { name: `Menú de ${NAME}` })).toBeVisible();
  await page.goto(`${url}/cuenta`);
  await expect(page.getByText(/^Aceptó la versión 1 el /)).toBeVisible();
  await expect(notice).toBeHidden();
  await page.getByRole('button', { name: 'Leer el aviso' }).click();
  await expect(notice.getByText('Sus derechos (ARCO)')).toBeVisible();
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar mis datos' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`Datos personales de ${NAME}.zip`);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(bytes.includes('datos.json')).toBe(true);

  await desk.getByRole('link', { name: 'Sus datos personales: exportar o cancelar' }).click();
  await expect(desk.getByRole('heading', { name: 'Cancelar sus datos' })).toBeVisible();
  const verb = desk.getByRole('button', { name: 'Cancelar los datos' });
  await expect(verb).toBeDisabled();
  await desk.getByRole('radio', { name: 'Borrarlos también' }).check();
  await desk.getByRole('textbox', { name: `Para confirmar, escriba «${NAME}»` }).fill(NAME);
  await verb.click();
  await desk.getByRole('button', { name: 'Cancelar para siempre' }).click();
  await expect(desk.getByText('Los datos se cancelaron: ahora es «Persona cancelada 1».')).toBeVisible();
  await expect(desk.getByText('Los datos de esta persona ya se cancelaron.')).toBeVisible();
  await desk.goto(`${url}/administracion/personas?q=Marisela`);
  await expect(desk.getByText(NAME)).toBeHidden();

  expect(await site.verify()).toMatchObject({ ok: true, problems: [] });
});
