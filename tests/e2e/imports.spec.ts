import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { anAgentFile } from '../builders/agentFile.ts';
import { expect, test } from './server.ts';
import { signIn } from './steps.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function workbook(rows: SheetData, name: string) {
  return { name, mimeType: XLSX, buffer: await writeWorkbook(rows).toBuffer() };
}

const HEADINGS = ['Clave', 'Bien', 'Tipo', 'Situación', 'Comprado', 'Color'];

test('an old spreadsheet of equipment comes in: columns, preview, errors, mended, imported, kept', async ({
  site,
}) => {
  const server = await site.serve({ demo: true });
  const page = await site.window(server.url);
  await signIn(page, 'administrador');
  await page.goto(`${server.url}/administracion/importar`);
  const main = page.getByRole('main');
  const drop = page.getByLabel('Elegir archivos');

  // With a title above the headings, a status nobody knows, and a date that does not exist.
  await drop.setInputFiles(
    await workbook(
      [
        ['Inventario de la oficina'],
        HEADINGS,
        ['E2E-001', 'Torre de prueba', 'Cómputo de prueba', 'En bodega', '03/04/2024', 'gris'],
        ['E2E-002', 'Pantalla de prueba', 'Monitores de prueba', 'Quién sabe', '31/02/2024', ''],
      ],
      'inventario.xlsx',
    ),
  );
  await expect(main.getByText('2 líneas de datos y 6 columnas.')).toBeVisible();
  await expect(main.getByRole('textbox', { name: 'Línea de los encabezados' })).toHaveValue('2');
  await expect(main.getByRole('combobox', { name: 'Número de inventario', exact: true })).toHaveValue(
    'Clave',
  );
  await expect(main.getByRole('combobox', { name: 'Estado del equipo' })).toHaveValue('Situación');

  // One that the names did not tell.
  await main.getByRole('combobox', { name: 'Fecha de adquisición' }).selectOption('Comprado');
  await expect(main.getByText('03/04/2024 es el 3 abr 2024.')).toBeVisible();
  await main.getByRole('checkbox', { name: 'Color' }).check();
  const preview = main.getByRole('region', { name: '3. La vista previa' });
  await expect(preview.getByRole('row').nth(1)).toContainText('2024-04-03');
  await expect(preview.getByText('“Quién sabe” no es un estado')).toBeVisible();

  // Said what it means; the date must be mended in the file.
  await main.getByRole('combobox', { name: 'Quién sabe' }).selectOption('En reparación');
  await expect(preview.getByText('“Quién sabe” no es un estado')).toBeHidden();
  await main.getByRole('button', { name: 'Probar sin guardar' }).click();
  const errors = main.getByRole('region', { name: 'Errores del archivo' });
  await expect(errors.getByRole('row').nth(1)).toContainText('4Comprado“31/02/2024” no es una fecha');
  await expect(main.getByRole('button', { name: 'Importar', exact: true })).toBeDisabled();

  // What was chosen is still there with the mended file.
  await drop.setInputFiles(
    await workbook(
      [
        ['Inventario de la oficina'],
        HEADINGS,
        ['E2E-001', 'Torre de prueba', 'Cómputo de prueba', 'En bodega', '03/04/2024', 'gris'],
        ['E2E-002', 'Pantalla de prueba', 'Monitores de prueba', 'Quién sabe', '29/02/2024', ''],
      ],
      'inventario corregido.xlsx',
    ),
  );
  await expect(main.getByRole('combobox', { name: 'Quién sabe' })).toHaveValue('inRepair');
  await main.getByRole('button', { name: 'Probar sin guardar' }).click();
  await main.getByRole('button', { name: 'Importar 2 líneas' }).click();
  await expect(main.getByText('Se importaron 2 líneas')).toBeVisible();
  await main.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Hoja de la oficina');
  await main.getByRole('button', { name: 'Guardar la correspondencia' }).click();
  await expect(page.getByText('Se guardó la correspondencia “Hoja de la oficina”.')).toBeVisible();

  await page.goto(`${server.url}/inventario?q=E2E-002`);
  await expect(page.getByRole('main').getByText('Pantalla de prueba').first()).toBeVisible();

  // Offered the next time for the same headings.
  await page.goto(`${server.url}/administracion/importar`);
  await drop.setInputFiles(await workbook([HEADINGS, ['E2E-003', 'Otra', '', '', '', '']], 'otro.xlsx'));
  await expect(main.getByRole('combobox', { name: 'Correspondencia guardada' })).toContainText(
    'Hoja de la oficina',
  );
  await expect(main.getByRole('combobox', { name: 'Fecha de adquisición' })).toHaveValue('Comprado');
});

test('a list is exported as it is shown', async ({ site }) => {
  const server = await site.serve({ demo: true });
  const page = await site.window(server.url);
  await signIn(page, 'administrador');
  await page.goto(`${server.url}/administracion/personas?q=tecnico`);
  await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: 'Exportar' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Excel' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Personas.xlsx');
  const [sheet] = await readWorkbook(await readFile(await file.path()));
  expect(sheet?.data[0]).toEqual(expect.arrayContaining(['Nombre', 'Usuario']));
  expect(sheet?.data.length).toBeGreaterThan(1);
  const users = sheet?.data.slice(1).map((row) => row[sheet.data[0]?.indexOf('Usuario') ?? 0]);
  expect(users?.every((user) => String(user).includes('tecnico'))).toBe(true);
});

test('what an agent read of a machine comes in: tried, a bad file told by its name, imported, seen', async ({
  site,
}) => {
  const server = await site.serve({ demo: true });
  const page = await site.window(server.url);
  await signIn(page, 'administrador');
  await page.goto(`${server.url}/administracion/importar`);
  const main = page.getByRole('main');
  const drop = page.getByLabel('Elegir archivos');
  await main.getByText('Equipos leídos por un agente (GLPI)').click();
  await expect(main.getByText(/Nunca se cambian el resguardo, el estado, el costo/)).toBeVisible();

  const json = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const good = json(
    'pc-e2e.json',
    JSON.stringify(anAgentFile({ bios: { ssn: 'E2E-AGENTE', smodel: 'Caja 1' } })),
  );
  await drop.setInputFiles([good, json('cortado.json', '{"deviceid":"a"')]);
  await main.getByRole('button', { name: 'Probar sin guardar' }).click();
  const errors = main.getByRole('region', { name: 'Errores del archivo' });
  await expect(errors.getByRole('row').nth(1)).toContainText('cortado.json');
  const planned = main.getByRole('region', { name: 'Qué cambiaría' });
  await expect(planned.getByRole('row').nth(1)).toContainText(/Nuevo.*pc-e2e\.json.*Modelo: Caja 1/);
  await expect(main.getByRole('button', { name: 'Importar', exact: true })).toBeDisabled();

  // The good one stays chosen when the other is taken out.
  await main.getByRole('button', { name: /cortado\.json/ }).click();
  await main.getByRole('button', { name: 'Probar sin guardar' }).click();
  await main.getByRole('button', { name: 'Importar 1 equipo' }).click();
  await expect(main.getByText('Se importó 1 equipo')).toBeVisible();

  await page.goto(`${server.url}/inventario?q=E2E-AGENTE`);
  await expect(main.getByText('pc-archivo').first()).toBeVisible();
});
