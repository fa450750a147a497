import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readPdf } from '../builders/pdfText.ts';
import { expect, test } from './server.ts';
import { bell, signIn } from './steps.ts';

/** An asset made over the programming interface with the session of the window: the inventory has specs of its own. */
async function anAsset(page: Page, name: string, number: string): Promise<void> {
  const status = await page.evaluate(
    async ([assetName, inventoryNumber]) => {
      const send = async (path: string, body: object) => {
        const answer = await fetch(`/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: answer.status, body: (await answer.json()) as { id?: number } };
      };
      const known = (await (await fetch('/api/v1/asset-categories')).json()) as { items: { id: number }[] };
      const categoryId =
        known.items[0]?.id ??
        (
          await send('/asset-categories', {
            name: 'Cómputo',
            kind: 'equipment',
            usefulLifeMonths: 36,
            fields: [],
          })
        ).body.id;
      const empty = { areaId: null, locationId: null, parentId: null, supplierId: null, acquiredOn: null };
      const none = { invoice: null, warrantyUntil: null, usefulLifeMonths: null, notes: null };
      const facts = {
        brand: 'Dell',
        model: 'Latitude 5440',
        serial: `SN-${inventoryNumber}`,
        costCents: 1_850_050,
      };
      const made = await send('/assets', {
        name: assetName,
        inventoryNumber,
        categoryId,
        ...empty,
        ...none,
        ...facts,
      });
      return made.status;
    },
    [name, number],
  );
  expect(status).toBe(201);
}

/** What a barcode reader does: types the number and Enter. */
async function scan(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('Número de inventario o serie');
  await field.fill(text);
  await field.press('Enter');
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(name);
  await page.getByRole('option', { name }).first().click();
  await page.keyboard.press('Escape');
}

/** The paper opens in a page of its own; its bytes are read where it was opened from. */
async function paperOf(page: Page): Promise<ReturnType<typeof readPdf>> {
  const opened = page.waitForEvent('popup').catch(() => null);
  const saved = page.waitForEvent('download').catch(() => null);
  await page.evaluate(() => {
    // Headless browsers have no viewer: they save what they cannot show.
    window.open = () => null;
  });
  await page.getByRole('button', { name: 'Ver e imprimir' }).click();
  const download = await saved;
  void opened;
  if (download === null) throw new Error('The form was not saved');
  return readPdf(new Uint8Array(readFileSync(await download.path())));
}

test('equipment is handed over, confirmed by its holder, authorised, printed and given back', async ({
  site,
}) => {
  test.setTimeout(150_000);
  const { url, accounts } = await site.serve({ demo: true });
  const nameOf = (username: string) => accounts.find((one) => one.username === username)?.name ?? '';
  const holderName = nameOf('solicitante');
  const managerName = nameOf('encargado');

  const administrator = await site.window(url);
  await signIn(administrator, 'administrador');
  await anAsset(administrator, 'Laptop Latitude 5440', '5151-0001');
  await anAsset(administrator, 'Monitor 24 pulgadas', '5151-0002');

  // The person first, then one thing after another.
  const technician = await site.window(url);
  await signIn(technician, 'tecnico1');
  await technician.goto(`${url}/inventario/resguardos/nuevo`);
  await choose(technician, 'Quién recibe', holderName);
  await choose(technician, 'Quién autoriza', managerName);
  await scan(technician, '5151-0001');
  await expect(technician.getByText('Se agregó 5151-0001 Laptop Latitude 5440')).toBeVisible();
  await scan(technician, 'sn-5151-0002');
  await expect(technician.getByText('Se agregó 5151-0002 Monitor 24 pulgadas')).toBeVisible();
  await scan(technician, '5151-0001');
  await expect(technician.getByRole('alert').getByText(/Está dos veces en la lista/)).toBeVisible();
  const laptop = technician.getByRole('listitem').filter({ hasText: '5151-0001' });
  await laptop.getByRole('textbox', { name: 'Accesorios' }).fill('Cargador y mochila');
  await technician.getByRole('button', { name: 'Entregar' }).click();
  const heading = technician.getByRole('heading', { name: /^Resguardo RG-\d{4}-\d{6}$/ });
  await expect(heading).toBeVisible();
  const folio = /RG-\d{4}-\d{6}/.exec(await heading.innerText())?.[0] ?? '';
  await expect(technician.getByText('Por confirmar').first()).toBeVisible();

  // What is handed over cannot be handed over again.
  const second = await site.window(`${url}`);
  await signIn(second, 'tecnico2');
  await second.goto(`${url}/inventario/resguardos/nuevo`);
  await choose(second, 'Quién recibe', nameOf('titular'));
  await scan(second, '5151-0001');
  await expect(
    second.getByRole('alert').getByText(new RegExp(`^5151-0001 .*\\(${holderName}\\)$`)),
  ).toBeVisible();

  // The holder learns of it by the bell, reads it and says yes.
  const holder = await site.window(url);
  await signIn(holder, 'solicitante');
  await bell(holder).click();
  await holder
    .getByRole('link', { name: new RegExp(folio) })
    .first()
    .click();
  await expect(holder.getByText('Revise que recibió estos equipos')).toBeVisible();
  await expect(holder.getByText('Accesorios: Cargador y mochila')).toBeVisible();
  await holder.getByRole('button', { name: 'Confirmo que los recibí' }).click();
  await expect(holder.getByText('Ya está confirmado.')).toBeVisible();

  // The technician's page follows by itself; then the manager authorises.
  await expect(technician.getByText(/^Confirmó en el sistema el /)).toBeVisible();
  const manager = await site.window(url);
  await signIn(manager, 'encargado');
  await bell(manager).click();
  await manager
    .getByRole('link', { name: new RegExp(folio) })
    .first()
    .click();
  await manager.getByRole('button', { name: 'Autorizar' }).click();
  await expect(manager.getByText('Autorizado', { exact: true }).first()).toBeVisible();

  const paper = await paperOf(technician);
  expect(paper.isTagged).toBe(true);
  const said = paper.text.replaceAll('\n', ' ');
  for (const words of [
    folio,
    'Original: institución',
    'Copia: persona resguardante',
    'Copia: área de adscripción',
    '5151-0001',
    'Laptop Latitude 5440',
    'SN-5151-0002',
    '$37,001.00 MXN',
    holderName,
    managerName,
    'Confirmado en el sistema por',
  ]) {
    expect(said).toContain(words);
  }

  // Some of it comes back.
  await technician.getByRole('button', { name: 'Más acciones' }).click();
  await technician.getByRole('menuitem', { name: 'Registrar devolución' }).click();
  await expect(technician.getByRole('heading', { name: 'Nuevo resguardo' })).toBeVisible();
  await technician.getByRole('button', { name: /^Quitar 5151-0002/ }).click();
  await technician.getByRole('button', { name: 'Recibir' }).click();
  await expect(heading).not.toContainText(folio);
  await expect(technician.getByText('Devolución').first()).toBeVisible();
  await technician.goto(`${url}/inventario/resguardos/${folio}`);
  await expect(technician.getByText('En resguardo', { exact: true })).toHaveCount(1);
  await technician.goto(`${url}/inventario/resguardos?queue=open`);
  await expect(technician.getByRole('grid', { name: 'Resguardos' })).toContainText(folio);
});

test('somebody signs on the screen with the mouse, and takes a stroke back first', async ({ site }) => {
  test.setTimeout(120_000);
  const { url, accounts } = await site.serve({ demo: true });
  const holderName = accounts.find((one) => one.username === 'solicitante')?.name ?? '';
  const administrator = await site.window(url);
  await signIn(administrator, 'administrador');
  await anAsset(administrator, 'Proyector', '5151-0003');
  await administrator.goto(`${url}/inventario/resguardos/nuevo`);
  await choose(administrator, 'Quién recibe', holderName);
  await scan(administrator, '5151-0003');
  await administrator.getByRole('button', { name: 'Entregar' }).click();
  await administrator.getByRole('button', { name: 'Firmar en pantalla' }).click();
  const dialog = administrator.getByRole('dialog', { name: 'Firmar en pantalla' });
  const pad = dialog.getByRole('img', { name: /^Área para firmar/ });
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is nowhere to sign');
  const stroke = async (fromX: number, toX: number) => {
    await administrator.mouse.move(box.x + fromX, box.y + 40);
    await administrator.mouse.down();
    await administrator.mouse.move(box.x + toX, box.y + 110, { steps: 12 });
    await administrator.mouse.up();
  };
  await dialog.getByRole('button', { name: 'Guardar la firma' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Falta la firma.');
  await stroke(40, 200);
  await stroke(60, 280);
  await dialog.getByRole('button', { name: 'Deshacer' }).click();
  await dialog.getByRole('button', { name: 'Guardar la firma' }).click();
  await expect(dialog).toBeHidden();
  await expect(administrator.getByRole('img', { name: `Firma de ${holderName}` })).toBeVisible();
  await expect(administrator.getByText(/^Confirmado con su firma el /)).toBeVisible();
  await expect(administrator.getByText('Por autorizar').first()).toBeVisible();
});
