import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { DEFAULT_PRIORITY_MATRIX, type Priority } from '#shared/sla/priority.ts';
import { aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { aMaster } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const MINUTES = { firstResponseMinutes: 10, resolutionMinutes: 120, atRiskPercent: 50, calendarId: null };

async function promisesOf(d: Department) {
  const master = await aMaster(d.t.host);
  const { sla } = d.as(master);
  const general = async (priority: Priority) => {
    const found = (await sla.policies({})).items.find((p) => p.service === null && p.priority === priority);
    if (found === undefined) throw new Error(`There is no general policy for ${priority}`);
    return found;
  };
  return { sla, general };
}

describe('SLA policies', () => {
  it('are listed general ones first, the most urgent first', async () => {
    await using d = await aDepartment();
    const { sla } = await promisesOf(d);
    await sla.savePolicy({ ...MINUTES, serviceId: d.serviceId, priority: 'low' });
    const { items } = await sla.policies({});
    expect(items.map(({ service, priority }) => [service?.id ?? null, priority])).toEqual([
      [null, 'critical'],
      [null, 'high'],
      [null, 'medium'],
      [null, 'low'],
      [d.serviceId, 'low'],
    ]);
  });

  it('of a service hold for its new tickets; open ones keep their promise unless it is applied to them', async () => {
    await using d = await aDepartment();
    const { sla } = await promisesOf(d);
    const ticket = await aTicket(d);
    const first = await sla.savePolicy({ ...MINUTES, serviceId: d.serviceId, priority: 'medium' });
    expect(first.recomputed).toBe(0);
    const read = async () => d.as(d.manager).tickets.get({ id: ticket.id });
    expect((await read()).resolutionDueAt).toBe(ticket.resolutionDueAt);

    const younger = await aTicket(d, { title: 'Otra cosa' });
    expect(younger.resolutionDueAt).toBe('2026-10-05T18:00:00.000Z');
  });

  it('of a service applied to open tickets take these over from the general policy, of that priority only', async () => {
    await using d = await aDepartment();
    const { sla } = await promisesOf(d);
    const ticket = await aTicket(d);
    const other = await aService(d.t.host);
    const elsewhere = await aTicket(d, { serviceId: other.id, title: 'Otro servicio' });
    const saved = await sla.savePolicy({
      ...MINUTES,
      serviceId: d.serviceId,
      priority: 'medium',
      applyToOpen: true,
    });
    expect(saved.recomputed).toBe(1);
    const read = async (id: number) => (await d.as(d.manager).tickets.get({ id })).resolutionDueAt;
    expect(await read(ticket.id)).toBe('2026-10-05T18:00:00.000Z');
    expect(await read(elsewhere.id)).toBe(elsewhere.resolutionDueAt);
    const { policy } = await sla.savePolicy({
      ...MINUTES,
      serviceId: d.serviceId,
      priority: 'high',
      applyToOpen: true,
    });
    expect(policy.priority).toBe('high');
    expect(await read(ticket.id)).toBe('2026-10-05T18:00:00.000Z');
    const edited = { ...saved.policy, serviceId: d.serviceId, calendarId: null, resolutionMinutes: 60 };
    expect((await sla.savePolicy({ ...edited, applyToOpen: true })).recomputed).toBe(1);
    expect(await read(ticket.id)).toBe('2026-10-05T17:00:00.000Z');
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('refuse a second one for the same service and priority, unknown services and calendars, stale saves', async () => {
    await using d = await aDepartment();
    const { sla, general } = await promisesOf(d);
    const high = await general('high');
    await expect(sla.savePolicy({ ...MINUTES, serviceId: null, priority: 'high' })).rejects.toMatchObject({
      code: 'duplicate',
    });
    await expect(sla.savePolicy({ ...MINUTES, serviceId: 99, priority: 'high' })).rejects.toMatchObject({
      data: { entity: 'service' },
    });
    const at99 = { ...MINUTES, serviceId: d.serviceId, priority: 'low' as const, calendarId: 99 };
    await expect(sla.savePolicy(at99)).rejects.toMatchObject({ data: { entity: 'calendar' } });
    const edit = { ...MINUTES, id: high.id, version: 1, serviceId: null, priority: 'high' as const };
    await sla.savePolicy(edit);
    await expect(sla.savePolicy({ ...edit, resolutionMinutes: 5 })).rejects.toMatchObject({
      code: 'conflict',
      data: { entity: 'slaPolicy', version: 2, changes: [{ after: { resolutionMinutes: 120 } }] },
    });
    expect((await general('high')).resolutionMinutes).toBe(120);
  });

  it('of a service can be taken away, though tickets name it; the general ones stay where they are', async () => {
    await using d = await aDepartment();
    const { sla, general } = await promisesOf(d);
    const { policy } = await sla.savePolicy({ ...MINUTES, serviceId: d.serviceId, priority: 'medium' });
    await aTicket(d);
    await expect(sla.removePolicy({ id: policy.id, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
    await sla.removePolicy({ id: policy.id, version: policy.version });
    await expect(sla.removePolicy({ id: policy.id, version: 2 })).rejects.toMatchObject({ code: 'notFound' });
    const after = await aTicket(d, { title: 'Después' });
    expect(after.resolutionDueAt).not.toBe('2026-10-05T18:00:00.000Z');
    await sla.savePolicy({ ...MINUTES, serviceId: d.serviceId, priority: 'medium' });

    const medium = await general('medium');
    const rule = { code: 'ruleBroken', data: { rule: 'generalPolicyNeeded' } };
    await expect(sla.removePolicy({ id: medium.id, version: 1 })).rejects.toMatchObject(rule);
    const moved = { ...MINUTES, id: medium.id, version: 1, serviceId: d.serviceId, priority: 'low' as const };
    await expect(sla.savePolicy(moved)).rejects.toMatchObject(rule);
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('count in their own calendar', async () => {
    await using d = await aDepartment();
    const { sla } = await promisesOf(d);
    const nights = await aStoredCalendar(d.t.host, { hours: { mon: [['22:00', '24:00']] } });
    await sla.savePolicy({ ...MINUTES, serviceId: d.serviceId, priority: 'medium', calendarId: nights.id });
    expect((await aTicket(d)).resolutionDueAt).toBe('2026-10-06T06:00:00.000Z');
  });
});

describe('the priority matrix', () => {
  it('is saved once by whoever saw the present one, and holds for new tickets', async () => {
    await using d = await aDepartment();
    const { sla } = await promisesOf(d);
    expect(await sla.matrix({})).toEqual({ matrix: DEFAULT_PRIORITY_MATRIX, version: 0 });
    const matrix = {
      ...DEFAULT_PRIORITY_MATRIX,
      medium: { low: 'low', medium: 'critical', high: 'critical' },
    } as const;
    expect(await sla.saveMatrix({ matrix, version: 0 })).toEqual({ matrix, version: 1 });
    await expect(sla.saveMatrix({ matrix: DEFAULT_PRIORITY_MATRIX, version: 0 })).rejects.toMatchObject({
      code: 'conflict',
      data: { entity: 'setting', version: 1 },
    });
    expect((await sla.saveMatrix({ matrix, version: 1 })).version).toBe(2);
    expect((await aTicket(d)).priority).toBe('critical');
    const row = await d.t.host.db.read.selectFrom('settings').select('id').executeTakeFirstOrThrow();
    const [event] = await historyOf(d.t.host.db.read, { entity: 'setting', id: row.id });
    expect(event).toMatchObject({
      action: 'priorityMatrix.changed',
      data: { after: { medium: matrix.medium } },
    });
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });
});
