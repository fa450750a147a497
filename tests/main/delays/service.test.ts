import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { predictedLate, stuckTickets } from '#main/delays/load.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { anAsset } from '../../builders/assets.ts';
import { aStoredTicket } from '../../builders/generatedDepartment.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { followAll, someHistory } from './history.ts';

let d: Department;
beforeEach(async () => {
  // The office works 9 to 18; it is Monday, 10:00. A ticket of medium priority has 24 working hours.
  d = await aDepartment({ technicians: 1 });
});
afterEach(() => d[Symbol.asyncDispose]());

const manager = () => d.as(d.manager).delays;
const own = () => d.as(d.technician(0)).delays;
const follow = () => followAll(d.t);
const now = () => d.t.now();

async function act(id: number, body: string): Promise<void> {
  await d.as(d.technician(0)).tickets.note({ id, body });
}

/** Twenty solved ones of the service, priority and technician: 1 hour, 2 hours … by a factor. */
async function history(hours = 1, count = 20): Promise<void> {
  await someHistory(
    d.t,
    {
      serviceId: d.serviceId,
      priority: 'medium',
      requesterId: d.requester.id,
      assigneeId: d.technician(0).id,
      lastSolverId: d.technician(0).id,
    },
    { hours, count },
  );
}

describe('a ticket on which nobody acts', () => {
  it('is stuck after eight working hours, on the list and in the count, until somebody acts', async () => {
    const { id } = await aTicket(d);
    await follow();
    expect((await manager().stuck({ kind: 'working' })).items).toEqual([]);
    // Monday 10:00 and eight working hours: 18:00.
    d.t.pass(8 * HOUR - MINUTE);
    await follow();
    expect((await manager().counts({})).stuck.working).toBe(0);
    d.t.pass(MINUTE);
    const { items } = await manager().stuck({ kind: 'working' });
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'working',
        idleSeconds: 8 * 3_600,
        since: new Date(now() - 8 * HOUR).toISOString(),
        // It came in at the same instant.
        lastAct: expect.objectContaining({
          action: 'ticket.created',
          by: expect.objectContaining({ id: d.requester.id }),
        }),
      }),
    ]);
    expect((await manager().counts({})).stuck).toEqual({ working: 1, waiting: 0, unassigned: 0 });
    expect(await stuckTickets(d.t.host.db.read, now())).toEqual([
      expect.objectContaining({
        ticketId: id,
        kind: 'working',
        stillSince: now() - 8 * HOUR,
        stuckAt: now(),
      }),
    ]);

    // No job runs in between: what somebody did a moment ago takes it off at once.
    d.t.pass(1);
    await act(id, 'Pedí la pieza');
    expect((await manager().stuck({ kind: 'working' })).items).toEqual([]);
    expect((await manager().counts({})).stuck.working).toBe(0);
    expect(await stuckTickets(d.t.host.db.read, now())).toEqual([]);
    await follow();
    d.t.pass(15 * HOUR);
    await follow();
    expect((await manager().counts({})).stuck.working).toBe(0);
  });

  it('is measured by its own setting while it waits, and apart when it is nobody’s', async () => {
    const waiting = await aTicket(d);
    const seen = await d.as(d.technician(0)).tickets.get({ id: waiting.id });
    await d.as(d.technician(0)).tickets.wait({
      id: waiting.id,
      version: seen.version,
      for: 'supplier',
      note: 'Falta la pieza',
    });
    const nobodys = await d.as(d.requester).tickets.create({ title: 'Otra', description: 'Otra' });
    const given = await d.as(d.manager).tickets.get({ id: nobodys.id });
    if (given.assignee !== null) {
      await d.as(d.manager).tickets.putBack({ id: nobodys.id, version: given.version, reason: 'Todavía no' });
    }
    await follow();
    d.t.pass(24 * HOUR);
    await follow();
    expect((await manager().counts({})).stuck).toMatchObject({ waiting: 0, unassigned: 1 });
    // Three working days of nine hours hold the 24 hours that it may wait.
    d.t.pass(48 * HOUR);
    await follow();
    expect((await manager().counts({})).stuck).toMatchObject({ waiting: 1, unassigned: 1 });
    expect((await manager().stuck({ kind: 'waiting' })).items.map(({ ticket }) => ticket.id)).toEqual([
      waiting.id,
    ]);
    expect((await own().counts({})).stuck).toMatchObject({ waiting: 1, unassigned: 0 });
  });

  it('is told of an act that leaves its own row alone, such as a linked asset', async () => {
    const { id } = await aTicket(d);
    await follow();
    d.t.pass(7 * HOUR);
    const { id: assetId } = await anAsset(d.t.host);
    await d.as(d.technician(0)).assets.link({ ticketId: id, assetId });
    d.t.pass(HOUR);
    await follow();
    expect((await manager().counts({})).stuck.working).toBe(0);
  });

  it('is reckoned anew when the setting changes', async () => {
    await aTicket(d);
    await follow();
    d.t.pass(5 * HOUR);
    expect((await manager().counts({})).stuck.working).toBe(0);
    await setDelays({ stuckHours: 4 });
    await follow();
    expect((await manager().counts({})).stuck.working).toBe(1);
  });
});

async function setDelays(parts: object): Promise<void> {
  const delays = { stuckHours: 8, waitingStuckHours: 24, lateOddsPercent: 60, ...parts };
  await d.t.host.db.write(async (tx) => {
    await tx
      .insertInto('settings')
      .values({ key: 'delays', value: JSON.stringify(delays) })
      .execute();
  });
}

describe('the prediction of a ticket', () => {
  it('is none with too little history, and says so', async () => {
    await history(1, 19);
    const { id } = await aTicket(d);
    await follow();
    expect((await manager().forecast({ id })).forecast).toEqual({
      kind: 'none',
      reason: 'tooFewCases',
      cases: 19,
      needed: 20,
    });
    expect(await manager().counts({})).toMatchObject({ predicted: 0, unpredicted: 1 });
  });

  it('is made of twenty like it, with its reasons', async () => {
    await history();
    const { id } = await aTicket(d);
    await follow();
    const { forecast } = await manager().forecast({ id });
    expect(forecast).toMatchObject({
      kind: 'predicted',
      class: {
        kind: 'servicePriorityTechnician',
        service: { id: d.serviceId },
        technician: { id: d.technician(0).id, name: 'Técnica 0' },
        priority: 'medium',
        // Itself, open since a moment ago, is the twenty-first.
        casesLeft: 20,
        typicalSeconds: 10 * 3_600,
      },
      usedSeconds: 0,
      leftSeconds: { earliest: 2 * 3_600, median: 10 * 3_600, latest: 19 * 3_600 },
      // Monday 10:00 and 2, 10 and 19 hours of an office that works 9 to 18.
      finish: {
        earliest: '2026-10-05T18:00:00.000Z',
        median: '2026-10-06T17:00:00.000Z',
        latest: '2026-10-07T17:00:00.000Z',
      },
      ahead: 0,
    });
    expect((await manager().byFinish({})).items).toEqual([
      expect.objectContaining({ ticket: expect.objectContaining({ id }), forecast }),
    ]);
    expect(await manager().counts({})).toMatchObject({ predicted: 1, unpredicted: 0, atRisk: 0 });
  });

  it('counts as at risk from 60 % on, and leaves the list once it is late', async () => {
    // Two hours, four … forty, and 24 promised: 8 of 20 took longer.
    await history(2);
    const { id } = await aTicket(d);
    const { resolutionDueAt } = await d.as(d.manager).tickets.get({ id });
    const due = Date.parse(resolutionDueAt ?? '');
    await follow();
    expect((await manager().forecast({ id })).forecast).toMatchObject({
      lateOdds: expect.closeTo(8 / 20, 9),
      dueInSeconds: 24 * 3_600,
    });
    expect((await manager().atRisk({})).items).toEqual([]);
    expect(await predictedLate(d.t.host.db.read, now())).toEqual([]);

    // With 14 hours used, seven are over and 8 of 13 are 61.5 %: Tuesday 15:00. 80 % of the time is 19 hours and more.
    d.t.at(Date.parse('2026-10-06T20:59:00Z'));
    await follow();
    expect((await manager().counts({})).atRisk).toBe(0);
    d.t.pass(MINUTE);
    await follow();
    const [row] = (await manager().atRisk({})).items;
    expect(row).toMatchObject({ ticket: { id }, reasons: ['predictedLate'] });
    expect(row?.usedShare).toBeCloseTo(14 / 24, 9);
    expect(row?.forecast?.lateOdds).toBeCloseTo(8 / 13, 9);
    expect((await manager().counts({})).atRisk).toBe(1);
    expect(await predictedLate(d.t.host.db.read, now())).toEqual([
      expect.objectContaining({ ticketId: id, resolutionDueAt: due, lateOdds: expect.closeTo(8 / 13, 9) }),
    ]);

    d.t.at(due - MINUTE);
    await follow();
    expect((await manager().atRisk({})).items[0]?.reasons).toEqual(['timeUsed', 'predictedLate']);
    d.t.at(due + 1);
    await follow();
    expect((await manager().atRisk({})).items).toEqual([]);
    expect((await manager().counts({})).atRisk).toBe(0);
    expect(await predictedLate(d.t.host.db.read, now())).toEqual([]);
  });

  it('names no instant while the ticket waits, and does not count it as at risk', async () => {
    await history(4);
    const { id, version } = await aTicket(d);
    await follow();
    expect((await manager().counts({})).atRisk).toBe(1);
    d.t.pass(HOUR);
    await d.as(d.technician(0)).tickets.wait({ id, version, for: 'requester', note: 'Que diga el modelo' });
    await follow();
    const { forecast } = await manager().forecast({ id });
    expect(forecast).toMatchObject({ kind: 'predicted', usedSeconds: 3_600, finish: null });
    expect(await manager().counts({})).toMatchObject({ atRisk: 0, predicted: 0 });
    expect((await manager().byFinish({})).items).toEqual([]);
    // Standing time is not used up.
    d.t.pass(48 * HOUR);
    expect((await manager().forecast({ id })).forecast).toMatchObject({ usedSeconds: 3_600 });
  });

  it('is reckoned on the spot where the job has not come by yet', async () => {
    await history();
    const { id } = await aTicket(d);
    expect((await manager().forecast({ id })).forecast).toMatchObject({ kind: 'predicted', usedSeconds: 0 });
    await follow();
    d.t.pass(3 * HOUR);
    expect((await manager().forecast({ id })).forecast).toMatchObject({ usedSeconds: 3 * 3_600 });
  });

  it('is of whoever has it: with nobody there is none', async () => {
    await history();
    const { id, version } = await aTicket(d);
    await d.as(d.manager).tickets.putBack({ id, version, reason: 'Todavía no' });
    await follow();
    const { forecast } = await manager().forecast({ id });
    expect([forecast.kind, forecast.kind === 'none' && forecast.reason]).toEqual(['none', 'notAssigned']);
  });

  it('goes with the ticket once it is solved', async () => {
    await history();
    const { id, version } = await aTicket(d);
    await follow();
    d.t.pass(HOUR);
    await d.as(d.technician(0)).tickets.resolve({ id, version, solution: 'Listo' });
    expect(await manager().counts({})).toMatchObject({ predicted: 0 });
    await follow();
    const left = await d.t.host.db.read.selectFrom('ticketDelays').selectAll().execute();
    expect(left).toEqual([]);
  });
});

describe('imported history', () => {
  it('raises nothing until somebody does something with it here, but stands in the lists', async () => {
    await history(4);
    const id = await aStoredTicket(d.t.host.db, {
      status: 'inProgress',
      isImported: 1,
      serviceId: d.serviceId,
      requesterId: d.requester.id,
      assigneeId: d.technician(0).id,
      createdAt: now(),
      updatedAt: now(),
      firstAssignedAt: now(),
      assignedAt: now(),
      resolutionDueAt: now() + 200 * HOUR,
      atRiskAt: now() + 190 * HOUR,
    });
    await follow();
    d.t.pass(8 * HOUR);
    await follow();
    const raised = async () => ({
      stuck: (await stuckTickets(d.t.host.db.read, now())).map(({ ticketId }) => ticketId),
      late: (await predictedLate(d.t.host.db.read, now())).map(({ ticketId }) => ticketId),
    });
    expect(await manager().counts({})).toMatchObject({ atRisk: 0, stuck: { working: 1 } });
    expect(await raised()).toEqual({ stuck: [], late: [] });
    await setDelays({ lateOddsPercent: 20 });
    await follow();
    expect((await manager().counts({})).atRisk).toBe(1);
    expect(await raised()).toEqual({ stuck: [], late: [] });

    await act(id, 'Sigue igual');
    await follow();
    expect(await raised()).toEqual({ stuck: [], late: [id] });
    d.t.pass(24 * HOUR);
    await follow();
    expect(await raised()).toEqual({ stuck: [id], late: [id] });
    // Nor is it a prediction to be judged by.
    expect(await d.t.host.db.read.selectFrom('forecasts').selectAll().execute()).toEqual([]);
  });
});
