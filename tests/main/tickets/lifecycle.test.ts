import { describe, expect, it } from 'vitest';
import { verifyDatabase } from '#main/audit/verify.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { aPerson } from '../../builders/people.ts';
import { aDepartment, aTicket } from './department.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('the life of a ticket', () => {
  it('goes from the requester to a technician, is solved, confirmed and rated, and the chain verifies', async () => {
    await using d = await aDepartment();
    const created = await aTicket(d);
    expect(created).toMatchObject({
      folio: 'SB-2026-000001',
      status: 'assigned',
      priority: 'medium',
      channel: 'portal',
    });
    const technician = d.technician(0);
    expect(created.assignee?.id).toBe(technician.id);

    d.t.pass(30 * MINUTE);
    const started = await d.as(technician).tickets.start({ id: created.id, version: created.version });
    expect(started).toMatchObject({ status: 'inProgress', responseSeconds: 1_800 });
    d.t.pass(HOUR);
    const resolved = await d.as(technician).tickets.resolve({
      id: created.folio,
      version: started.version,
      solution: 'Se cambió el cable de corriente.',
      minutes: 45,
    });
    expect(resolved).toMatchObject({ status: 'resolved', resolutionSeconds: 5_400, workedMinutes: 45 });
    d.t.pass(HOUR);
    const closed = await d.as(d.requester).tickets.close({
      id: created.id,
      version: resolved.version,
      rating: 5,
      comment: 'Muy amable.',
    });
    expect(closed).toMatchObject({ status: 'closed', rating: 5, closureSeconds: 9_000 });

    const history = await d.as(d.requester).tickets.history({ id: created.id });
    expect(history.items.map((item) => item.action)).toEqual([
      'ticket.created',
      'ticket.assigned',
      'ticket.started',
      'ticket.resolved',
      'ticket.closed',
    ]);
    // The choice was the program's, not the requester's.
    expect(history.items[1]).toMatchObject({ actor: null, after: { method: 'automatic' } });
    const report = await verifyDatabase(d.t.host.db.file, {});
    expect(report.problems).toEqual([]);
  });

  it('asks for a solution', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    await expect(
      d.as(d.technician(0)).tickets.resolve({ id: ticket.id, version: ticket.version, solution: '   ' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses a stale version with what changed, and writes nothing', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const started = await technician.tickets.start({ id: ticket.id, version: ticket.version });
    await expect(
      technician.tickets.wait({ id: ticket.id, version: ticket.version, for: 'supplier', note: 'Refacción' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: {
        version: started.version,
        changes: [{ action: 'ticket.started', after: { status: 'inProgress' } }],
      },
    });
    expect(await technician.tickets.get({ id: ticket.id })).toMatchObject({
      status: 'inProgress',
      version: started.version,
    });
  });

  it('gives the stored answer for a repeated command id before it looks at versions', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const commandId = crypto.randomUUID();
    const input = { id: ticket.id, version: ticket.version, commandId };
    const first = await technician.tickets.start(input);
    expect(await technician.tickets.start(input)).toEqual(first);
    await expect(technician.tickets.start({ ...input, version: 99 })).rejects.toMatchObject({
      code: 'commandIdReused',
    });
  });

  it('makes one ticket of a creation that was sent twice at once', async () => {
    await using d = await aDepartment();
    const input = { title: 'Sin red', description: 'No hay red', commandId: crypto.randomUUID() };
    const [a, b] = await Promise.all([
      d.as(d.requester).tickets.create(input),
      d.as(d.requester).tickets.create(input),
    ]);
    expect(a.id).toBe(b.id);
    const list = await d.as(d.requester).tickets.list({});
    expect(list.items).toHaveLength(1);
  });

  it('does not let the state table be walked around', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    await expect(
      d.as(d.manager).tickets.close({ id: ticket.id, version: ticket.version }),
    ).rejects.toMatchObject({
      code: 'illegalTransition',
      data: { from: 'assigned', action: 'close' },
    });
    await expect(technician.tickets.resume({ id: ticket.id, version: ticket.version })).rejects.toMatchObject(
      {
        code: 'illegalTransition',
      },
    );
  });

  it('leaves it to the requester to confirm what a technician solved', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const resolved = await technician.tickets.resolve({
      id: ticket.id,
      version: ticket.version,
      solution: 'Listo',
    });
    expect(resolved.allowedActions).not.toContain('close');
    await expect(
      technician.tickets.close({ id: ticket.id, version: resolved.version }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps technicians out of the tickets of others', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    await expect(
      d.as(d.technician(1)).tickets.start({ id: ticket.id, version: ticket.version }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('hides tickets of others from requesters, by id and by folio alike', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const other = d.as(await aPerson(d.t.host));
    await expect(other.tickets.get({ id: ticket.id })).rejects.toMatchObject({ code: 'notFound' });
    await expect(other.tickets.get({ id: ticket.folio })).rejects.toMatchObject({ code: 'notFound' });
    expect((await other.tickets.list({})).items).toEqual([]);
  });
});

describe('the clocks', () => {
  it('stands still while waiting and goes on with what was left', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const due = Date.parse(ticket.resolutionDueAt ?? '');
    d.t.pass(HOUR);
    const waiting = await technician.tickets.wait({
      id: ticket.id,
      version: ticket.version,
      for: 'requester',
      note: '¿Cuál es el número de serie?',
    });
    expect(waiting).toMatchObject({
      status: 'waiting',
      resolutionDueAt: null,
      remainingSeconds: 1_440 * 60 - 3_600,
    });
    expect(waiting.firstResponseDueAt).toBe(ticket.firstResponseDueAt);
    d.t.pass(2 * HOUR);
    const resumed = await technician.tickets.resume({ id: ticket.id, version: waiting.version });
    expect(resumed).toMatchObject({ status: 'inProgress', remainingSeconds: null });
    expect(Date.parse(resumed.resolutionDueAt ?? '')).toBe(due + 2 * HOUR);
    expect(resumed.firstPromiseAt).toBe(ticket.resolutionDueAt);
  });

  it('goes on by itself when the requester answers what was asked', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    await d
      .as(d.technician(0))
      .tickets.wait({ id: ticket.id, version: ticket.version, for: 'requester', note: '¿Qué equipo?' });
    await d.as(d.requester).tickets.reply({ id: ticket.id, body: 'El de la ventana.' });
    expect(await d.as(d.requester).tickets.get({ id: ticket.id })).toMatchObject({ status: 'inProgress' });
  });

  it('does not go on when the wait is for a supplier', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    await d
      .as(d.technician(0))
      .tickets.wait({ id: ticket.id, version: ticket.version, for: 'supplier', note: 'Refacción pedida' });
    await d.as(d.requester).tickets.reply({ id: ticket.id, body: '¿Ya?' });
    expect(await d.as(d.requester).tickets.get({ id: ticket.id })).toMatchObject({ status: 'waiting' });
  });

  it('goes on with what was left when a solved ticket is reopened, for the one who solved it', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    d.t.pass(HOUR);
    const resolved = await technician.tickets.resolve({
      id: ticket.id,
      version: ticket.version,
      solution: 'Listo',
    });
    d.t.pass(2 * HOUR);
    const reopened = await d
      .as(d.requester)
      .tickets.reopen({ id: ticket.id, version: resolved.version, reason: 'Sigue igual' });
    expect(reopened).toMatchObject({ status: 'inProgress', reopenCount: 1, resolvedAt: null });
    expect(reopened.assignee?.id).toBe(d.technician(0).id);
    expect(Date.parse(reopened.resolutionDueAt ?? '')).toBe(
      Date.parse(ticket.resolutionDueAt ?? '') + 2 * HOUR,
    );
  });

  it('puts a reopened ticket at the front of the queue when its solver is absent', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const resolved = await d
      .as(d.technician(0))
      .tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    await d.as(d.manager).people.addAbsence({
      id: d.technician(0).id,
      from: iso(d.t.now() - HOUR),
      to: iso(d.t.now() + 10 * DAY),
      kind: 'sick',
    });
    const reopened = await d
      .as(d.requester)
      .tickets.reopen({ id: ticket.id, version: resolved.version, reason: 'Sigue igual' });
    expect(reopened).toMatchObject({ status: 'new', assignee: null });
  });

  it('refuses to reopen a closed ticket after five working days', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const resolved = await d
      .as(d.technician(0))
      .tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    const closed = await d.as(d.requester).tickets.close({ id: ticket.id, version: resolved.version });
    // Monday; five working days later is the next Monday at closing time.
    d.t.pass(7 * DAY + 9 * HOUR);
    await expect(
      d.as(d.requester).tickets.reopen({ id: ticket.id, version: closed.version, reason: 'Otra vez' }),
    ).rejects.toMatchObject({ code: 'ruleBroken', data: { rule: 'reopenWindowOver' } });
  });

  it('moves the due time to the end of a later agreed time, with a reason only', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const from = iso(d.t.now() + 7 * DAY);
    const to = iso(d.t.now() + 7 * DAY + HOUR);
    const step = { id: ticket.id, version: ticket.version, from, to };
    await expect(technician.tickets.schedule(step)).rejects.toMatchObject({ code: 'reasonRequired' });
    const scheduled = await technician.tickets.schedule({ ...step, reason: 'La persona está de viaje' });
    expect(scheduled).toMatchObject({ status: 'scheduled', scheduledFrom: from, resolutionDueAt: to });
    expect(scheduled.firstPromiseAt).toBe(ticket.firstPromiseAt);
  });

  it('computes deadlines from creation when the priority changes', async () => {
    await using d = await aDepartment();
    const ticket = await aTicket(d);
    d.t.pass(HOUR);
    const urgent = await d.as(d.manager).tickets.prioritise({
      id: ticket.id,
      version: ticket.version,
      impact: 'high',
      urgency: 'high',
      reason: 'Afecta a toda la oficina',
    });
    expect(urgent.priority).toBe('critical');
    expect(Date.parse(urgent.resolutionDueAt ?? '')).toBe(Date.parse(ticket.createdAt) + 4 * HOUR);
    expect(urgent.firstPromiseAt).toBe(ticket.firstPromiseAt);
  });
});

describe('approval', () => {
  it('keeps the clocks stopped until the head of the area says yes', async () => {
    await using d = await aDepartment();
    const head = await aPerson(d.t.host, { areaId: d.areaId, headsAreaIds: [d.areaId] });
    const service = await aService(d.t.host, { needsApproval: true });
    const ticket = await aTicket(d, { serviceId: service.id });
    expect(ticket).toMatchObject({ status: 'pendingApproval', resolutionDueAt: null, assignee: null });
    d.t.pass(DAY);
    const waitingForHead = await d.as(head).tickets.list({ queue: 'approval' });
    expect(waitingForHead.items.map((row) => row.id)).toEqual([ticket.id]);
    await expect(
      d.as(d.requester).tickets.approve({ id: ticket.id, version: ticket.version }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const approved = await d.as(head).tickets.approve({ id: ticket.id, version: ticket.version });
    expect(approved.status).toBe('assigned');
    expect(approved.firstPromiseAt).toBe(approved.resolutionDueAt);
    expect(Date.parse(approved.resolutionDueAt ?? '')).toBeGreaterThan(d.t.now());
  });
});
