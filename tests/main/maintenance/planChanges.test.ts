import { describe, expect, it } from 'vitest';
import { aCategory } from '../../builders/assets.ts';
import { asTechnician, isClean, noon, resolveOpen, ticketCount } from './planActs.ts';
import { aWorkshop, type Workshop } from './workshop.ts';

describe('the assets of a plan', () => {
  it('join when they come, and are due on the dates of the series', async () => {
    await using w = await aWorkshop();
    await w.plan({ everyMonths: 6, firstOn: '2026-10-12', leadDays: 0 });
    await w.tick();
    w.d.t.at(noon('2026-11-02'));
    const printer = await w.printer();
    await w.tick();
    expect(await w.due()).toMatchObject([{ asset: { id: printer.id }, dueOn: '2027-04-12' }]);
  });

  it('leave when they are retired, lost or of another category', async () => {
    await using w = await aWorkshop();
    const [one, two, three] = [await w.printer(), await w.printer(), await w.printer()];
    const { id: elsewhere } = await aCategory(w.d.t.host);
    await w.plan({ firstOn: '2026-12-12' });
    await w.tick();
    expect((await w.due()).length).toBe(3);
    await change(w, one.id, { statusKind: 'retired', isPresent: 0 });
    await change(w, two.id, { categoryId: elsewhere });
    await w.tick();
    expect((await w.due()).map((due) => due.asset.id)).toEqual([three.id]);
    await change(w, three.id, { statusKind: 'lost' });
    await w.tick();
    expect(await w.due()).toEqual([]);
  });

  it('that are retired while their ticket is open leave when it ends', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    await change(w, printer.id, { statusKind: 'retired', isPresent: 0 });
    await w.tick();
    expect((await w.due()).length).toBe(1);
    await resolveOpen(w);
    await w.tick();
    expect(await w.due()).toEqual([]);
    expect((await asTechnician(w).maintenance.ofAsset({ id: printer.id })).recordCount).toBe(1);
  });
});

/** Edits an asset and tells of it, as the inventory does. */
async function change(w: Workshop, id: number, set: Record<string, number | string>): Promise<void> {
  const { host } = w.d.t;
  await host.auditor.write({ actorId: null, origin: 'rest', now: w.d.t.now() }, async (tx, trail) => {
    await tx.updateTable('assets').set(set).where('id', '=', id).execute();
    await trail.record({
      action: 'asset.changed',
      entity: 'asset',
      entityId: id,
      rows: [{ entity: 'asset', id }],
    });
    return { ok: true, value: null };
  });
}

describe('changing a plan', () => {
  it('moves the dates of what has no open ticket', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const plan = await w.plan({ firstOn: '2026-11-15', leadDays: 5 });
    await w.plan({ id: plan.id, version: 1, name: plan.name, firstOn: '2026-12-01', leadDays: 5 });
    expect(await w.due()).toMatchObject([{ dueOn: '2026-12-01', opensOn: '2026-11-26' }]);
    await w.plan({ id: plan.id, version: 2, name: plan.name, firstOn: '2026-12-01', leadDays: 30 });
    expect(await w.due()).toMatchObject([{ dueOn: '2026-12-01', opensOn: '2026-11-01' }]);
    await isClean(w);
  });

  it('does not ask again for what was done ahead of its date', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const plan = await w.plan({ everyMonths: 12, firstOn: '2026-10-20', leadDays: 15 });
    await w.tick();
    await resolveOpen(w);
    await w.tick();
    await w.plan({
      id: plan.id,
      version: 1,
      name: plan.name,
      everyMonths: 6,
      firstOn: '2026-10-20',
      leadDays: 15,
    });
    await w.tick();
    expect(await ticketCount(w)).toBe(1);
    expect(await w.due()).toMatchObject([{ dueOn: '2027-04-20' }]);
  });

  it('out of force nothing is due; back in force it begins anew from today', async () => {
    await using w = await aWorkshop();
    await w.printer();
    const plan = await w.plan({ everyMonths: 1, firstOn: '2026-10-12', leadDays: 0 });
    const same = { id: plan.id, name: plan.name, everyMonths: 1, firstOn: '2026-10-12', leadDays: 0 };
    await w.plan({ ...same, version: 1, isEnabled: false });
    w.d.t.at(noon('2027-03-01'));
    await w.tick();
    expect(await w.due()).toEqual([]);
    expect(await ticketCount(w)).toBe(0);
    await w.plan({ ...same, version: 2, isEnabled: true });
    expect(await w.due()).toMatchObject([{ dueOn: '2027-03-12' }]);
  });

  it('is refused when somebody else changed it, and shows what', async () => {
    await using w = await aWorkshop();
    const plan = await w.plan();
    await w.plan({ id: plan.id, version: 1, name: 'Otro nombre' });
    await expect(w.plan({ id: plan.id, version: 1, name: 'El mío' })).rejects.toMatchObject({
      code: 'conflict',
      data: { version: 2, changes: [{ after: { name: 'Otro nombre' } }] },
    });
  });

  it('refuses what would never happen, or be for everything at once', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const rule = (name: string) => ({ code: 'ruleBroken', data: { rule: name } });
    await expect(w.plan({ everyMonths: null, firstOn: '2026-10-04' })).rejects.toMatchObject(
      rule('planDatePassed'),
    );
    await expect(w.plan({ assetId: printer.id })).rejects.toMatchObject(rule('planOfOneThing'));
    await expect(w.plan({ categoryId: null })).rejects.toMatchObject(rule('planOfOneThing'));
    await w.plan({ name: 'Uno' });
    await expect(w.plan({ name: 'Uno' })).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'name' },
    });
  });

  it('shows beforehand how many assets it takes in and when the first tickets open', async () => {
    await using w = await aWorkshop();
    for (let n = 0; n < 3; n += 1) await w.printer();
    await w.printer({ statusKind: 'retired' });
    const preview = await w.d.as(w.admin).maintenance.previewPlan({
      categoryId: w.categoryId,
      assetId: null,
      everyMonths: 1,
      firstOn: '2026-10-31',
      leadDays: 10,
    });
    expect(preview).toEqual({
      assets: 3,
      dates: ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
      opensOn: '2026-10-21',
    });
  });
});

describe('the agenda', () => {
  it('goes on by page and counts by month', async () => {
    await using w = await aWorkshop();
    for (let n = 0; n < 5; n += 1) await w.printer();
    await w.plan({ firstOn: '2026-10-12' });
    await w.plan({ firstOn: '2026-12-12' });
    const api = w.d.as(w.admin).maintenance;
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await api.due({ limit: 3, cursor });
      seen.push(...page.items.map((due) => `${due.dueOn} ${due.asset.id}`));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(10);
    expect(seen).toEqual([...seen].sort((a, b) => a.slice(0, 10).localeCompare(b.slice(0, 10))));
    expect((await api.dueMonths({})).items).toEqual([
      { month: '2026-10', count: 5, overdue: 0 },
      { month: '2026-12', count: 5, overdue: 0 },
    ]);
    expect((await api.due({ month: '2026-12' })).items.length).toBe(5);
    await w.tick();
    expect((await api.due({ state: 'open' })).items.length).toBe(5);
    expect((await api.due({ state: 'planned' })).items.length).toBe(5);
    w.d.t.at(noon('2026-10-13'));
    expect((await api.dueMonths({ state: 'overdue' })).items).toEqual([
      { month: '2026-10', count: 5, overdue: 5 },
    ]);
  });
});
