import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readPdf } from '../builders/pdfText.ts';
import { expect, test } from './server.ts';
import { bell, FOLIO, resolve, signIn, start } from './steps.ts';

/** Two portable computers as a department’s own spreadsheet has them; the second one’s warranty date may be wrong. */
function spreadsheet(warranty: string) {
  const lines = [
    'Número de inventario,Nombre,Categoría,Marca,Modelo,Número de serie,Ubicación,Fecha de adquisición,Costo,Fin de garantía',
    'VIA-0001,Portátil del viaje uno,Computadoras portátiles,Lenovo,ThinkPad T14,SN-VIAJE-1,Bodega del viaje,15/01/2026,"18,500.50",14/01/2029',
    `VIA-0002,Portátil del viaje dos,Computadoras portátiles,Lenovo,ThinkPad T14,SN-VIAJE-2,Bodega del viaje,15/01/2026,"18,500.50",${warranty}`,
  ];
  return { name: 'equipos.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) };
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

/** What a barcode reader does: types the number and Enter. */
async function read(page: Page, label: string, number: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(number);
  await field.press('Enter');
}

async function openNotice(page: Page, label: string): Promise<void> {
  await bell(page).click();
  await page
    .getByRole('link', { name: new RegExp(label) })
    .first()
    .click();
}

/** The text of the PDF that a button saves, on one line. */
async function paper(page: Page, button: string): Promise<string> {
  await page.evaluate(() => {
    // Headless browsers have no viewer: they save what they cannot show.
    window.open = () => null;
  });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readPdf(new Uint8Array(readFileSync(await file.path()))).text.replace(/\s+/g, ' ');
}

test('equipment goes from an old spreadsheet through hand-over, failure, maintenance and return to its retirement', async ({
  site,
}) => {
  test.setTimeout(240_000);
  const { url, accounts } = await site.serve({ demo: true });
  const nameOf = (username: string) => accounts.find((one) => one.username === username)?.name ?? '';
  const page = await site.window(url);
  await signIn(page, 'administrador');

  await test.step('the spreadsheet: a bad cell is refused with its line and column, then mended', async () => {
    await page.goto(`${url}/administracion/importar`);
    await page.getByText('Equipos', { exact: true }).last().click();
    const choose = page.locator('input[type=file]').first();
    await choose.setInputFiles(spreadsheet('31/02/2029'));
    await page.getByRole('button', { name: 'Probar sin guardar' }).click();
    const wrong = page
      .getByRole('region', { name: 'Errores del archivo' })
      .getByRole('row')
      .filter({ hasText: '31/02/2029' });
    await expect(wrong).toContainText('3');
    await expect(wrong).toContainText('Fin de garantía');
    await expect(page.getByRole('button', { name: 'Importar', exact: true })).toBeDisabled();

    await page.getByRole('button', { name: /^Quitar .*equipos\.csv/ }).click();
    await choose.setInputFiles(spreadsheet('14/01/2029'));
    await page.getByRole('button', { name: 'Probar sin guardar' }).click();
    await page.getByRole('button', { name: 'Importar 2 líneas' }).click();
    await expect(page.getByText('Se importaron 2 líneas')).toBeVisible();
  });

  const folio = await test.step('both are handed over with one form, in three copies', async () => {
    await page.goto(`${url}/inventario/resguardos/nuevo`);
    await pick(page, 'Quién recibe', nameOf('solicitante'));
    await page.keyboard.press('Escape');
    await pick(page, 'Quién autoriza', nameOf('encargado'));
    await page.keyboard.press('Escape');
    for (const number of ['VIA-0001', 'VIA-0002']) {
      await read(page, 'Número de inventario o serie', number);
      await expect(page.getByText(`Se agregó ${number}`)).toBeVisible();
    }
    await page.getByRole('button', { name: 'Entregar' }).click();
    const heading = page.getByRole('heading', { name: /^Resguardo RG-\d{4}-\d{6}$/ });
    await expect(heading).toBeVisible();
    const form = /RG-\d{4}-\d{6}/.exec(await heading.innerText())?.[0] ?? '';
    const said = await paper(page, 'Ver e imprimir');
    for (const words of [
      form,
      'Original: institución',
      'Copia: persona resguardante',
      'Copia: área de adscripción',
      'VIA-0001',
      'SN-VIAJE-2',
      '$37,001.00 MXN',
      nameOf('solicitante'),
      nameOf('encargado'),
      'Me comprometo a cuidarlos',
    ]) {
      expect(said).toContain(words);
    }
    return form;
  });

  const requester = await site.window(url);
  await test.step('the holder confirms, the manager authorises', async () => {
    await signIn(requester, 'solicitante');
    await openNotice(requester, folio);
    await requester.getByRole('button', { name: 'Confirmo que los recibí' }).click();
    await expect(requester.getByText('Ya está confirmado.')).toBeVisible();
    const manager = await site.window(url);
    await signIn(manager, 'encargado');
    await openNotice(manager, folio);
    await manager.getByRole('button', { name: 'Autorizar' }).click();
    await expect(manager.getByText('Autorizado', { exact: true }).first()).toBeVisible();
    await manager.context().close();
  });

  const report = async (title: string) => {
    await requester.goto(`${url}/mis-equipos`);
    await requester
      .getByRole('link', { name: /^Reportar una falla: Portátil del viaje uno/ })
      .first()
      .click();
    await requester.getByRole('button', { name: /Otra cosa/ }).click();
    await expect(requester.getByRole('checkbox', { name: /Portátil del viaje uno/ })).toBeChecked();
    await requester.getByRole('textbox', { name: '¿Qué pasa?' }).fill(title);
    await requester.getByRole('textbox', { name: 'Detalles' }).fill('Desde esta mañana.');
    await requester.getByRole('button', { name: 'Enviar solicitud' }).click();
    await expect(requester.getByRole('heading', { name: 'Recibimos su solicitud' })).toBeVisible();
    const main = requester.getByRole('main');
    const who = await main.getByText(/^La tiene .+\.$/).innerText();
    return {
      folio: FOLIO.exec(await main.innerText())?.[0] ?? '',
      technician: who.replace(/^La tiene (.+)\.$/, '$1'),
    };
  };

  const second =
    await test.step('it fails twice; its technician sees warranty and last failures, records what was done and solves', async () => {
      const first = await report('El portátil no carga');
      const again = await report('El portátil no carga otra vez');
      const technician = await site.window(url);
      await signIn(technician, again.technician);
      await technician.goto(`${url}/solicitudes/${again.folio}`);
      const equipment = technician.getByRole('region', { name: 'Equipos' });
      await expect(equipment).toContainText('VIA-0001');
      await expect(equipment).toContainText(/garantía/i);
      await equipment.getByText('Sus últimas solicitudes').click();
      await expect(equipment.getByRole('link', { name: first.folio })).toBeVisible();
      await start(technician);
      await technician.getByRole('link', { name: 'Registrar mantenimiento de VIA-0001' }).click();
      const record = technician.getByRole('dialog', { name: 'Registrar mantenimiento' });
      await record.getByRole('textbox', { name: 'Qué se hizo' }).fill('Se cambió el conector de carga.');
      await record.getByRole('textbox', { name: 'Costo del trabajo' }).fill('850.25');
      await record.getByRole('button', { name: 'Guardar' }).click();
      await expect(record).toBeHidden();
      await expect(technician.getByRole('row').filter({ hasText: 'VIA-0001' })).toContainText('$850.25');
      await technician.goto(`${url}/solicitudes/${again.folio}`);
      await resolve(technician, 'Conector de carga nuevo.');
      await technician.context().close();
      return again;
    });

  await test.step('a preventive plan for equipment of its kind', async () => {
    await page.goto(`${url}/inventario/mantenimiento/planes`);
    await page.getByRole('button', { name: 'Crear plan' }).click();
    const drawer = page.getByRole('dialog', { name: 'Crear plan' });
    await drawer.getByRole('textbox', { name: 'Nombre del plan' }).fill('Revisión de portátiles del viaje');
    await drawer.getByRole('combobox', { name: 'Categoría' }).click();
    await page.getByRole('option', { name: 'Computadoras portátiles' }).click();
    await drawer.getByRole('textbox', { name: 'Cada cuántos meses' }).fill('6');
    await drawer.getByLabel('Primera fecha').fill('2030-01-15');
    await drawer.getByRole('textbox', { name: 'Instrucciones' }).fill('Limpiar y revisar la batería.');
    await drawer.getByRole('button', { name: 'Guardar' }).click();
    await expect(drawer).toBeHidden();
    await expect(page.getByText('Revisión de portátiles del viaje')).toBeVisible();
  });

  await test.step('it comes back and is retired with a reason, and its history tells all of it', async () => {
    await page.goto(`${url}/inventario?q=VIA-0001`);
    await page.getByRole('row').filter({ hasText: 'VIA-0001' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /VIA-0001/ })).toBeVisible();
    const address = page.url();
    await page.getByRole('link', { name: 'Recibir', exact: true }).click();
    await page.getByRole('button', { name: 'Recibir', exact: true }).click();
    await expect(page.getByText('Devolución').first()).toBeVisible();
    await page.goto(address);
    await page.getByRole('button', { name: 'Más acciones' }).click();
    await page.getByRole('menuitem', { name: 'Dar de baja' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Motivo' }).fill('La tarjeta madre no tiene reparación.');
    await dialog.getByRole('button', { name: 'Dar de baja' }).click();
    await expect(page.getByText(/Dado de baja el .*La tarjeta madre no tiene reparación\./)).toBeVisible();
    await page.getByRole('link', { name: 'Mantenimiento', exact: true }).last().click();
    await expect(page.getByText('$19,350.75').first()).toBeVisible();
    await page.getByRole('link', { name: 'Historia' }).click();
    const history = page.getByRole('main');
    for (const words of [folio, second.folio, 'La tarjeta madre no tiene reparación.']) {
      await expect(history).toContainText(words);
    }
  });

  await test.step('a round finds the other one, and its record is printed', async () => {
    await page.goto(`${url}/inventario/verificacion`);
    await page.getByRole('button', { name: 'Empezar una verificación' }).click();
    await pick(page, 'Ubicación', 'Bodega del viaje');
    await page.getByRole('button', { name: 'Empezar', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bodega del viaje' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Faltantes 1' })).toBeVisible();
    const reader = page.getByLabel('Escanee o escriba un número');
    await expect(reader).toBeFocused();
    await page.keyboard.type('via-0002\n');
    await expect(page.getByRole('status').filter({ hasText: 'Localizado' })).toContainText('VIA-0002');
    // A press on a tab takes the focus; the reader is heard all the same.
    await page.getByRole('tab', { name: 'Localizados 1' }).click();
    await page.keyboard.type('VIA-9999\n');
    await expect(page.getByRole('status').filter({ hasText: 'No está en el inventario' })).toBeVisible();
    await expect(reader).toBeFocused();
    await page.getByRole('button', { name: 'Cerrar la verificación' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cerrar la verificación' }).click();
    await expect(page.getByRole('button', { name: 'Acta en PDF' })).toBeFocused();
    const said = await paper(page, 'Acta en PDF');
    for (const words of ['Bodega del viaje', 'VIA-0002', 'VIA-9999']) expect(said).toContain(words);
  });

  await test.step('a label is printed', async () => {
    await page.goto(`${url}/inventario/etiquetas`);
    await read(page, 'Agregar equipos', 'VIA-0002');
    await expect(page.getByText('1 etiqueta en 1 hoja')).toBeVisible();
    expect(await paper(page, 'Guardar PDF')).toContain('VIA-0002');
  });

  expect(await site.verify()).toMatchObject({ ok: true });
});
