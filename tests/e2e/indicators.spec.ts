import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
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

function tile(page: Page, name: string): Locator {
  const tiles = main(page).getByRole('list', { name: 'Cifras del periodo' });
  return tiles.getByRole('link', { name: new RegExp(`^${name}`) });
}

/** All that a tile says, its details too. */
function said(page: Page, name: string): Promise<string> {
  return main(page)
    .getByRole('list', { name: 'Cifras del periodo' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: new RegExp(`^${name}`) }) })
    .innerText();
}

/** How many tickets the list behind a figure says that it has. */
async function countOfList(page: Page): Promise<number> {
  await expect(page).toHaveURL(/\/indicadores\/solicitudes\?/);
  const counted = main(page)
    .getByRole('strong')
    .filter({ hasText: /^\d[\d,]* solicitud(es)?$/ });
  await expect(counted).toBeVisible();
  return Number((await counted.innerText()).replace(/\D/g, ''));
}

/** A card with a chart, by its title. */
function card(page: Page, title: string): Locator {
  return main(page).getByRole('region', { name: title, exact: true }).first();
}

test.describe('the figures of the department', () => {
  test('open their lists with the same count, and the filters stay in the address', async ({ demo }) => {
    const page = await demo.window('/');
    await signIn(page, 'encargado');
    await go(page, 'Indicadores');
    await expect(tile(page, 'Recibidas')).toBeVisible();

    for (const [name, pattern] of [
      ['Recibidas', /Recibidas\s*(\d+)/],
      ['Pendientes', /Pendientes\s*(\d+)/],
      ['A tiempo', /\d+ de (\d+)/],
      ['Resolución', /(\d+) solicitud/],
      ['Calificación', /(\d+) calificaci/],
    ] as const) {
      const count = Number(pattern.exec(await said(page, name))?.[1]);
      expect(count, name).toBeGreaterThan(0);
      await tile(page, name).click();
      expect(await countOfList(page), name).toBe(count);
      await page.goBack();
      await expect(tile(page, 'Recibidas')).toBeVisible();
    }

    await main(page).getByRole('combobox', { name: 'Periodo' }).click();
    await page.getByRole('option', { name: 'Este año' }).click();
    await main(page).getByRole('combobox', { name: 'Servicio' }).click();
    await page.getByRole('option', { name: 'Falla de computadora' }).click();
    await expect(page).toHaveURL(/period=year.*serviceId=\d+/);
    await page.reload();
    await expect(main(page).getByRole('combobox', { name: 'Periodo' })).toHaveValue('Este año');
    await expect(main(page).getByRole('combobox', { name: 'Servicio' })).toHaveValue('Falla de computadora');
    const narrowed = Number(/\d+/.exec(await tile(page, 'Recibidas').innerText())?.[0]);
    await tile(page, 'Recibidas').click();
    await expect(main(page)).toContainText('Servicio: Falla de computadora');
    expect(await countOfList(page)).toBe(narrowed);
  });

  test('stand in a table beside each chart, by the keyboard alone', async ({ demo }) => {
    const page = await demo.window('/indicadores');
    await signIn(page, 'maestro');
    const states = card(page, 'Estado de lo recibido');
    await expect(states.getByRole('img')).toHaveAttribute('aria-label', /^Estado de lo recibido\. De \d+/);
    await states.getByRole('radio', { name: 'Gráfica' }).focus();
    await page.keyboard.press('ArrowRight');
    const table = states.getByRole('table');
    await expect(table).toBeVisible();
    const closed = table.getByRole('link', { name: /Cerrada/ });
    const count = Number(/\d+/.exec(await closed.innerText())?.[0]);
    await closed.focus();
    await page.keyboard.press('Enter');
    expect(await countOfList(page)).toBe(count);
    await expect(main(page)).toContainText('Estado ahora: Cerrada');
  });

  test('open from a bar of a chart as well', async ({ demo }) => {
    const page = await demo.window('/indicadores');
    await signIn(page, 'encargado');
    const channels = card(page, 'Por canal');
    await channels.scrollIntoViewIfNeeded();
    const bar = channels.locator('svg rect[fill]:not([fill="transparent"])').last();
    await bar.click();
    await expect(page).toHaveURL(/channel=/);
    expect(await countOfList(page)).toBeGreaterThan(0);
  });

  test('have no barrier that axe finds', async ({ demo }) => {
    const page = await demo.window('/indicadores');
    await signIn(page, 'encargado');
    await expect(card(page, 'Cuándo llegan').getByRole('img')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    for (const path of [
      '/indicadores/solicitudes?indicator=onTime',
      '/indicadores/personas',
      '/indicadores/personas/5',
      '/indicadores/definiciones',
    ]) {
      await page.goto(`${demo.url}${path}`);
      await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      expect(await faults(page), path).toEqual([]);
    }
  });

  test('are one’s own for a technician, and nothing for a requester', async ({ demo }) => {
    const page = await demo.window('/');
    await signIn(page, 'tecnico1');
    await expect(main(page).getByRole('heading', { name: 'Mías' })).toBeVisible();
    await go(page, 'Mi trabajo');
    await expect(main(page).getByRole('heading', { name: 'Mi trabajo' })).toBeVisible();
    await expect(main(page).getByRole('table').first()).toContainText('Mediana del grupo');
    await page.goto(`${demo.url}/indicadores`);
    await expect(main(page)).toContainText('Esta página no es para su función');

    const other = await demo.window('/');
    await signIn(other, 'solicitante');
    await expect(other.getByRole('navigation', { name: 'Secciones' }).first()).not.toContainText(
      'Indicadores',
    );
    await other.goto(`${demo.url}/indicadores/definiciones`);
    await expect(main(other)).toContainText('Esta página no es para su función');
  });
});
