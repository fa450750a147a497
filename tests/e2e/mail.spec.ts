import { aMailServer } from '../builders/mailServer.ts';
import { expect, test } from './server.ts';
import { resolve, signIn, submitTicket } from './steps.ts';

const PASSWORD = 'clave-del-correo-7';

test('the administrator sets mail up, tries it, and a requester is written to in their language', async ({
  site,
}) => {
  // Three windows and the rounds of sending: long only where the machine is shared.
  test.setTimeout(90_000);
  await using server = await aMailServer({ account: { user: 'soporte', password: PASSWORD } });
  const { url } = await site.serve({ demo: true });

  const page = await site.window(url);
  await signIn(page, 'administrador');
  await page.goto(`${url}/administracion/correo`);
  await expect(page.getByText('El correo está apagado')).toBeVisible();
  await page.getByRole('textbox', { name: 'Servidor', exact: true }).fill('localhost');
  await page.getByRole('combobox', { name: 'Protección' }).click();
  await page.getByRole('option', { name: 'TLS desde el inicio' }).click();
  await page.getByRole('textbox', { name: 'Puerto' }).fill(String(server.port));
  await page.getByRole('textbox', { name: 'Usuario' }).fill('soporte');
  await page.getByRole('switch', { name: 'Enviar correo' }).check({ force: true });
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  // Nothing is lost by a refusal: what is missing is said at its field.
  await expect(page.getByText('Hace falta para enviar correo.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Dirección del remitente' }).fill('soporte@institucion.example');
  await page.getByRole('textbox', { name: 'Dirección de SoporteBalance' }).fill(url);
  await page.getByRole('textbox', { name: 'Juntar avisos (minutos)' }).fill('0');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByText('Esta instalación no tiene la contraseña: no puede enviar')).toBeVisible();
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Guardar contraseña' }).click();
  await expect(page.getByText('Esta instalación tiene la contraseña')).toBeVisible();

  const steps = page.getByRole('list', { name: 'Cómo fue' });
  await page.getByRole('textbox', { name: 'Enviarlo a' }).fill('administracion@institucion.example');
  await page.getByRole('button', { name: 'Enviar prueba' }).click();
  await expect(steps.getByRole('listitem').filter({ hasText: 'Proteger la conexión: falló' })).toContainText(
    'Nadie de confianza responde por el certificado',
  );
  await page.getByRole('textbox', { name: 'Autoridad certificadora propia' }).fill(server.ca);
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Enviar prueba' })).toBeEnabled();
  await page.getByRole('button', { name: 'Enviar prueba' }).click();
  await expect(steps.getByText('Entregar el mensaje: bien')).toBeVisible();
  expect(server.received[0]?.mail.subject).toBe('Mensaje de prueba de SoporteBalance');

  const requester = await site.window(url);
  await signIn(requester, 'solicitante');
  const { folio, technician } = await submitTicket(requester, 'La impresora mancha las hojas');
  const told = () => server.received.filter(({ to }) => to[0] === 'solicitante@muestra.example');
  await expect.poll(() => told().length).toBe(1);
  expect(told()[0]?.mail.text).toContain('Recibimos su solicitud.');
  await requester.goto(`${url}/cuenta`);
  await requester.getByRole('combobox', { name: 'Idioma' }).click();
  await requester.getByRole('option', { name: 'English' }).click();
  await requester.getByRole('button', { name: 'Guardar', exact: true }).first().click();
  await expect(requester.getByRole('heading', { name: 'My account' })).toBeVisible();

  const worker = await site.window(url);
  await signIn(worker, technician);
  await worker.goto(`${url}/solicitudes/${folio}`);
  await resolve(worker, 'Se cambió el tóner.');
  await expect.poll(() => told().length).toBe(2);
  const [receipt, solved] = told();
  expect(solved?.mail.subject).toBe(`[${folio}] La impresora mancha las hojas`);
  expect(solved?.mail.text).toContain('Your ticket is resolved.');
  expect(solved?.mail.text).toContain('> Se cambió el tóner.');
  expect(solved?.mail.text).toContain(`${url}/solicitudes/${folio}`);
  expect(solved?.mail.references).toContain(receipt?.mail.messageId);

  await page.getByRole('tab', { name: 'Mensajes' }).click();
  const row = page.getByRole('row').filter({ hasText: folio }).first();
  await expect(row).toContainText('Enviado');
  await page.getByRole('tab', { name: 'Cómo se ven' }).click();
  const preview = page.frameLocator('iframe[title="Vista previa del mensaje"]');
  await expect(preview.getByText('Recibimos su solicitud.')).toBeVisible();
  await page.getByText('English', { exact: true }).click();
  await expect(preview.getByText('We received your ticket.')).toBeVisible();
});
