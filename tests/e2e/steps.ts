import { expect, type Locator, type Page } from '@playwright/test';

/** What people do, in the words that they see on the screen (es-MX). */

export const FOLIO = /SB-\d{4}-\d{6}/;

/** A picture of 8 × 8 pixels. */
export const picture = {
  name: 'pantalla.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGNgyF+EFTEMLQkAWJVWgSQkmQcAAAAASUVORK5CYII=',
    'base64',
  ),
};

export interface Submitted {
  readonly folio: string;
  readonly technician: string;
}

/** From the sign-in page of a sample institution, by one press. `who`: a name or a user name. */
export async function signIn(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Entrar como.*\\b${who}\\b`) }).click();
  await expect(page.getByRole('navigation', { name: 'Secciones' }).first()).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Menú de / }).click();
  await page.getByRole('button', { name: 'Salir' }).click();
  await expect(page.getByRole('heading', { name: 'Entrar', exact: true })).toBeVisible();
}

/** To a section, by the rail. */
export async function go(page: Page, section: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Secciones' }).first();
  await rail.getByRole('link', { name: section, exact: true }).click();
}

/** The requester says what they need, with a picture, and reads folio, who has it and until when. */
export async function submitTicket(page: Page, title: string): Promise<Submitted> {
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Falla de impresora o escáner/ })
    .click();
  await page.getByRole('textbox', { name: '¿Qué pasa?' }).fill(title);
  await page
    .getByRole('textbox', { name: 'Detalles' })
    .fill('Desde esta mañana. El aviso se ve en la imagen.');
  await page.getByLabel('Elegir archivos').setInputFiles(picture);
  await page.getByRole('button', { name: 'Enviar solicitud' }).click();

  await expect(page.getByRole('heading', { name: 'Recibimos su solicitud' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText(/^Estará lista .* a más tardar\.$/)).toBeVisible();
  const who = await main.getByText(/^La tiene .+\.$/).innerText();
  const folio = FOLIO.exec(await main.getByText(FOLIO).first().innerText())?.[0] ?? '';
  await main.getByRole('link', { name: 'Ver la solicitud' }).click();
  const technician = who.replace(/^La tiene (.+)\.$/, '$1');
  await expect(progress(page)).toContainText(`En manos de ${technician}`);
  await expect(main.getByRole('img', { name: picture.name })).toBeVisible();
  return { folio, technician };
}

/** The requester’s line of progress. */
export function progress(page: Page): Locator {
  return page.getByRole('list', { name: 'Cómo va' });
}

export function bell(page: Page): Locator {
  return page.getByRole('button', { name: /^Notificaciones/ });
}

/** The number on the bell. */
export async function unread(page: Page): Promise<number> {
  const label = (await bell(page).getAttribute('aria-label')) ?? '';
  return Number(/\d+/.exec(label)?.[0] ?? 0);
}

/** Opens the bell and, from there, the ticket of a notification. */
export async function openFromBell(page: Page, folio: string): Promise<void> {
  await bell(page).click();
  await page
    .getByRole('link', { name: new RegExp(`Sin leer: .*${folio}`) })
    .first()
    .click();
  await expect(ticket(page)).toContainText(folio);
}

/** The open ticket’s pane. */
export function ticket(page: Page): Locator {
  return page.getByRole('region', { name: 'Solicitud abierta' });
}

export function action(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'Acciones de la solicitud' }).getByRole('button', { name });
}

export async function start(page: Page): Promise<void> {
  await action(page, 'Comenzar').click();
  await expect(ticket(page).getByText('En proceso').first()).toBeVisible();
}

async function write(
  page: Page,
  mode: 'Respuesta al solicitante' | 'Nota interna',
  text: string,
  verb: string,
) {
  const composer = page.getByRole('region', { name: 'Escribir' });
  await composer.getByRole('radio', { name: mode }).check({ force: true });
  await composer.getByRole('textbox', { name: mode }).fill(text);
  await composer.getByRole('button', { name: verb }).click();
  await expect(ticket(page).getByRole('article').filter({ hasText: text })).toBeVisible();
}

export function reply(page: Page, text: string): Promise<void> {
  return write(page, 'Respuesta al solicitante', text, 'Enviar respuesta');
}

export function note(page: Page, text: string): Promise<void> {
  return write(page, 'Nota interna', text, 'Guardar nota');
}

export async function resolve(page: Page, solution: string): Promise<void> {
  await action(page, 'Resolver').click();
  const dialog = page.getByRole('dialog', { name: 'Resolver' });
  await dialog.getByRole('textbox', { name: 'Solución' }).fill(solution);
  await dialog.getByRole('textbox', { name: /^Minutos de trabajo/ }).fill('25');
  await dialog.getByRole('button', { name: 'Resolver' }).click();
  await expect(dialog).toBeHidden();
  await expect(ticket(page).getByText('Resuelta').first()).toBeVisible();
}

/** The requester, whose page has turned to “¿Quedó resuelto?” by itself. */
export async function confirm(page: Page, solution: string): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByText('¿Quedó resuelto?')).toBeVisible();
  await expect(main.getByText(solution).first()).toBeVisible();
  await main.getByRole('radio', { name: '5 de 5: Muy buena' }).check({ force: true });
  await main.getByRole('textbox', { name: /^Comentario/ }).fill('Muy amable y rápido.');
  await main.getByRole('button', { name: 'Sí, quedó resuelto' }).click();
  await expect(main.getByText('Su calificación: 5 de 5.')).toBeVisible();
}

/** Ctrl+K, the folio, Enter. */
export async function openByFolio(page: Page, folio: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('textbox', { name: 'Buscar solicitudes' }).fill(folio);
  await expect(page.getByRole('option', { name: new RegExp(folio) }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(ticket(page)).toContainText(folio);
}

/** Asks for the history as PDF; what becomes of the file is the browser’s or the shell’s. */
export async function askForHistory(page: Page): Promise<void> {
  await action(page, 'Más acciones').click();
  await page.getByRole('menuitem', { name: 'Descargar historial en PDF' }).click();
}

export interface Story extends Submitted {
  readonly title: string;
  readonly requester: string;
  readonly reply: string;
  readonly note: string;
  readonly solution: string;
}

/** What the history of this story must say. Lines break where they fit: only words are compared. */
export function expectHistory(text: string, story: Story): void {
  const said = text.replace(/\s+/g, ' ');
  for (const part of [
    story.folio,
    story.title,
    story.requester,
    story.technician,
    story.solution,
    story.reply,
  ]) {
    expect(said).toContain(part);
  }
  const today = new Intl.DateTimeFormat('es-MX', {
    timeZone: 'America/Mexico_City',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const year = today.formatToParts(new Date()).find(({ type }) => type === 'year')?.value ?? '';
  expect(said).toMatch(new RegExp(`\\d{1,2} (de )?[a-z]{3,10}\\.?,? (de )?${year}`));
}
