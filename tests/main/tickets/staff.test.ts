import { describe, expect, it } from 'vitest';
import { SECOND } from '#shared/kernel/time.ts';
import { aPerson } from '../../builders/people.ts';
import { aDepartment, aTicket } from './department.ts';

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

describe('creating', () => {
  it('on behalf is for staff, with the channel', async () => {
    await using d = await aDepartment();
    const input = { title: 'Sin tono', description: 'El teléfono no da tono', requesterId: d.requester.id };
    const made = await d.as(d.technician(0)).tickets.create({ ...input, channel: 'phone' });
    expect(made).toMatchObject({ channel: 'phone', requester: { id: d.requester.id } });
    expect(made.createdBy?.id).toBe(d.technician(0).id);
    const told = await d.as(d.requester).notifications.list({});
    expect(told.items.map((item) => item.kind)).toEqual(['created']);
    const other = await aPerson(d.t.host);
    await expect(d.as(other).tickets.create(input)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets requesters describe the impact but not set the urgency', async () => {
    await using d = await aDepartment();
    const made = await d.as(d.requester).tickets.create({
      title: 'Todo caído',
      description: 'Nadie puede trabajar',
      impact: 'high',
      urgency: 'high',
      channel: 'phone',
    });
    expect(made).toMatchObject({ impact: 'high', urgency: 'medium', channel: 'portal' });
  });

  it('drops control characters, turns of writing and lone surrogates instead of refusing what was pasted', async () => {
    await using d = await aDepartment();
    const made = await d.as(d.requester).tickets.create({
      title: 'Mi\u0000 equipo\u000bfalla \ud800',
      description: 'uno\r\ndos\u0007 😀 \u202eRTL \u05d0\u200f',
    });
    expect(made.title).toBe('Mi equipo falla \ufffd');
    expect(made.description).toBe('uno\ndos 😀 RTL \u05d0\u200f');
  });
});

describe('attachments', () => {
  it('show images in place by their content and never SVG or HTML, whatever their name says', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const files = [
      new File([PNG], 'foto.bin'),
      new File(['<svg onload="alert(1)"/>'], 'dibujo.png', { type: 'image/png' }),
      new File(['<html>'], '../../etc/página?.html', { type: 'text/html' }),
    ];
    const { items } = await d.as(d.requester).tickets.attach({ id: ticket.id, files });
    expect(items.map((item) => [item.name, item.mediaType, item.isInline])).toEqual([
      ['foto.bin', 'image/png', true],
      ['dibujo.png', 'application/octet-stream', false],
      ['página_.html', 'application/octet-stream', false],
    ]);
    const file = await d.as(d.technician(0)).tickets.attachmentContent({ id: items[0]?.id ?? 0 });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG);
    const other = d.as(await aPerson(d.t.host));
    await expect(other.tickets.attachmentContent({ id: items[0]?.id ?? 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('keep internal files from requesters', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const note = await technician.tickets.note({ id: ticket.id, body: 'Captura' });
    const { items } = await technician.tickets.attach({
      id: ticket.id,
      files: [new File([PNG], 'interna.png')],
      messageId: note.id,
    });
    expect(items[0]).toMatchObject({ isInternal: true, messageId: note.id });
    const requester = d.as(d.requester);
    expect((await requester.tickets.get({ id: ticket.id })).attachments).toEqual([]);
    await expect(requester.tickets.attachmentContent({ id: items[0]?.id ?? 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(JSON.stringify(await requester.tickets.history({ id: ticket.id }))).not.toContain('interna');
  });

  it('refuse what is empty or too large', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const attach = (file: File) => d.as(d.requester).tickets.attach({ id: ticket.id, files: [file] });
    await expect(attach(new File([], 'vacío.txt'))).rejects.toMatchObject({ code: 'unsupportedFile' });
    const admin = await aPerson(d.t.host, { roles: ['administrator'] });
    const { versions } = await d.as(admin).settings.get({});
    await d.as(admin).settings.save({ settings: { attachments: { maxBytes: 2_048 } }, versions });
    await expect(attach(new File([new Uint8Array(2_049)], 'grande.bin'))).rejects.toMatchObject({
      code: 'tooLarge',
      data: { maxBytes: 2_048 },
    });
  });
});

describe('merging and linking', () => {
  it('ends the duplicate as cancelled, pointing at the one that goes on, and both histories tell it', async () => {
    await using d = await aDepartment();
    const one = await aTicket(d);
    const two = await aTicket(d);
    const manager = d.as(d.manager);
    const merged = await manager.tickets.merge({ id: two.id, version: two.version, intoId: one.folio });
    expect(merged).toMatchObject({ status: 'cancelled', mergedInto: { id: one.id, folio: one.folio } });
    const kept = await manager.tickets.get({ id: one.id });
    expect(kept.links).toMatchObject([{ id: two.id, kind: 'mergedHere' }]);
    const history = await manager.tickets.history({ id: one.id });
    expect(history.items.at(-1)?.action).toBe('ticket.merged');
    await expect(
      manager.tickets.merge({ id: one.id, version: kept.version, intoId: one.id }),
    ).rejects.toMatchObject({ code: 'ruleBroken' });
  });

  it('links related tickets both ways and takes the link away again', async () => {
    await using d = await aDepartment();
    const one = await aTicket(d);
    const two = await aTicket(d);
    const manager = d.as(d.manager);
    await manager.tickets.link({ id: two.id, otherId: one.id });
    expect((await manager.tickets.get({ id: one.id })).links).toMatchObject([
      { id: two.id, kind: 'related' },
    ]);
    await manager.tickets.unlink({ id: one.id, otherId: two.id });
    expect((await manager.tickets.get({ id: two.id })).links).toEqual([]);
  });
});

describe('bulk actions', () => {
  it('tell before what they would do, do it, and can be taken back within ten seconds', async () => {
    await using d = await aDepartment({ technicians: 2 });
    const one = await aTicket(d);
    const two = await aTicket(d);
    const manager = d.as(d.manager);
    const target = d.technician(0);
    const input = {
      action: 'assign' as const,
      items: [one, two].map(({ id, version }) => ({ id, version })),
      assigneeId: target.id,
    };
    const preview = await manager.tickets.bulkPreview(input);
    expect(preview.items.map((item) => item.outcome)).toEqual(['unchanged', 'willChange']);
    const done = await manager.tickets.bulk(input);
    expect(done).toMatchObject({ changed: 1, refused: [] });
    expect((await manager.tickets.get({ id: two.id })).assignee?.id).toBe(target.id);
    const told = async () =>
      (await d.as(target).notifications.list({})).items.filter((n) => n.ticket?.id === two.id);
    expect(await told()).toEqual([]);
    d.t.pass(9 * SECOND);
    const undone = await manager.tickets.undoBulk({ bulkId: done.bulkId });
    expect(undone).toEqual({ restored: 1, skipped: [] });
    expect((await manager.tickets.get({ id: two.id })).assignee?.id).toBe(two.assignee?.id);
    d.t.pass(60 * SECOND);
    expect(await told()).toEqual([]);
  });

  it('deliver their notices after ten seconds, and then cannot be taken back', async () => {
    await using d = await aDepartment({ technicians: 2 });
    await aTicket(d);
    const two = await aTicket(d);
    const manager = d.as(d.manager);
    const done = await manager.tickets.bulk({
      action: 'assign',
      items: [{ id: two.id, version: two.version }],
      assigneeId: d.technician(0).id,
    });
    d.t.pass(60 * SECOND);
    const told = (await d.as(d.technician(0)).notifications.list({})).items;
    expect(told.filter((n) => n.ticket?.id === two.id).map((n) => n.kind)).toEqual(['assigned']);
    await expect(manager.tickets.undoBulk({ bulkId: done.bulkId })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'undoWindowOver' },
    });
  });

  it('leave alone what changed in between and what the state forbids', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const one = await aTicket(d);
    const two = await aTicket(d);
    await d.as(d.technician(0)).tickets.start({ id: two.id, version: two.version });
    const done = await d.as(d.manager).tickets.bulk({
      action: 'close',
      items: [
        { id: one.id, version: one.version },
        { id: two.id, version: two.version },
      ],
    });
    expect(done.changed).toBe(0);
    expect(done.refused.map((item) => item.code)).toEqual(['illegalTransition', 'conflict']);
  });
});

describe('notices', () => {
  it('tell of the state at their moment, however the ticket went on', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const waiting = await technician.tickets.wait({
      id: ticket.id,
      version: ticket.version,
      for: 'supplier',
      note: 'Refacción',
    });
    await technician.tickets.resume({ id: ticket.id, version: waiting.version });
    const { items } = await d.as(d.requester).notifications.list({});
    expect(items.map((item) => item.ticket?.status)).toEqual(['inProgress', 'waiting']);
  });
});

describe('the day', () => {
  it('shows each technician’s shift and agreed times', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const from = '2026-10-06T16:00:00.000Z';
    const to = '2026-10-06T17:00:00.000Z';
    await d.as(d.technician(0)).tickets.schedule({ id: ticket.id, version: ticket.version, from, to });
    const { items } = await d.as(d.manager).tickets.day({ date: '2026-10-06' });
    expect(items).toHaveLength(1);
    expect(items[0]?.shift).toEqual([{ from: '2026-10-06T15:00:00.000Z', to: '2026-10-07T00:00:00.000Z' }]);
    expect(items[0]?.appointments).toMatchObject([{ id: ticket.id, from, to }]);
    expect((await d.as(d.manager).tickets.day({ date: '2026-10-07' })).items[0]?.appointments).toEqual([]);
  });
});
