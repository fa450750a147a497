import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { MONDAY } from '../../builders/host.ts';
import type { BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { followAll, someHistory } from './history.ts';

let d: Department;
beforeEach(async () => {
  d = await aDepartment({ technicians: 2 });
  // Two hours, four … forty, of both technicians' service: at first 8 of 20 are late, as 24 hours are promised.
  await someHistory(
    d.t,
    { serviceId: d.serviceId, priority: 'medium', requesterId: d.requester.id },
    { hours: 2 },
  );
});
afterEach(() => d[Symbol.asyncDispose]());

const follow = () => followAll(d.t);
const record = () => d.as(d.manager).delays.trackRecord({});
const kept = () => d.t.host.db.read.selectFrom('forecasts').selectAll().orderBy('id').execute();

/** Who has it solves it at an instant. */
async function solve(id: number, at: number): Promise<void> {
  d.t.at(at);
  await follow();
  const { version, assignee } = await d.as(d.manager).tickets.get({ id });
  if (assignee === null) throw new Error('It is nobody’s');
  await d.as(assignee).tickets.resolve({ id, version, solution: 'Listo' });
  await follow();
}

const start = () => d.t.now();

describe('a prediction', () => {
  it('is kept at the first assignment and when the ticket first counts as at risk, each once', async () => {
    const { id } = await aTicket(d);
    await follow();
    expect(await kept()).toEqual([
      expect.objectContaining({
        ticketId: id,
        moment: 'assigned',
        usedSeconds: 0,
        band: 4,
        earliestSeconds: 4 * 3_600,
        medianSeconds: 20 * 3_600,
        latestSeconds: 38 * 3_600,
        resolvedAt: null,
      }),
    ]);
    // Tuesday 15:00: 14 hours used, 8 of 13.
    d.t.at(Date.parse('2026-10-06T21:00:00Z'));
    await follow();
    d.t.pass(3 * HOUR);
    await follow();
    expect((await kept()).map(({ moment, band }) => [moment, band])).toEqual([
      ['assigned', 4],
      ['atRisk', 6],
    ]);
  });

  it('learns what happened, forgets it when the ticket is reopened, and learns it anew', async () => {
    const begun = start();
    const { id } = await aTicket(d);
    await follow();
    await solve(id, begun + 5 * HOUR);
    expect(await kept()).toEqual([
      expect.objectContaining({ resolvedAt: begun + 5 * HOUR, tookSeconds: 5 * 3_600, wasLate: 0 }),
    ]);
    expect((await record()).all).toMatchObject({
      count: 1,
      late: 0,
      coverage: { met: 1, of: 1, share: null },
    });

    const { version } = await d.as(d.requester).tickets.get({ id });
    d.t.pass(HOUR);
    await d.as(d.requester).tickets.reopen({ id, version, reason: 'Sigue igual' });
    await follow();
    expect((await kept()).map(({ resolvedAt, wasLate }) => [resolvedAt, wasLate])).toEqual([[null, null]]);
    expect((await record()).all).toMatchObject({ count: 0, coverage: { met: 0, of: 0 } });

    // A week later it is late; what came of the reopened ticket is no further prediction.
    await solve(id, begun + 7 * DAY);
    expect(await kept()).toHaveLength(1);
    expect((await kept())[0]).toMatchObject({ resolvedAt: begun + 7 * DAY, wasLate: 1 });
    expect((await record()).all).toMatchObject({ count: 1, late: 1 });
  });

  it('of a cancelled ticket has no outcome', async () => {
    const { id, version } = await aTicket(d);
    await follow();
    d.t.pass(HOUR);
    await d.as(d.requester).tickets.cancel({ id, version, reason: 'Ya no' });
    await follow();
    expect((await kept()).map(({ resolvedAt }) => resolvedAt)).toEqual([null]);
    expect((await record()).all.count).toBe(0);
  });
});

describe('the track record', () => {
  /** Twelve tickets, one each Monday; every third takes until Friday, which is late. */
  async function twelve(): Promise<void> {
    for (let index = 0; index < 12; index += 1) {
      const begun = MONDAY + 7 * index * DAY;
      d.t.at(begun);
      const { id } = await aTicket(d);
      await follow();
      await solve(id, index % 3 === 0 ? begun + 4 * DAY : begun + HOUR);
    }
  }

  it('shows in bands what was predicted and what happened; each band opens its list with the same count', async () => {
    await twelve();
    const { all, days90 } = await record();
    expect(all.coverage.of).toBe(all.bands.reduce((sum, { count }) => sum + count, 0));
    expect(all.late).toBeGreaterThanOrEqual(4);
    expect(all).toEqual(days90);
    for (const { band, count, late } of all.bands) {
      const list = await d.as(d.manager).delays.recorded({ band, limit: 5 });
      const rows = [...list.items];
      for (let cursor = list.nextCursor; cursor !== null; ) {
        const page = await d.as(d.manager).delays.recorded({ band, limit: 5, cursor });
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(rows).toHaveLength(count);
      expect(rows.filter(({ wasLate }) => wasLate)).toHaveLength(late);
    }
  });

  it('forgets nothing in all the time, and in the last 90 days what is older', async () => {
    await twelve();
    const before = (await record()).all;
    d.t.pass(200 * DAY);
    const { all, days90 } = await record();
    expect(all).toEqual(before);
    expect(days90.count).toBe(0);
    const { bands } = all;
    const filled = bands.find(({ count }) => count > 0)?.band ?? 0;
    const lately = await d.as(d.manager).delays.recorded({ band: filled, span: 'days90' });
    expect(lately.items).toEqual([]);
  });

  it('is of a technician their own, and tells moments apart', async () => {
    await twelve();
    const counts = async (person: BuiltPerson, input = {}) =>
      (await d.as(person).delays.trackRecord(input)).all.coverage.of;
    const [one, two] = [d.technician(0), d.technician(1)];
    const total = await counts(d.manager);
    expect((await counts(one)) + (await counts(two))).toBe(total);
    expect(await counts(one, { technicianId: two.id })).toBe(await counts(one));
    expect(await counts(d.manager, { technicianId: two.id })).toBe(await counts(two));
    const assigned = await counts(d.manager, { moment: 'assigned' });
    const atRisk = await counts(d.manager, { moment: 'atRisk' });
    expect(assigned).toBe(12);
    expect(assigned + atRisk).toBe(total);
  });
});
