import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, demoTest as test } from './server.ts';
import { go, signIn, signOut } from './steps.ts';

const main = (page: Page) => page.getByRole('main');
const section = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });

async function openGoals(page: Page, place = 'Indicadores'): Promise<void> {
  await go(page, place);
  await page.getByRole('link', { name: 'Metas', exact: true }).click();
  await expect(main(page).getByRole('heading', { name: 'Metas', exact: true })).toBeVisible();
}

async function faults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('a manager proposes a goal, the master accepts it, the technician sees how they stand', async ({
  demo,
}) => {
  const page = await demo.window('/');
  await signIn(page, 'encargado');
  await openGoals(page);
  await main(page).getByRole('button', { name: 'Proponer meta' }).click();
  const drawer = page.getByRole('dialog', { name: 'Nueva meta' });
  await drawer.getByRole('combobox', { name: 'De quién' }).click();
  await page.getByRole('option', { name: 'Un técnico' }).click();
  await drawer.getByRole('combobox', { name: 'Técnico' }).fill('Bruno');
  await page.getByRole('option', { name: 'Bruno Salazar Peña' }).click();
  await drawer.getByRole('combobox', { name: 'Qué se mide' }).click();
  await page.getByRole('option', { name: 'En el primer plazo' }).click();
  await drawer.getByRole('button', { name: 'Guardar' }).click();
  // Nothing is sent without a target, and nothing that was typed is lost.
  await expect(drawer.getByRole('textbox', { name: 'Meta' })).toBeFocused();
  await drawer.getByRole('textbox', { name: 'Meta' }).fill('93');
  await drawer.getByRole('textbox', { name: 'Por qué' }).fill('Para llegar a lo que logró la prueba');
  await drawer.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Propuesta enviada')).toBeVisible();
  const proposal = section(page, 'Propuestas por decidir').getByRole('article', {
    name: 'En el primer plazo',
  });
  await expect(proposal).toContainText('al menos 93');
  await expect(proposal.getByRole('button', { name: 'Aceptar' })).toHaveCount(0);
  await signOut(page);

  await signIn(page, 'maestro');
  await openGoals(page);
  await proposal.getByRole('button', { name: 'Aceptar' }).click();
  const own = section(page, 'De una persona').getByRole('article', { name: 'En el primer plazo' });
  await expect(own).toContainText('Bruno Salazar Peña');
  await expect(own).toContainText(/Va a \d+\s?% de 93\s?%; al ritmo actual terminará en \d+\s?%\./);
  const tickets = own.getByRole('link', { name: /^\d+ solicitud/ });
  const count = Number.parseInt(await tickets.innerText(), 10);
  expect(count).toBeGreaterThan(0);
  await tickets.click();
  await expect(page).toHaveURL(/\/indicadores\/solicitudes\?/);
  await expect(main(page).getByRole('strong')).toHaveText(new RegExp(`^${count} solicitud(es)?$`));
  await page.goBack();
  await own.getByRole('link', { name: 'En el primer plazo' }).click();
  const detail = page.getByRole('dialog', { name: 'En el primer plazo' });
  await expect(detail.getByRole('row')).toHaveCount(13);
  await expect(detail).toContainText('Fernando Aguirre Solís');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await signOut(page);

  await signIn(page, 'tecnico2');
  await openGoals(page, 'Mi trabajo');
  await expect(section(page, 'De una persona').getByRole('article')).toHaveCount(2);
  const ofRole = section(page, 'De cada técnico de una función');
  await expect(ofRole).toContainText('Bruno Salazar Peña');
  await expect(ofRole).not.toContainText('Carla');
  await expect(main(page).getByRole('button', { name: /meta/ })).toHaveCount(0);
  await go(page, 'Mi trabajo');
  await expect(section(page, 'Metas')).toContainText('En el primer plazo');
  const idle = section(page, 'Tiempo sin actividad registrada').first();
  await expect(idle).toContainText('no se observa teclado ni pantalla');
  expect(await faults(page)).toEqual([]);
});
