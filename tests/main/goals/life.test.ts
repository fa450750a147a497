import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Goal } from '#shared/goals/fields.ts';
import { aMaster, aPerson, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, type Department } from '../tickets/department.ts';

const TERMS = {
  measure: 'onTime',
  scope: { kind: 'all' },
  period: 'month',
  target: 0.92,
  from: '2026-10-01',
  note: 'Como en la prueba publicada',
} as const;

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: {
      code: string;
      data: { rule?: string; reason?: string; issues?: { path: string; rule: string }[] };
    }) =>
      error.data.rule ??
      error.data.reason ??
      (error.data.issues?.[0] === undefined
        ? error.code
        : `${error.data.issues[0].path}: ${error.data.issues[0].rule}`),
  );

describe('goals, from being proposed to being over', () => {
  let d: Department;
  let master: BuiltPerson;
  beforeAll(async () => {
    d = await aDepartment({ technicians: 2 });
    master = await aMaster(d.t.host, { name: 'Maestra Mar' });
  });
  afterAll(() => d[Symbol.asyncDispose]());

  const propose = async (parts: object = {}) =>
    (await d.as(d.manager).goals.propose({ ...TERMS, ...parts })).goal;
  const key = ({ id, version }: Goal) => ({ id, version });
  const actionsOf = async ({ id }: Goal) =>
    (await historyOf(d.t.host.db.read, { entity: 'goal', id })).map(({ action }) => action);

  it('a manager proposes, a master accepts and ends; the trail tells each', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({
      state: 'proposed',
      isOver: false,
      proposedBy: { name: 'Encargada Ema' },
      decidedBy: null,
      to: null,
      version: 1,
    });
    const { goal: accepted } = await d.as(master).goals.accept(key(proposed));
    expect(accepted).toMatchObject({ state: 'inForce', decidedBy: { name: 'Maestra Mar' }, version: 2 });
    const { goal: ended } = await d.as(master).goals.end({ ...key(accepted), reason: 'Ya se logró' });
    expect(ended).toMatchObject({ state: 'ended', decision: 'Ya se logró', version: 3 });
    expect(await actionsOf(ended)).toEqual(['goal.proposed', 'goal.accepted', 'goal.ended']);
    const [first] = await historyOf(d.t.host.db.read, { entity: 'goal', id: ended.id });
    expect(first).toMatchObject({
      data: { after: { measure: 'onTime', scope: 'all', target: 0.92, state: 'proposed' } },
      text: { note: 'Como en la prueba publicada' },
    });
  });

  it('a manager neither accepts, sets, declines nor ends', async () => {
    const proposed = await propose();
    const goals = d.as(d.manager).goals;
    expect(await refusal(goals.accept(key(proposed)))).toBe('forbidden');
    expect(await refusal(goals.decline({ ...key(proposed), reason: 'No' }))).toBe('forbidden');
    expect(await refusal(goals.end(key(proposed)))).toBe('forbidden');
    expect(await refusal(goals.set(TERMS))).toBe('forbidden');
    await d.as(master).goals.decline({ ...key(proposed), reason: 'Todavía no' });
  });

  it('a manager changes their own proposal, not somebody else’s, and none that was decided', async () => {
    const other = await aPerson(d.t.host, { name: 'Otro encargado', roles: ['manager'] });
    const proposed = await propose();
    expect(await refusal(d.as(other).goals.change({ ...TERMS, ...key(proposed), target: 0.5 }))).toBe(
      'forbidden',
    );
    const { goal: changed } = await d.as(d.manager).goals.change({ ...TERMS, ...key(proposed), target: 0.9 });
    expect(changed).toMatchObject({ target: 0.9, version: 2 });
    const { goal: accepted } = await d.as(master).goals.accept(key(changed));
    expect(await refusal(d.as(d.manager).goals.change({ ...TERMS, ...key(accepted) }))).toBe('goalDecided');
    const { goal: lower } = await d
      .as(master)
      .goals.change({ ...TERMS, ...key(accepted), target: 0.8, note: null });
    expect(lower).toMatchObject({ target: 0.8, note: null, state: 'inForce' });
    const [, , , event] = await historyOf(d.t.host.db.read, { entity: 'goal', id: lower.id });
    expect(event).toMatchObject({
      data: { before: { target: 0.9 }, after: { target: 0.8 } },
      text: { note: null },
    });
    await d.as(master).goals.end(key(lower));
  });

  it('what is over stays as it is', async () => {
    const proposed = await propose();
    const { goal } = await d.as(master).goals.decline({ ...key(proposed), reason: 'Todavía no' });
    expect(goal).toMatchObject({ state: 'declined', decision: 'Todavía no' });
    expect(await refusal(d.as(master).goals.accept(key(goal)))).toBe('illegalTransition');
    expect(await refusal(d.as(master).goals.change({ ...TERMS, ...key(goal) }))).toBe('illegalTransition');
    expect(await refusal(d.as(master).goals.end(key(goal)))).toBe('illegalTransition');
  });

  it('a stale version changes nothing and tells what happened', async () => {
    const proposed = await propose();
    const { goal: changed } = await d.as(d.manager).goals.change({ ...TERMS, ...key(proposed), target: 0.7 });
    await expect(d.as(master).goals.accept(key(proposed))).rejects.toMatchObject({
      code: 'conflict',
      data: { version: 2, changes: [{ action: 'goal.changed', after: { target: 0.7 } }] },
    });
    const { items } = await d.as(master).goals.list({ state: 'proposed' });
    expect(items.map(({ id, state }) => [id, state])).toEqual([[proposed.id, 'proposed']]);
    await d.as(master).goals.decline({ ...key(changed), reason: 'Fuera' });
  });

  it('two in force never ask the same of the same people at the same time', async () => {
    const { goal } = await d.as(master).goals.set({ ...TERMS, to: '2026-12-31' });
    const set = (parts: object) => refusal(d.as(master).goals.set({ ...TERMS, ...parts }));
    expect(await set({ target: 0.5 })).toBe('goalOverlaps');
    const proposed = await propose({ target: 0.95 });
    expect(await refusal(d.as(master).goals.accept(key(proposed)))).toBe('goalOverlaps');
    const next = await d.as(master).goals.set({ ...TERMS, from: '2027-01-01' });
    expect(await refusal(d.as(master).goals.change({ ...TERMS, ...key(goal) }))).toBe('goalOverlaps');
    const weekly = await d.as(master).goals.set({ ...TERMS, period: 'week' });
    await d.as(master).goals.end(key(goal));
    const { goal: accepted } = await d
      .as(master)
      .goals.accept({ ...key(proposed) })
      .catch(() => ({ goal: null }));
    // The one of the next year stands in its way still: it has no end.
    expect(accepted).toBeNull();
    for (const each of [next.goal, weekly.goal]) await d.as(master).goals.end(key(each));
    await d.as(master).goals.decline({ ...key(proposed), reason: 'Fuera' });
  });

  it.each([
    [{ target: 92 }, 'target: outOfRange'],
    [{ measure: 'occupancy' }, 'goalMeasureScope'],
    [{ measure: 'balanceDeviation', scope: { kind: 'role', role: 'technician' } }, 'goalMeasureScope'],
    [{ from: '2026-11-01', to: '2026-10-31' }, 'to: endBeforeStart'],
    [{ from: '2026-01-01', to: '2026-10-04' }, 'to: inThePast'],
    [{ from: '2900-01-01' }, 'from: outOfRange'],
    [{ scope: { kind: 'worker', technicianId: 99_999 } }, 'notFound'],
  ])('refuses %o', async (parts, expected) => {
    expect(await refusal(propose(parts))).toBe(expected);
  });

  it('refuses a goal for somebody who is no technician', async () => {
    const scope = { kind: 'worker', technicianId: d.requester.id };
    expect(await refusal(propose({ scope }))).toBe('notTechnician');
  });

  it('a technician reads what concerns them, once somebody stands by it', async () => {
    const [ana, luis] = [d.technician(0), d.technician(1)];
    const scopeOf = (technicianId: number) => ({ kind: 'worker', technicianId }) as const;
    const set = async (parts: object) => (await d.as(master).goals.set({ ...TERMS, ...parts })).goal;
    const hers = await set({ scope: scopeOf(ana.id) });
    const his = await set({ scope: scopeOf(luis.id) });
    const role = await set({ scope: { kind: 'role', role: 'technician' } });
    const managers = await set({ scope: { kind: 'role', role: 'manager' } });
    const proposed = await propose({ scope: scopeOf(ana.id), measure: 'ratingMean', target: 4 });
    const { items } = await d.as(ana).goals.list({ limit: 200 });
    const ids = items.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([hers.id, role.id]));
    for (const hidden of [his.id, managers.id, proposed.id]) expect(ids).not.toContain(hidden);
    expect(items.every(({ state }) => state === 'inForce' || state === 'ended')).toBe(true);
    expect(await refusal(d.as(ana).goals.history({ id: his.id }))).toBe('notFound');
    expect(await refusal(d.as(ana).goals.history({ id: proposed.id }))).toBe('notFound');
    expect(await refusal(d.as(ana).goals.history({ id: role.id, technicianId: luis.id }))).toBe('forbidden');
    expect(await refusal(d.as(ana).goals.progress({ technicianId: luis.id }))).toBe('forbidden');
    expect(await refusal(d.as(d.requester).goals.list({}))).toBe('forbidden');
  });

  it('pages through them by key, the newest first, each once', async () => {
    const all = (await d.as(master).goals.list({ limit: 200 })).items.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(6);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await d.as(master).goals.list({ limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  it('one whose last day is over is told as over and no longer measured', async () => {
    const { goal } = await d
      .as(master)
      .goals.set({ ...TERMS, measure: 'solved', target: 5, to: '2026-10-20' });
    const measured = async () =>
      (await d.as(master).goals.progress({})).items.some((item) => item.goal.id === goal.id);
    expect(await measured()).toBe(true);
    d.t.at(Date.parse('2026-10-21T16:00:00Z'));
    expect(await measured()).toBe(false);
    const { items } = await d.as(master).goals.list({ state: 'inForce', limit: 200 });
    expect(items.find(({ id }) => id === goal.id)).toMatchObject({ isOver: true, state: 'inForce' });
  });

  it('a goal changed behind the product’s back is found', async () => {
    const { db } = d.t.host;
    const problems = async () => (await verifyDataFolder(db.dataDir)).problems;
    expect(await problems()).toEqual([]);
    await db.write((tx) => tx.updateTable('goals').set({ target: 0.01 }).where('id', '=', 1).execute());
    expect(await problems()).toMatchObject([{ kind: 'changedRow', entity: 'goal', id: 1 }]);
  });
});
