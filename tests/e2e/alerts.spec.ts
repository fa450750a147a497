import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, demoTest as test } from './server.ts';
import { FOLIO, go, signIn, ticket } from './steps.ts';

const main = (page: Page) => page.getByRole('main');
const list = (page: Page) => main(page).getByRole('grid', { name: 'Alertas' });
const NOTE = 'Se habló con quien la pidió: la refacción llega mañana.';

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
}

async function openCount(page: Page): Promise<number> {
  const label = await main(page)
    .getByText(/^Abiertas \(\d+\)$/)
    .innerText();
  return Number(/\d+/.exec(label)?.[0]);
}

test.describe('an alert', () => {
  test('of a late ticket is listed with its cause, seen to with a note, and gone from the open ones', async ({
    demo,
  }) => {
    const page = await demo.window('/');
    await signIn(page, 'encargado');
    await main(page)
      .getByRole('link', { name: /alertas abiertas/ })
      .click();
    await expect(page).toHaveURL(/\/indicadores\/alertas$/);
    const before = await openCount(page);
    expect(before).toBeGreaterThan(0);

    await page.getByRole('combobox', { name: 'Tipo' }).click();
    await page.getByRole('option', { name: 'Vencida' }).click();
    await expect(page).toHaveURL(/kind=overdue/);
    const late = list(page)
      .getByRole('row')
      .filter({ hasText: FOLIO })
      .filter({ hasText: /Venció / })
      .first();
    const folio = FOLIO.exec(await late.innerText())?.[0] ?? '';
    await late.click();
    const panel = page.getByRole('dialog', { name: new RegExp(folio) });
    await expect(panel.getByText('Crítica')).toBeVisible();
    await expect(page).toHaveURL(/open=\d+/);

    await panel.getByRole('link', { name: 'Abrir la solicitud' }).click();
    await expect(ticket(page)).toContainText(folio);
    await page.goBack();

    await panel.getByRole('button', { name: 'Marcar como atendida' }).click();
    const dialog = page.getByRole('dialog', { name: 'Marcar como atendida' });
    await dialog.getByRole('button', { name: 'Marcar como atendida' }).click();
    await expect(dialog.getByText('Falta este dato.')).toBeVisible();
    await dialog.getByRole('textbox', { name: /Qué se hizo/ }).fill(NOTE);
    await dialog.getByRole('button', { name: 'Marcar como atendida' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(
      list(page)
        .getByRole('row')
        .filter({ hasText: folio })
        .filter({ hasText: /Venció / }),
    ).toHaveCount(0);
    await expect.poll(() => openCount(page)).toBeLessThan(before);

    await main(page)
      .getByText(/^Atendidas \(\d+\)$/)
      .click();
    await list(page).getByRole('row').filter({ hasText: folio }).first().click();
    const seen = page.getByRole('dialog', { name: new RegExp(folio) });
    await expect(seen.getByText(NOTE)).toBeVisible();
    await seen.getByRole('button', { name: 'Volver a abrir' }).click();
    await expect(seen.getByRole('button', { name: 'Marcar como atendida' })).toBeVisible();
  });

  test('can be muted for oneself, and its thresholds are the administrator’s to set', async ({ demo }) => {
    const page = await demo.window('/');
    await signIn(page, 'administrador');
    await go(page, 'Indicadores');
    await page
      .getByRole('navigation', { name: 'Indicadores' })
      .getByRole('link', { name: /Alertas/ })
      .click();
    await list(page).getByRole('row').filter({ hasText: FOLIO }).first().click();
    await page.getByRole('button', { name: 'Silenciar para mí' }).click();
    await page
      .getByRole('dialog', { name: 'No avisarme más' })
      .getByRole('button', { name: 'Silenciar para mí' })
      .click();
    await expect(page.getByText('Silenciada para usted')).toBeVisible();
    await page.getByRole('dialog', { name: FOLIO }).getByRole('button', { name: 'Cerrar' }).click();
    await expect(page).not.toHaveURL(/open=/);

    expect(await faults(page)).toEqual([]);

    await main(page).getByRole('link', { name: 'Umbrales y avisos' }).click();
    const week = main(page).getByRole('region', { name: 'Semana desbalanceada' });
    await week.getByLabel('Desviación estándar').fill('80');
    await main(page).getByRole('button', { name: 'Guardar' }).click();
    await expect(week.getByText('Escriba un número de 0.5 a 50.')).toBeVisible();
    await week.getByLabel('Desviación estándar').fill('3.5');
    await week.getByRole('switch').uncheck({ force: true });
    await week.getByRole('switch').check({ force: true });
    await main(page).getByRole('button', { name: 'Guardar' }).click();
    await expect(main(page).getByRole('status').getByText('Guardado')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });
});
