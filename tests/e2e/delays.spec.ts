import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, demoTest as test } from './server.ts';
import { go, signIn } from './steps.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const main = (page: Page) => page.getByRole('main');

/** One of the parts of the page, by its name; it says how many it holds. */
function part(page: Page, name: string): Locator {
  return main(page)
    .getByRole('radiogroup', { name: 'Qué ver' })
    .getByText(new RegExp(`^${name}`));
}

const said = async (where: Locator) => Number(/\d+$/.exec(await where.innerText())?.[0] ?? 0);
const rows = (page: Page) =>
  main(page)
    .getByRole('row')
    .filter({ hasText: /SB-\d{4}-\d{6}/ });

test.describe('delays', () => {
  test('count what their lists hold, say why, and are told on the ticket as well', async ({ demo }) => {
    const page = await demo.window('/');
    await signIn(page, 'encargado');
    await go(page, 'Indicadores');
    await page
      .getByRole('navigation', { name: 'Indicadores' })
      .getByRole('link', { name: 'Demoras' })
      .click();
    await expect(part(page, 'En riesgo')).toHaveText(/: [1-9]/);
    await expect(rows(page)).toHaveCount(await said(part(page, 'En riesgo')));

    await part(page, 'Atoradas').click();
    const working = main(page)
      .getByRole('radiogroup', { name: 'Cuáles' })
      .getByText(/^Con técnico/);
    await expect(working).toHaveText(/: [1-9]/);
    await expect(rows(page)).toHaveCount(await said(working));
    await expect(rows(page).first()).toContainText('hábiles');

    await part(page, 'Por término').click();
    await expect(page).toHaveURL(/part=finish/);
    await expect(rows(page)).toHaveCount(await said(part(page, 'Por término')));
    const first = rows(page).first();
    const [folio = ''] = /SB-\d{4}-\d{6}/.exec(await first.innerText()) ?? [];
    await first.getByRole('button', { name: /^Por qué: / }).click();
    const reasons = page.getByRole('region', { name: 'Por qué' });
    await expect(reasons).toContainText('Se compara con las últimas');
    await expect(reasons).toContainText('Calculado');
    await page.keyboard.press('Escape');
    await expect(reasons).toBeHidden();

    await page.goto(new URL(`/solicitudes/${folio}`, page.url()).toString());
    await expect(main(page).getByText('Previsión')).toBeVisible();
    await expect(main(page).getByRole('button', { name: /^Por qué: Terminará aprox\. / })).toBeVisible();
  });

  test('show how right they were, each tenth with its list; accessible', async ({ demo }) => {
    const page = await demo.window('/');
    await signIn(page, 'maestro');
    await go(page, 'Indicadores');
    await page
      .getByRole('navigation', { name: 'Indicadores' })
      .getByRole('link', { name: 'Demoras' })
      .click();
    await part(page, 'Aciertos').click();
    await expect(main(page).getByText('Previsiones con desenlace')).toBeVisible();
    const card = main(page).getByRole('region', { name: 'Lo predicho frente a lo ocurrido' }).first();
    await card.getByText('Tabla').click();
    const link = card.getByRole('link', { name: /^Ver las \d+ de / }).last();
    const count = Number(await link.innerText());
    await link.click();
    await expect(page).toHaveURL(/band=\d/);
    await expect(main(page).getByText(/^Previsiones de \d+–\d+/)).toBeVisible();
    expect(count).toBeGreaterThan(0);
    await expect(rows(page).first()).toContainText(/A tiempo|Tarde/);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    ).toEqual([]);
  });
});
