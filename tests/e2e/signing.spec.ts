import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { aKey, encryptedKey, lookAlikeOfSat } from '../builders/certificates.ts';
import { aPfx } from '../builders/pfx.ts';
import { hasPdfsig, PASSWORD, pdfsig } from '../builders/signing.ts';
import { expect, test } from './server.ts';
import { signIn } from './steps.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const main = (page: Page) => page.getByRole('main');

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const upload = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

/** Everything that leaves the window, in whatever way. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postDataBuffer()?.toString('latin1') ?? ''));
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(Buffer.from(payload).toString('latin1'))),
  );
  return sent;
}

test('a report is issued, signed by two, downloaded and verified; a changed byte is told', async ({
  site,
}) => {
  const { url } = await site.serve({ demo: true });
  const sat = lookAlikeOfSat(Date.now() - 86_400_000);
  const ana = sat.eFirma('ANA TORRES VEGA');
  const luis = sat.eFirma('LUIS PEREZ GIL', { key: aKey('p256') });
  const csd = sat.csd('ANA TORRES VEGA');

  // The administrator trusts the authority.
  const office = await site.window(url);
  await signIn(office, 'administrador');
  await office.goto(`${url}/administracion/firmas`);
  await expect(main(office).getByText('Aún no hay autoridades de confianza')).toBeVisible();
  for (const [name, { certificate }] of [
    ['raiz.cer', sat.root],
    ['intermedia.cer', sat.intermediate],
  ] as const) {
    await office.getByLabel('Elegir archivos').setInputFiles(upload(name, certificate));
    await main(office).getByRole('button', { name: 'Agregar', exact: true }).click();
    await expect(main(office).getByText(name)).toBeHidden();
  }
  await expect(main(office).getByText('ARC DE PRUEBA').first()).toBeVisible();
  expect(await faults(office)).toEqual([]);

  const page = await site.window(url);
  await signIn(page, 'encargado');
  const request = { source: { kind: 'builtIn', name: 'inventory' }, filter: {} };
  await page.goto(`${url}/informes/emitir?peticion=${encodeURIComponent(JSON.stringify(request))}`);
  const sent = sentBy(page);
  await page.reload();
  // A line of the person who issues it, and two of people from outside: these are signed here.
  await expect(main(page).getByLabel('Nombre', { exact: true })).not.toHaveValue('');
  await main(page).getByRole('button', { name: 'Quitar la línea 1' }).click();
  for (const [at, name] of ['Ana Torres Vega', 'Luis Pérez Gil'].entries()) {
    await main(page).getByRole('button', { name: 'Agregar línea de firma' }).click();
    await main(page).getByLabel('Nombre', { exact: true }).nth(at).fill(name);
    await main(page).getByLabel('Cargo', { exact: true }).nth(at).fill('Jefatura');
  }
  expect(await faults(page)).toEqual([]);
  await main(page).getByRole('button', { name: 'Emitir informe' }).click();
  await expect(page).toHaveURL(/\/informes\/emitidos\/INF-\d{4}-\d{6}$/);
  const folio = /INF-\d{4}-\d{6}/.exec(page.url())?.[0] ?? '';

  const open = async (name: string, files: ReturnType<typeof upload>[], password: string) => {
    await main(page)
      .getByRole('button', { name: `Firmar: ${name}` })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Elegir archivos').setInputFiles(files);
    await dialog.getByLabel('Contraseña de la llave').fill(password);
    await dialog.getByRole('button', { name: 'Abrir certificado' }).click();
    return dialog;
  };
  const pfx = upload('ana.p12', aPfx(ana, [sat.intermediate], PASSWORD));
  let dialog = await open('Ana Torres Vega', [pfx], 'equivocada');
  await expect(dialog.getByText('La contraseña no abre esa llave.')).toBeVisible();
  await dialog.getByLabel('Contraseña de la llave').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Abrir certificado' }).click();
  await expect(dialog.getByText('En orden')).toBeVisible();
  await expect(dialog.getByText('No verificada')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Firmar informe' }).click();
  await expect(dialog).toBeHidden();
  await expect(main(page).getByText(/^Firmado el /)).toHaveCount(1);

  // A seal is refused; then the right certificate and key, as the SAT hands them out.
  const seal = [upload('csd.cer', csd.certificate), upload('csd.key', encryptedKey(csd, PASSWORD))];
  dialog = await open('Luis Pérez Gil', seal, PASSWORD);
  await expect(dialog.getByText('Es un sello digital (CSD), hecho para facturas.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Firmar informe' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  const pair = [upload('luis.cer', luis.certificate), upload('luis.key', encryptedKey(luis, PASSWORD))];
  dialog = await open('Luis Pérez Gil', pair, PASSWORD);
  await dialog.getByRole('button', { name: 'Firmar informe' }).click();
  await expect(main(page).getByText(/^Firmado el /)).toHaveCount(2);
  await expect(main(page).getByText('Firmado', { exact: true })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('button', { name: 'Descargar PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${folio}.pdf`);
  const paper = readFileSync(await download.path());
  // Where poppler-utils is not installed, the product's own verdict below is all there is.
  if (hasPdfsig()) expect(pdfsig(paper)).toEqual(['Signature is Valid.', 'Signature is Valid.']);

  // Nothing of password or keys has left the window.
  const secrets = [
    PASSWORD,
    Buffer.from(PASSWORD).toString('latin1'),
    Buffer.from(encryptedKey(luis, PASSWORD).subarray(0, 60)).toString('latin1'),
    pfx.buffer.subarray(200, 260).toString('latin1'),
    pfx.buffer.subarray(201, 261).toString('base64'),
    luis.privateKey.export({ format: 'jwk' }).d ?? '?',
  ];
  expect(sent.some((part) => part.includes('signature'))).toBe(true);
  expect(sent.filter((part) => secrets.some((secret) => part.includes(secret)))).toEqual([]);

  await page.goto(`${url}/informes/comprobar`);
  const drop = (name: string, bytes: Uint8Array) =>
    page.getByLabel('Elegir archivos').setInputFiles({ ...upload(name, bytes), mimeType: 'application/pdf' });
  await drop('informe.pdf', paper);
  await expect(main(page).getByText('Es el informe que se emitió, sin cambios')).toBeVisible();
  await expect(main(page).getByText('Válida', { exact: true })).toHaveCount(2);
  expect(await faults(page)).toEqual([]);
  const changed = Uint8Array.from(paper);
  changed[3_000] = (changed[3_000] ?? 0) ^ 1;
  await drop('otro.pdf', changed);
  await expect(main(page).getByText('No es el informe que se emitió')).toBeVisible();
  await expect(main(page).getByText('Lleva el folio de un informe emitido aquí')).toBeVisible();
  if (hasPdfsig()) expect(pdfsig(changed)).toContain('Digest Mismatch.');

  expect(await site.verify()).toMatchObject({ ok: true, problems: [] });
});
