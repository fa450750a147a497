import { describe, expect, it } from 'vitest';
import { MINUTE } from '#shared/kernel/time.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { priorityWords } from '#shared/sla/words.ts';
import { historyChanges, historySentence, type Say } from '#shared/tickets/historySentence.ts';
import { historyTexts } from '#shared/tickets/historyTexts.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { aPng, JPEG } from './pictures.ts';

async function printed(
  d: Department,
  who: { readonly id: number },
  id: string,
  language?: 'es' | 'en' | 'pt',
) {
  const file = await d.as(who).tickets.historyPdf({ id, ...(language ? { language } : {}) });
  expect([file.name, file.type]).toEqual([`${id}.pdf`, 'application/pdf']);
  return readPdf(new Uint8Array(await file.arrayBuffer()));
}

/** A ticket from creation to a rating, with replies, a note, and pictures. */
async function aSolvedTicket(d: Department) {
  const { folio, id } = await aTicket(d, { title: 'La impresora «Ñandú» no imprime' });
  const technician = d.as(d.technician(0));
  const png = new File([new Uint8Array(aPng(640, 480))], 'pantalla.png', { type: 'image/png' });
  const jpeg = new File([new Uint8Array(JPEG)], 'foto.jpg', { type: 'image/jpeg' });
  const gif = new File([Buffer.from('GIF89a........................')], 'animada.gif', { type: 'image/gif' });
  await d.as(d.requester).tickets.attach({ id, files: [png, gif] });
  d.t.pass(5 * MINUTE);
  const reply = await technician.tickets.reply({ id, body: 'Voy para allá.\n\n  Con sangría' });
  await technician.tickets.attach({ id, files: [jpeg], messageId: reply.id });
  await technician.tickets.note({ id, body: 'Secreto: ya fallaba antes' });
  const { version } = await technician.tickets.get({ id });
  const working = await technician.tickets.start({ id, version });
  const solved = await technician.tickets.resolve({
    id,
    version: working.version,
    solution: 'Se cambió el tóner',
    minutes: 25,
  });
  await d.as(d.requester).tickets.close({ id, version: solved.version, rating: 5, comment: 'Muy bien' });
  return folio;
}

describe('the printed history of a ticket', () => {
  it('tells everything in words to staff, pictures included', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const folio = await aSolvedTicket(d);
    const pdf = await printed(d, d.manager, folio);
    expect(pdf).toMatchObject({ isTagged: true, language: 'es-MX', imageCount: 2 });
    expect(pdf.title).toBe(`${folio} · La impresora «Ñandú» no imprime`);
    for (const words of [
      folio,
      'Historial de la solicitud',
      'Desde la mañana, en el segundo piso.',
      'Solicitante Sosa',
      'Cerrada',
      'Técnica 0',
      'Se cambió el tóner',
      'Voy para allá.',
      'Archivo: animada.gif',
      'Secreto: ya fallaba antes',
      'Solicitante Sosa registró la solicitud',
      'Técnica 0 comenzó a trabajar en ella',
      'Solicitante Sosa la cerró',
      '5 de 5 — Muy bien',
      'Estado: de Nueva a Asignada',
      `Página 1 de ${pdf.pages.length}`,
    ]) {
      expect(pdf.text).toContain(words);
    }
  });

  it.each(LANGUAGES)('prints the very sentences and words that the screens show (%s)', async (language) => {
    await using d = await aDepartment({ technicians: 1 });
    const folio = await aSolvedTicket(d);
    const { items } = await d.as(d.manager).tickets.history({ id: folio });
    const pdf = await printed(d, d.manager, folio, language);
    const say: Say = {
      texts: historyTexts[language],
      words: { ...ticketWords[language], ...priorityWords[language] },
      dateTime: String,
      duration: (seconds) => `${seconds / 60} min`,
      hasArrows: false,
    };
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    for (const item of items) {
      const told = { ...item, actor: item.actor?.name ?? null };
      expect(plain(pdf.text)).toContain(historySentence(told, say));
      for (const line of historyChanges(told, say).filter((change) => !/\d{4}-/.test(change))) {
        expect(plain(pdf.text)).toContain(line);
      }
    }
    expect(items.length).toBeGreaterThan(6);
  });

  it('shows a requester no note, nor that there was one', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const folio = await aSolvedTicket(d);
    const pdf = await printed(d, d.requester, folio);
    expect(pdf.text).toContain('Voy para allá.');
    expect(pdf.text).not.toContain('Secreto');
    expect(pdf.text).not.toMatch(/nota/i);
  });

  it('is written in the language asked for', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const folio = await aSolvedTicket(d);
    const english = await printed(d, d.manager, folio, 'en');
    expect(english.language).toBe('en-GB');
    expect(english.text).toContain('Solicitante Sosa registered the ticket');
    expect(english.text).toContain('Page 1 of');
    const portuguese = await printed(d, d.manager, folio, 'pt');
    expect(portuguese.text).toContain('Solicitante Sosa registrou a solicitação');
    expect(portuguese.text).toContain('Página 1 de');
  });

  it('lists a damaged picture by its name and prints the rest', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { folio, id } = await aTicket(d);
    const cut = new File([new Uint8Array(aPng(200, 200).subarray(0, 60))], 'rota.png', { type: 'image/png' });
    await d.as(d.requester).tickets.attach({ id, files: [cut] });
    const pdf = await printed(d, d.requester, folio);
    expect(pdf.imageCount).toBe(0);
    expect(pdf.text).toContain('Archivo: rota.png');
    expect(pdf.text).toContain('La impresora no enciende');
  });

  it('is refused to whoever may not see the ticket', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { folio } = await aTicket(d);
    await expect(d.as(null).tickets.historyPdf({ id: folio })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

it('answers that it is busy when more ask at once than may wait', async () => {
  await using d = await aDepartment({ technicians: 1 });
  const { folio } = await aTicket(d);
  const asked = Array.from({ length: 60 }, () => d.as(d.requester).tickets.historyPdf({ id: folio }));
  const answers = await Promise.allSettled(asked);
  const refused = answers.filter((answer) => answer.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.length - refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'busy', status: 503 });
}, 60_000);
