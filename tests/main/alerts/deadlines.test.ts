import { describe, expect, it } from 'vitest';
import { Follower } from '#main/alerts/follow.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { CaseState } from '#shared/alerts/contract.ts';
import type { AlertKind } from '#shared/alerts/kinds.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { casesIn as allCasesIn, beat, beatAfter, setKind, toldTo } from './alerted.ts';

const ms = (iso: string | null) => Date.parse(iso ?? '');

/** Only what deadlines raise: that nobody does anything meanwhile is not the matter here. */
async function casesIn(d: Department, state: CaseState, kind?: AlertKind) {
  const cases = await allCasesIn(d, state, kind);
  return cases.filter((each) => each.kind === 'atRisk' || each.kind === 'overdue');
}

/** Started, so that its first response is not late as well. */
async function aStartedTicket(d: Department) {
  const ticket = await aTicket(d);
  return d.as(d.technician(0)).tickets.start({ id: ticket.id, version: ticket.version });
}

describe('the case of a deadline', () => {
  it('is raised once when most of the time is used, tells whoever has it, and ends with the ticket', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    await beat(d);
    expect(await casesIn(d, 'open')).toEqual([]);
    d.t.at(ms(ticket.atRiskAt));
    await beat(d);
    await beatAfter(d, HOUR);
    const [found, ...more] = await casesIn(d, 'open');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'atRisk',
      severity: 'warning',
      state: 'open',
      ticket: { folio: ticket.folio, assignee: { name: 'Técnica 0' } },
      technician: { id: d.technician(0).id },
      details: { dueAt: ticket.resolutionDueAt, cause: 'timeUsed' },
      clearedAt: null,
    });
    expect([await toldTo(d, d.technician(0), 'atRisk'), await toldTo(d, d.manager, 'atRisk')]).toEqual([
      1, 0,
    ]);

    await d
      .as(d.technician(0))
      .tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    await beat(d);
    expect(await casesIn(d, 'open')).toEqual([]);
    expect(await casesIn(d, 'past')).toMatchObject([{ kind: 'atRisk', state: 'past' }]);
    const { dataDir, profileDir } = d.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it('gives way to the one of being late, which is escalated to the managers', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    d.t.at(ms(ticket.atRiskAt));
    await beat(d);
    d.t.at(ms(ticket.resolutionDueAt) + 1);
    await beat(d);
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open', 'atRisk')).toEqual([]);
    expect(await casesIn(d, 'open', 'overdue')).toMatchObject([
      { severity: 'critical', details: { promise: 'resolution', dueAt: ticket.resolutionDueAt } },
    ]);
    expect([await toldTo(d, d.technician(0), 'overdue'), await toldTo(d, d.manager, 'overdue')]).toEqual([
      1, 1,
    ]);
  });

  it('stands again, told to nobody, when a due time comes back that was dealt with', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    d.t.at(ms(ticket.resolutionDueAt) + 1);
    await beat(d);
    const [first] = await casesIn(d, 'open', 'overdue');
    const prioritise = async (level: 'low' | 'medium', version: number) =>
      d
        .as(d.manager)
        .tickets.prioritise({ id: ticket.id, version, reason: 'Cambió', impact: level, urgency: level });
    const later = await prioritise('low', ticket.version);
    await beat(d);
    expect(await casesIn(d, 'open', 'overdue')).toEqual([]);
    await prioritise('medium', later.version);
    await beat(d);
    expect((await casesIn(d, 'open', 'overdue')).map(({ id }) => id)).toEqual([first?.id]);
    expect(await toldTo(d, d.technician(0), 'overdue')).toBe(1);
  });

  it('that ended is cleared by the next turn of the job where the write of the first one failed', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    d.t.at(ms(ticket.atRiskAt));
    await beat(d);
    const follower = new Follower();
    const { read } = d.t.host.db;
    expect(await follower.isDue(read, d.t.now())).toBe(false);
    await d
      .as(d.technician(0))
      .tickets.resolve({ id: ticket.id, version: ticket.version, solution: 'Listo' });
    expect(await follower.isDue(read, d.t.now())).toBe(true);
    expect(follower.take(10).length).toBeGreaterThan(0);
    // Nothing was written: it is offered again.
    expect(await follower.isDue(read, d.t.now())).toBe(true);
    expect(follower.take(10).length).toBeGreaterThan(0);
    await beat(d);
    expect(await follower.isDue(read, d.t.now())).toBe(false);
  });

  it('of a first response ends with the answer', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    d.t.at(ms(ticket.firstResponseDueAt) + 1);
    await beat(d);
    expect(await casesIn(d, 'open', 'overdue')).toMatchObject([{ details: { promise: 'firstResponse' } }]);
    await d.as(d.technician(0)).tickets.reply({ id: ticket.id, body: 'Voy para allá.' });
    await beat(d);
    expect(await casesIn(d, 'open', 'overdue')).toEqual([]);
  });

  it('of a ticket that is nobody’s is told to the managers', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const ticket = await aTicket(d);
    d.t.at(ms(ticket.atRiskAt));
    await beat(d);
    expect(await toldTo(d, d.manager, 'atRisk')).toBe(1);
  });

  it('is neither raised nor told when its kind is off, and what stood is cleared as it is switched off', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    await setKind(d, 'atRisk', { isOn: false });
    d.t.at(ms(ticket.atRiskAt));
    await beat(d);
    expect(await casesIn(d, 'open')).toEqual([]);
    expect(await toldTo(d, d.technician(0), 'atRisk')).toBe(0);
    d.t.at(ms(ticket.resolutionDueAt) + 1);
    await beat(d);
    expect(await casesIn(d, 'open')).toHaveLength(1);
    await setKind(d, 'overdue', { isOn: false });
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open')).toEqual([]);
  });

  it('is told to whom, and by which ways, the administrator says', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aStartedTicket(d);
    const ways = { inApp: true, native: false, email: false };
    await setKind(d, 'overdue', { tells: ['manager'], ways, severity: 'info' });
    d.t.at(ms(ticket.resolutionDueAt) + 1);
    await beat(d);
    expect(await casesIn(d, 'open', 'overdue')).toMatchObject([{ severity: 'info' }]);
    expect(await toldTo(d, d.technician(0), 'overdue')).toBe(0);
    const { items } = await d.as(d.manager).notifications.list({});
    expect(items.filter(({ kind }) => kind === 'overdue')).toMatchObject([{ isNative: false }]);
    await setKind(d, 'overdue', { ways: { inApp: false, native: true, email: false } });
    const other = await aStartedTicket(d);
    d.t.at(ms(other.resolutionDueAt) + 1);
    await beat(d);
    expect(await casesIn(d, 'open', 'overdue')).toHaveLength(2);
    expect(await toldTo(d, d.manager, 'overdue')).toBe(1);
  });
});
