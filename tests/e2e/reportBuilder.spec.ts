import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, demoTest as test } from './server.ts';
import { go, signIn } from './steps.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(TAGS)
      : axe.withRules('color-contrast')
    ).analyze();
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme} ${id}: ${target.join(' ')}`));
    }
  }
  return found;
}

const main = (page: Page) => page.getByRole('main');
const preview = (page: Page) => main(page).getByRole('region', { name: 'Vista previa' });

/** Adds to a list by typing and Enter: what the keyboard alone does. */
async function add(page: Page, field: string, name: string): Promise<void> {
  const box = main(page).getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

test.describe('a report that somebody builds', () => {
  test('is seen as it grows, told what does not fit, kept as a draft, and saved', async ({ demo }) => {
    const page = await demo.window('/informes/nuevo');
    await signIn(page, 'encargado');
    // It begins with something sensible, calculated already.
    await expect(
      preview(page).getByRole('heading', { name: 'Solicitudes por servicio' }).first(),
    ).toBeVisible();
    await expect(preview(page).getByRole('table').first()).toContainText('Total');

    await main(page).getByRole('textbox', { name: 'Título', exact: true }).fill('Por área y prioridad');
    await add(page, 'Agregar fila', 'Prioridad');
    await add(page, 'Agregar fila', 'Área');
    await main(page).getByRole('button', { name: 'Quitar Servicio' }).click();
    // By the keyboard the area comes first.
    const up = main(page).getByRole('button', { name: 'Subir Área' });
    await up.focus();
    await page.keyboard.press('Enter');
    const rows = main(page).getByRole('list', { name: 'Filas' }).getByRole('listitem');
    await expect(rows).toHaveText([/Área/, /Prioridad/]);
    const table = preview(page).getByRole('table').first();
    await expect(table).toContainText('Crítica');
    await expect(table.getByRole('columnheader').first()).toHaveText('Área');

    // What does not fit is said in plain words, and the last one stays.
    await add(page, 'Agregar medida', 'Pendientes');
    await add(page, 'Agregar fila', 'Semana');
    await expect(main(page).getByRole('alert')).toContainText(
      '“Pendientes” es de este momento y no se reparte por “Semana”',
    );
    await expect(table).toContainText('Crítica');
    await main(page).getByRole('button', { name: 'Quitar Semana' }).click();
    await expect(main(page).getByRole('alert')).toHaveCount(0);

    // A closed window loses nothing.
    await page.reload();
    await expect(main(page).getByRole('textbox', { name: 'Título', exact: true })).toHaveValue(
      'Por área y prioridad',
    );
    await expect(rows).toHaveText([/Área/, /Prioridad/]);
    await expect(preview(page).getByRole('table').first()).toContainText('Pendientes');

    await main(page).getByRole('button', { name: 'Guardar' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Nombre del informe' })).toHaveValue(
      'Por área y prioridad',
    );
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await expect(page).toHaveURL(/\/informes\/\d+\/editar$/);
    await expect(main(page).getByRole('heading', { name: 'Cambiar informe' })).toBeVisible();
    await expect(preview(page).getByRole('table').first()).toContainText('Crítica');
    await go(page, 'Informes');
    await expect(main(page)).toContainText('Por área y prioridad');
  });

  test('opens the list behind each figure with the same count, and back is the preview as it was', async ({
    demo,
  }) => {
    const page = await demo.window('/informes/nuevo');
    await signIn(page, 'encargado');
    await main(page).getByRole('textbox', { name: 'Título', exact: true }).fill('Lo que se pidió');
    await add(page, 'Agregar fila', 'Ubicación');
    const table = preview(page).getByRole('table').first();
    await expect(table.getByRole('columnheader', { name: 'Ubicación' })).toBeVisible();
    const counted = main(page)
      .getByRole('strong')
      .filter({ hasText: /^[\d,]+ (solicitud|registro)/ });
    // The whole has the list of its indicator, a group that no such list knows has its own.
    const opened = [
      [table.getByRole('link', { name: /^Total, Recibidas: / }), /\/indicadores\/solicitudes\?/],
      [table.getByRole('link', { name: /, Recibidas: / }).first(), /\/informes\/registros\?/],
    ] as const;
    for (const [figure, address] of opened) {
      const count = /:\s*(\d[\d,]*?),?\s/.exec(await figure.innerText())?.[1];
      await figure.focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(address);
      await expect(counted).toHaveText(new RegExp(`^${count} `));
      await page.goBack();
      await expect(main(page).getByRole('textbox', { name: 'Título', exact: true })).toHaveValue(
        'Lo que se pidió',
      );
      await expect(table.getByRole('columnheader', { name: 'Ubicación' })).toBeVisible();
    }
  });

  test('is for everybody: no fault that a machine finds, and nothing beyond a phone’s edge', async ({
    demo,
  }) => {
    const page = await demo.window('/informes/nuevo?plantilla=areaByMonth');
    await signIn(page, 'encargado');
    await expect(preview(page).getByRole('table').first()).toContainText('Total');
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(preview(page)).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
