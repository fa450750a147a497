import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '../../builders/pdfText.ts';
import { Server } from '../server.ts';
import {
  askForHistory,
  confirm,
  expectHistory,
  go,
  note,
  openByFolio,
  openFromBell,
  progress,
  reply,
  resolve,
  signIn,
  signOut,
  start,
  submitTicket,
  ticket,
} from '../steps.ts';
import { expect, test } from './desktopApp.ts';

test('the same story in the desktop program, with a native notification of what happens elsewhere', async ({
  desktop,
  browser,
}) => {
  test.setTimeout(120_000);
  const driver = await desktop.launch({ demo: true });
  const { page } = driver;
  await signIn(page, 'solicitante');
  const title = 'La impresora del tercer piso no responde';
  const submitted = await submitTicket(page, title);
  const story = {
    ...submitted,
    title,
    requester: 'Sofía Ramírez Ortega',
    reply: 'La reviso ahora mismo desde aquí.',
    note: 'Es la misma de la semana pasada.',
    solution: 'Se instaló de nuevo el controlador y se imprimió una prueba.',
  };
  await signOut(page);

  await signIn(page, story.technician);
  await expect.poll(async () => (await driver.snapshot()).badge).toBeGreaterThan(0);
  await openFromBell(page, story.folio);
  await start(page);
  await reply(page, story.reply);
  await note(page, story.note);

  // The requester answers from a telephone: another process on the same data. The desk is told natively.
  await go(page, 'Tablero');
  const before = (await driver.snapshot()).notices.length;
  const server = await Server.start(desktop, { demo: true });
  const telephone = await browser.newPage({ viewport: { width: 390, height: 800 }, locale: 'es-MX' });
  try {
    await telephone.goto(`${server.url}/solicitudes/${story.folio}`);
    await telephone.getByRole('button', { name: /^Entrar como.*\bsolicitante\b/ }).click();
    await telephone.getByRole('textbox', { name: 'Escribir al departamento' }).fill('Sigue sin responder.');
    await telephone.getByRole('button', { name: 'Enviar', exact: true }).click();
    const conversation = telephone.getByRole('region', { name: 'Conversación' });
    await expect(conversation.getByText('Sigue sin responder.')).toBeVisible();
    await expect(telephone.getByText(story.note)).toHaveCount(0);
  } finally {
    await telephone.close();
    await server.stop();
  }
  await expect.poll(async () => (await driver.snapshot()).notices.length).toBe(before + 1);
  expect((await driver.snapshot()).notices.at(-1)).toMatchObject({
    title: expect.stringContaining(story.folio),
    body: `${story.requester} respondió`,
  });
  await driver.act('noticeClick', before);
  await expect(ticket(page).getByText('Sigue sin responder.')).toBeVisible();
  await resolve(page, story.solution);
  await signOut(page);

  await signIn(page, 'solicitante');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await confirm(page, story.solution);
  await expect(progress(page)).toContainText('Cerrada');
  await expect(page.getByText(story.note)).toHaveCount(0);
  await signOut(page);

  await signIn(page, 'administrador');
  const file = join(desktop.profileDir, 'historial.pdf');
  await driver.act('answerSave', file);
  await openByFolio(page, story.folio);
  await askForHistory(page);
  await expect
    .poll(() => existsSync(file) && readFileSync(file).subarray(-6).toString().trim())
    .toBe('%%EOF');
  expectHistory(readPdf(readFileSync(file)).text, story);
  if (!driver.isReal) expect(driver.strayRequests).toEqual([]);
  expect(await driver.quit()).toBe(0);
});
