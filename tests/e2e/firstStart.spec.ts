import type { Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { go, signOut } from './steps.ts';

const ADMINISTRATOR = { username: 'gmontes', password: 'una frase larga y facil 26' };

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Usuario' }).fill(username);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

/** Shown once, before anything else. */
async function acceptNotice(page: Page): Promise<void> {
  await page
    .getByRole('dialog', { name: 'Aviso de privacidad' })
    .getByRole('button', { name: 'Leí y acepto' })
    .click();
  await expect(page.getByRole('dialog', { name: 'Aviso de privacidad' })).toBeHidden();
}

/** The four steps of the wizard. */
async function setUp(page: Page): Promise<void> {
  const goOn = () => page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.getByRole('heading', { name: 'Su institución' })).toBeVisible();
  await goOn();
  await expect(page.getByText('Falta este dato.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nombre de la institución' }).fill('Procuraduría de Prueba');
  await page.getByRole('textbox', { name: 'Letras del folio' }).fill('PP');
  await expect(page.getByText(/Así se verá: PP-\d{4}-000001/)).toBeVisible();
  await goOn();
  await expect(page.getByRole('heading', { name: 'Idioma y hora' })).toBeVisible();
  await goOn();
  await expect(page.getByRole('heading', { name: 'Horario de trabajo' })).toBeVisible();
  await goOn();
  await expect(page.getByRole('heading', { name: 'Quien administra' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Nombre completo' }).fill('Gabriela Montes');
  await page.getByRole('textbox', { name: 'Usuario' }).fill(ADMINISTRATOR.username);
  await page.getByLabel('Contraseña', { exact: true }).fill('corta');
  await page.getByLabel('Repita la contraseña').fill('corta');
  await page.getByRole('button', { name: 'Terminar y entrar' }).click();
  await expect(page.getByText('Es demasiado corto: al menos 12.')).toBeVisible();
  await page.getByLabel('Contraseña', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('Repita la contraseña').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Terminar y entrar' }).click();
  await acceptNotice(page);
  await expect(page.getByRole('button', { name: 'Menú de Gabriela Montes' })).toBeVisible();
}

/** Creates a technician in an area; gives the temporary password. */
async function createTechnician(page: Page, area: string): Promise<string> {
  await page.getByRole('link', { name: 'Personas' }).first().click();
  await page.getByRole('link', { name: 'Crear persona' }).click();
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Tomás Rivera');
  await page.getByRole('textbox', { name: 'Usuario' }).fill('trivera');
  await page.getByRole('combobox', { name: 'Área' }).click();
  await page.getByRole('option', { name: area }).click();
  await page.getByRole('checkbox', { name: 'Técnico' }).check();
  await page.getByRole('checkbox', { name: 'Solicitante' }).uncheck();
  await page.getByRole('button', { name: 'Crear persona' }).click();
  const handout = page.getByRole('dialog', { name: 'Contraseña temporal' });
  await expect(handout.getByText('Se muestra solo esta vez.')).toBeVisible();
  const password = await handout.getByRole('status', { name: 'Contraseña' }).innerText();
  await handout.getByRole('button', { name: 'Ya la entregué' }).click();
  await expect(page.getByRole('heading', { name: 'Tomás Rivera' })).toBeVisible();
  return password;
}

test('an empty folder becomes a working institution: wizard, area, technician, own password', async ({
  site,
}) => {
  const { url } = await site.serve();
  const page = await site.window(url);
  await setUp(page);

  await go(page, 'Administración');
  await page
    .getByRole('link', { name: /^Áreas/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Crear área' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'Área' });
  await drawer.getByRole('textbox', { name: 'Nombre' }).fill('Recursos Humanos');
  await drawer.getByRole('textbox', { name: 'Clave' }).fill('RH');
  await drawer.getByRole('button', { name: 'Guardar' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Áreas' }).getByText('Recursos Humanos')).toBeVisible();

  const temporary = await createTechnician(page, 'Recursos Humanos');
  await signOut(page);

  await enter(page, 'trivera', temporary);
  await expect(page.getByRole('heading', { name: 'Elija su contraseña' })).toBeVisible();
  await page.goto(`${url}/solicitudes`);
  await expect(page.getByRole('heading', { name: 'Elija su contraseña' })).toBeVisible();
  await page.getByLabel('Contraseña temporal').fill(temporary);
  await page.getByLabel('Contraseña nueva').fill('otra frase que es solo mía');
  await page.getByLabel('Repítala').fill('otra frase que es solo mía');
  await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
  await acceptNotice(page);
  await expect(page.getByText('No tiene solicitudes pendientes')).toBeVisible();
  await signOut(page);

  await enter(page, 'trivera', temporary);
  await expect(page.getByText('El usuario o la contraseña no coinciden.')).toBeVisible();
  await enter(page, 'trivera', 'otra frase que es solo mía');
  await expect(page.getByRole('button', { name: 'Menú de Tomás Rivera' })).toBeVisible();
});

test('the first start speaks the language of the machine, and a wrong password takes the focus and says so', async ({
  site,
}) => {
  const { url } = await site.serve();
  const page = await site.window(url, { locale: 'pt-BR' });
  const goOn = () => page.locator('button[type=submit]').click();
  await expect(page.getByRole('heading', { name: 'Sua instituição' })).toBeVisible();
  await page.getByRole('textbox').first().fill('Procuradoria de Teste');
  for (let step = 1; step < 4; step += 1) await goOn();
  await page.getByRole('textbox').nth(0).fill('Gabriela Montes');
  await page.getByRole('textbox').nth(1).fill('gmontes');
  const [password, again] = [
    page.locator('input[type=password]').nth(0),
    page.locator('input[type=password]').nth(1),
  ];
  await password.fill('curta');
  await again.fill('curta');
  await goOn();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(again).not.toHaveAttribute('aria-invalid', 'true');
});

test('after repeated failures even the right password must wait, and the page says until when', async ({
  site,
}) => {
  const { url, accounts } = await site.serve({ demo: true });
  const page = await site.window(url);
  const [account] = accounts;
  if (account === undefined) throw new Error('The sample has no accounts');
  const alert = page.getByRole('alert');
  await expect(async () => {
    await enter(page, account.username, 'no es esta');
    await expect(alert).toContainText('Demasiados intentos.', { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await enter(page, account.username, account.password);
  await expect(alert).toContainText(/Espere hasta las \d{1,2}:\d{2}/);
  await expect(page.getByRole('heading', { name: 'Entrar', exact: true })).toBeVisible();
});
