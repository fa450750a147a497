import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pdfRenderer } from '#main/pdf/renderPdf.ts';
import { aService } from '../../builders/catalogue.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aPerson } from '../../builders/people.ts';
import { aTicket } from '../tickets/department.ts';
import { aWorkshop, type Workshop } from './workshop.ts';

/** A resolved ticket about a printer, of a service that prints a service form. */
async function aServedTicket(w: Workshop) {
  const service = await aService(w.d.t.host, { name: 'Reparación de equipo', printedForm: 'service' });
  const printer = await w.printer({
    inventoryNumber: 'IMP-0042',
    name: 'Impresora láser',
    serial: 'VNB3K12345',
  });
  const created = await w.d.as(w.d.requester).tickets.create({
    title: 'La impresora mancha las hojas',
    description: 'Desde ayer aparecen rayas negras en cada hoja que se imprime, sin importar el programa.',
    serviceId: service.id,
    assetIds: [],
  });
  await w.d.as(w.admin).assets.link({ ticketId: created.id, assetId: printer.id });
  const ticket = await w.d.as(w.admin).tickets.get({ id: created.id });
  if (ticket.assignee === null) throw new Error('Nobody has it');
  await w.record(printer.id, {
    ticketId: ticket.id,
    parts: [{ name: 'Rodillo de transferencia', quantity: 2, costCents: 30_000 }],
  });
  return w.d.as(ticket.assignee).tickets.resolve({
    id: ticket.id,
    version: ticket.version,
    solution:
      'Se cambió el rodillo de transferencia y se calibró la impresora.\nSe imprimieron diez hojas de prueba.',
    minutes: 95,
  });
}

describe('the service form', () => {
  it('tells who asked, what failed, what was done, with which parts and in what time, twice', async () => {
    await using w = await aWorkshop();
    const ticket = await aServedTicket(w);
    const file = await w.d.as(w.admin).tickets.serviceFormPdf({ id: ticket.folio, language: 'es' });
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (process.env['KEEP_PDF']) await writeFile(process.env['KEEP_PDF'], bytes);
    expect(file.name).toBe(`${ticket.folio}-servicio.pdf`);
    const read = readPdf(bytes);
    expect(read).toMatchObject({ isTagged: true, language: 'es-MX' });
    expect(read.pages.length).toBe(2);
    for (const page of read.pages) {
      for (const words of [
        ticket.folio,
        'Solicitante Sosa',
        'Reparación de equipo',
        'IMP-0042',
        'HP M404',
        'VNB3K12345',
        'rayas negras',
        'Se cambió el rodillo',
        'Rodillo de transferencia',
        '1 h 35 min',
        'REALIZÓ EL SERVICIO',
        'RECIBIÓ DE CONFORMIDAD',
      ]) {
        expect(page.replace(/\s+/g, ' ')).toContain(words);
      }
    }
    expect(read.pages[0]).toContain('Original');
    expect(read.pages[1]).toContain('Copia');
    // What it cost is between the institution and its supplier.
    expect(read.text).not.toContain('300');
    await pdfRenderer.stop();
  });

  it('leaves room to write by hand before it is resolved', async () => {
    await using w = await aWorkshop();
    const service = await aService(w.d.t.host, { printedForm: 'service' });
    const ticket = await aTicket(w.d, { serviceId: service.id });
    const file = await w.d.as(w.d.requester).tickets.serviceFormPdf({ id: ticket.id, language: 'en' });
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (process.env['KEEP_BLANK_PDF']) await writeFile(process.env['KEEP_BLANK_PDF'], bytes);
    expect(readPdf(bytes).text).toContain('Work done');
    await pdfRenderer.stop();
  });

  it('is for those who see the ticket, and for services that ask for it', async () => {
    await using w = await aWorkshop();
    const ticket = await aTicket(w.d);
    await expect(w.d.as(w.admin).tickets.serviceFormPdf({ id: ticket.id })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'noServiceForm' },
    });
    const other = await aPerson(w.d.t.host);
    await expect(w.d.as(other).tickets.serviceFormPdf({ id: ticket.id })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
