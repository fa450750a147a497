import { readFileSync } from 'node:fs';
import { readPdf } from '../builders/pdfText.ts';
import { expect, test } from './server.ts';
import {
  askForHistory,
  bell,
  confirm,
  expectHistory,
  note,
  openByFolio,
  openFromBell,
  progress,
  reply,
  resolve,
  signIn,
  start,
  submitTicket,
  ticket,
  unread,
} from './steps.ts';

test('a request goes from the requester to the technician and back, and its history is printed', async ({
  site,
}) => {
  test.setTimeout(120_000);
  const { url, accounts } = await site.serve({ demo: true });
  const technicians = accounts.filter(({ role }) => role === 'technician');
  const requester = await site.window(url);
  await signIn(requester, 'solicitante');

  // Nobody knows yet whom it will fall to: all five are at their desks.
  const desks = new Map(
    await Promise.all(
      technicians.map(async ({ name, username }) => {
        const page = await site.window(url);
        await signIn(page, username);
        await expect(
          page
            .getByRole('grid', { name: 'Lista de solicitudes' })
            .or(page.getByText('No tiene solicitudes pendientes')),
        ).toBeVisible();
        return [name, { page, before: await unread(page) }] as const;
      }),
    ),
  );

  const title = 'La impresora del segundo piso mancha las hojas';
  const submitted = await submitTicket(requester, title);
  const story = {
    ...submitted,
    title,
    requester: accounts.find(({ username }) => username === 'solicitante')?.name ?? '',
    reply: 'Voy para allá con un cartucho nuevo.',
    note: 'El rodillo ya se había cambiado en octubre.',
    solution: 'Se cambió el cartucho y se limpió el rodillo; salió una prueba limpia.',
  };
  const desk = desks.get(story.technician);
  if (desk === undefined) throw new Error(`${story.technician} is none of the technicians`);
  const technician = desk.page;
  await expect(bell(technician)).toHaveAccessibleName(`Notificaciones: ${desk.before + 1} sin leer`);
  for (const { page } of desks.values()) if (page !== technician) await page.context().close();

  await openFromBell(technician, story.folio);
  await expect(bell(technician)).toHaveAccessibleName(
    desk.before === 0 ? 'Notificaciones' : `Notificaciones: ${desk.before} sin leer`,
  );
  await expect(ticket(technician).getByRole('img', { name: 'pantalla.png' })).toBeVisible();
  await start(technician);
  await reply(technician, story.reply);
  await note(technician, story.note);
  await expect(requester.getByText(story.reply)).toBeVisible();
  await resolve(technician, story.solution);

  await confirm(requester, story.solution);
  await expect(progress(requester)).toContainText('Cerrada');
  await expect(requester.getByText(story.note)).toHaveCount(0);
  await requester.reload();
  await expect(requester.getByText(story.solution).first()).toBeVisible();
  await expect(requester.getByText(story.note)).toHaveCount(0);
  await expect(ticket(technician).getByText('Cerrada').first()).toBeVisible();

  const administrator = await site.window(url);
  await signIn(administrator, 'administrador');
  await openByFolio(administrator, story.folio);
  const [file] = await Promise.all([administrator.waitForEvent('download'), askForHistory(administrator)]);
  expect(file.suggestedFilename()).toContain(story.folio);
  const { text, isTagged } = readPdf(readFileSync(await file.path()));
  expectHistory(text, story);
  expect(isTagged).toBe(true);
});
