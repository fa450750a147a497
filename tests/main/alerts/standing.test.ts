import { describe, expect, it } from 'vitest';
import { applyChange, changesBetween } from '#main/alerts/changes.ts';
import { alertsJobs } from '#main/alerts/jobs.ts';
import { changesOf, Rounds } from '#main/alerts/rounds.ts';
import { ruleOf } from '#main/alerts/rules.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import { type Connection, nobody, type QueryContext } from '#main/rpc/context.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { aSkill, aTechnician } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { beat, beatAfter, casesIn, setKind, toldTo } from './alerted.ts';

const connection: Connection = { origin: 'job', device: '', address: 'job', token: null };
const seeing = (d: Department): QueryContext => {
  const { host } = d.t;
  return { host, actor: nobody, connection, now: d.t.now(), db: host.db.read };
};

describe('a ticket on which nobody does anything', () => {
  it('is stuck once for each standstill, and no longer as soon as somebody acts', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    const technician = d.as(d.technician(0));
    const started = await technician.tickets.start({ id: ticket.id, version: ticket.version });
    await setKind(d, 'overdue', { isOn: false });
    await beatAfter(d, 10 * DAY);
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open', 'stuck')).toMatchObject([
      { ticket: { id: ticket.id }, details: { standing: 'working' } },
    ]);
    expect([await toldTo(d, d.technician(0), 'stuck'), await toldTo(d, d.manager, 'stuck')]).toEqual([1, 1]);
    await technician.tickets.note({ id: ticket.id, body: 'Falta la refacción.' });
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open', 'stuck')).toEqual([]);
    await beatAfter(d, 10 * DAY);
    expect(await casesIn(d, 'open', 'stuck')).toHaveLength(1);
    expect(await casesIn(d, 'past', 'stuck')).toHaveLength(1);
    expect(await toldTo(d, d.manager, 'stuck')).toBe(2);
    await technician.tickets.resolve({ id: ticket.id, version: started.version, solution: 'Listo' });
    await beat(d);
    expect(await casesIn(d, 'open', 'stuck')).toEqual([]);
  });
});

describe('a ticket that nobody can take', () => {
  it('is told at once, stands until somebody can, and comes back as the same within the calm time', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const skill = await aSkill(d.t.host, { name: 'Fibra óptica' });
    const service = await aService(d.t.host, { skillId: skill.id });
    const ticket = await aTicket(d, { serviceId: service.id });
    expect(await casesIn(d, 'open', 'noEligible')).toMatchObject([
      { ticket: { id: ticket.id }, details: { why: 'skillMissing', skill: 'Fibra óptica' } },
    ]);
    await beat(d);
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'noEligible')).toHaveLength(1);
    expect(await toldTo(d, d.manager, 'unassignable')).toBe(1);

    // Somebody who can comes, but works only once the look has seen them: the ticket is theirs and no longer queued.
    const able = await aTechnician(d.t.host, { skillIds: [skill.id] });
    await beatAfter(d, MINUTE);
    expect((await d.as(d.manager).tickets.get({ id: ticket.id })).assignee?.id).toBe(able.id);
    expect(await casesIn(d, 'open', 'noEligible')).toEqual([]);

    const { version } = await d.as(d.manager).tickets.get({ id: ticket.id });
    await d.as(able).tickets.putBack({ id: ticket.id, version, reason: 'Estoy fuera' });
    await d.t.host.db.write(async (tx) => {
      await tx.updateTable('people').set({ isEnabled: 0 }).where('id', '=', able.id).execute();
    });
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'noEligible')).toHaveLength(1);
    expect(await casesIn(d, 'past', 'noEligible')).toEqual([]);
    expect(await toldTo(d, d.manager, 'unassignable')).toBe(1);
  });

  it('is not looked for among what an import brought and nobody touched', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const ticket = await aTicket(d);
    await setKind(d, 'noEligible', { isOn: false });
    await beat(d);
    expect(await casesIn(d, 'open', 'noEligible')).toEqual([]);
    await d.t.host.db.write(async (tx) => {
      await tx.updateTable('tickets').set({ isImported: 1 }).where('id', '=', ticket.id).execute();
    });
    await setKind(d, 'noEligible', { isOn: true, calmMinutes: 0 });
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open', 'noEligible')).toEqual([]);
    await d.t.host.db.write(async (tx) => {
      await tx.updateTable('tickets').set({ isImported: 0 }).where('id', '=', ticket.id).execute();
    });
    await beatAfter(d, HOUR);
    expect(await casesIn(d, 'open', 'noEligible')).toHaveLength(1);
  });
});

/** A technician whose limit is one ticket, and that ticket. */
async function aFullTechnician(d: Department) {
  const technician = await aTechnician(d.t.host, { name: 'Llena Luna', activeLimit: 1 });
  const ticket = await aTicket(d);
  return { technician, ticket };
}

async function free(d: Department, id: number): Promise<void> {
  const { version } = await d.as(d.manager).tickets.get({ id });
  await d.as(d.manager).tickets.resolve({ id, version, solution: 'Listo' });
}

describe('a technician at the limit', () => {
  it('is told once, ends by itself, and is a new case only after the calm time', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const { technician, ticket } = await aFullTechnician(d);
    await beat(d);
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'atLimit')).toMatchObject([
      {
        technician: { id: technician.id, name: 'Llena Luna' },
        ticket: null,
        details: { active: 1, limit: 1 },
      },
    ]);
    const { items } = await d.as(d.manager).notifications.list({});
    const [first] = await casesIn(d, 'open', 'atLimit');
    expect(items.filter(({ kind }) => kind === 'atLimit')).toMatchObject([
      { subject: { entity: 'alertCase', id: first?.id, label: 'Llena Luna' }, ticket: null },
    ]);

    await free(d, ticket.id);
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'atLimit')).toEqual([]);
    const again = await aTicket(d);
    await beatAfter(d, MINUTE);
    expect((await casesIn(d, 'open', 'atLimit')).map(({ id }) => id)).toEqual([first?.id]);
    expect(await toldTo(d, d.manager, 'atLimit')).toBe(1);

    await free(d, again.id);
    await beatAfter(d, MINUTE);
    d.t.pass(5 * HOUR);
    await aTicket(d);
    await beatAfter(d, MINUTE);
    expect(await casesIn(d, 'open', 'atLimit')).toHaveLength(1);
    expect(await casesIn(d, 'past', 'atLimit')).toHaveLength(1);
    expect(await toldTo(d, d.manager, 'atLimit')).toBe(2);
  });

  it('who is to be told of themselves is led to their own work', async () => {
    await using d = await aDepartment({ technicians: 0 });
    await setKind(d, 'atLimit', { tells: ['assignee'] });
    const { technician } = await aFullTechnician(d);
    await beat(d);
    const { items } = await d.as(technician).notifications.list({});
    expect(items.filter(({ kind }) => kind === 'atLimit')).toMatchObject([
      { subject: { entity: 'ownWork', id: technician.id } },
    ]);
    expect(await toldTo(d, d.manager, 'atLimit')).toBe(0);
  });

  it('is one case when two processes look at the same time', async () => {
    await using d = await aDepartment({ technicians: 0 });
    await aFullTechnician(d);
    const rule = ruleOf('atLimit');
    if (rule === undefined) throw new Error('There is no such rule');
    const [one, other] = await Promise.all([changesOf(seeing(d), rule), changesOf(seeing(d), rule)]);
    expect([one.length, other.length]).toEqual([1, 1]);
    const jobs = [one, other].map((changes) => ({
      name: 'look',
      isDue: async () => true,
      run: async (ctx: Parameters<typeof applyChange>[0]) => {
        for (const change of changes) await applyChange(ctx, change);
        return false;
      },
    }));
    await Promise.all(jobs.map((job) => runSlice(d.t.host, job, async () => true)));
    expect(await casesIn(d, 'open', 'atLimit')).toMatchObject([{ version: 1 }]);
    expect(await toldTo(d, d.manager, 'atLimit')).toBe(1);
  });
});

describe('a technician without recorded activity', () => {
  it('is told beyond the set time, and no longer once they act', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const ticket = await aTicket(d);
    await setKind(d, 'idle', { minutes: 60 });
    await beat(d);
    expect(await casesIn(d, 'open', 'idle')).toEqual([]);
    await beatAfter(d, 90 * MINUTE);
    await beatAfter(d, 10 * MINUTE);
    expect(await casesIn(d, 'open', 'idle')).toMatchObject([{ technician: { name: 'Técnica 0' } }]);
    expect([await toldTo(d, d.manager, 'idle'), await toldTo(d, d.technician(0), 'idle')]).toEqual([1, 0]);
    await d.as(d.technician(0)).tickets.start({ id: ticket.id, version: ticket.version });
    await beatAfter(d, 10 * MINUTE);
    expect(await casesIn(d, 'open', 'idle')).toEqual([]);
  });
});

describe('the looks', () => {
  it('come kind by kind at their own beat, and one that fails leaves the others their turn', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const looks: string[] = [];
    const rounds = new Rounds([
      {
        kind: 'atLimit',
        everyMs: MINUTE,
        afterMs: 0,
        clearsUnfound: true,
        look: async () => {
          looks.push('fails');
          throw new Error('The thread broke');
        },
      },
      {
        kind: 'idle',
        everyMs: HOUR,
        afterMs: MINUTE,
        clearsUnfound: true,
        look: async () => {
          looks.push('later');
          return [];
        },
      },
    ]);
    await expect(rounds.next(seeing(d), 10)).rejects.toThrow('The thread broke');
    expect(rounds.isDue(d.t.now())).toBe(false);
    d.t.pass(MINUTE);
    expect(rounds.isDue(d.t.now())).toBe(true);
    await expect(rounds.next(seeing(d), 10)).rejects.toThrow('The thread broke');
    expect(await rounds.next(seeing(d), 10)).toEqual([]);
    expect(looks).toEqual(['fails', 'fails', 'later']);
    expect(rounds.isDue(d.t.now())).toBe(false);
  });

  it('write nothing while nothing changed', async () => {
    await using d = await aDepartment({ technicians: 0 });
    await aFullTechnician(d);
    await beat(d);
    d.t.pass(MINUTE);
    const before = await d.t.host.db.read.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow();
    for (const job of alertsJobs) {
      if (await job.isDue(d.t.host.db.read, d.t.now())) {
        expect(await runSlice(d.t.host, job, async () => true)).toBe(false);
      }
    }
    expect(await d.t.host.db.read.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()).toEqual(
      before,
    );
  });

  it('clear only what a look sees whole', () => {
    const standing = {
      id: 1,
      kind: 'stuck' as const,
      caseKey: 'stuck:t1:5',
      subjectKey: 'stuck:t1',
      ticketId: 1,
      details: {},
      acknowledgedAt: null,
      version: 1,
    };
    expect(changesBetween([], [standing], { clearsUnfound: false })).toEqual([]);
    expect(changesBetween([], [standing], { clearsUnfound: true })).toEqual([{ act: 'clear', standing }]);
  });
});
