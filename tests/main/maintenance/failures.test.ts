import { describe, expect, it } from 'vitest';
import { DAY } from '#shared/kernel/time.ts';
import { aService } from '../../builders/catalogue.ts';
import { aTicket } from '../tickets/department.ts';
import { aWorkshop, type Workshop } from './workshop.ts';

const api = (w: Workshop) => w.d.as(w.admin).maintenance;

/** Failures about assets (none: without), so many days before now. */
async function failures(
  w: Workshop,
  parts: { count?: number; daysAgo?: number; assets?: readonly number[]; serviceId?: number },
): Promise<number[]> {
  const now = w.d.t.now();
  const ids: number[] = [];
  w.d.t.at(now - (parts.daysAgo ?? 0) * DAY);
  for (let n = 0; n < (parts.count ?? 1); n += 1) {
    const ticket = await aTicket(w.d, parts.serviceId === undefined ? {} : { serviceId: parts.serviceId });
    ids.push(ticket.id);
    await w.d.t.host.auditor.write({ actorId: null, origin: 'rest', now }, async (tx, trail) => {
      for (const assetId of parts.assets ?? []) {
        const { id } = await tx
          .insertInto('ticketAssets')
          .values({ ticketId: ticket.id, assetId, at: now })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trail.record({
          action: 'ticketAsset.linked',
          entity: 'ticketAsset',
          entityId: id,
          rows: [{ entity: 'ticketAsset', id }],
        });
      }
      return { ok: true, value: null };
    });
  }
  w.d.t.at(now);
  return ids;
}

/** The list behind a figure. */
async function behind(
  w: Workshop,
  span: { from: string; until: string },
  group: Awaited<ReturnType<ReturnType<typeof api>['recurring']>>['items'][number],
) {
  return api(w).failures({
    from: span.from,
    until: span.until,
    serviceId: group.service?.id ?? null,
    areaId: group.area?.id ?? null,
    model: group.model,
  });
}

describe('recurring failures', () => {
  it('are groups of service, area and model above their own history, each with its list of the same count', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const twin = await w.printer({ brand: 'hp' });
    const other = await w.printer({ brand: 'Epson', model: 'L3250' });
    await failures(w, { daysAgo: 200 });
    // Always some: nothing new.
    for (let period = 0; period < 6; period += 1) {
      await failures(w, { count: 3, daysAgo: 35 + period * 30, assets: [other.id] });
    }
    await failures(w, { count: 4, daysAgo: 3, assets: [other.id] });
    // Nearly never before, now five; one of them about both printers of the model.
    await failures(w, { daysAgo: 70, assets: [printer.id] });
    await failures(w, { count: 4, daysAgo: 5, assets: [twin.id] });
    const both = await failures(w, { daysAgo: 2, assets: [printer.id, twin.id] });

    const found = await api(w).recurring({});
    expect(found).toMatchObject({ from: '2026-09-06', until: '2026-10-05', periods: 5 });
    expect(found.items).toMatchObject([
      {
        service: { id: w.d.serviceId },
        area: { id: w.d.areaId },
        model: { model: 'M404' },
        count: 5,
        before: 1,
        mean: 0.2,
        category: { id: w.categoryId },
      },
    ]);
    const [group] = found.items;
    if (group === undefined) throw new Error('No group');
    expect(group.count).toBeGreaterThan(group.upTo);
    const list = await behind(w, found, group);
    expect(list.total).toBe(group.count);
    expect(list.items.length).toBe(group.count);
    expect(list.items[0]).toMatchObject({ id: both[0], assets: [{ id: printer.id }, { id: twin.id }] });
  });

  it('without an asset are grouped by service and area', async () => {
    await using w = await aWorkshop();
    const network = await aService(w.d.t.host, { name: 'Red' });
    await failures(w, { daysAgo: 220 });
    await failures(w, { count: 3, daysAgo: 1, serviceId: network.id });
    const found = await api(w).recurring({});
    expect(found.items).toMatchObject([
      { service: { name: 'Red' }, model: null, count: 3, before: 0, category: null },
    ]);
    for (const group of found.items) expect((await behind(w, found, group)).total).toBe(group.count);
  });

  it('count neither what was cancelled nor what the program opened', async () => {
    await using w = await aWorkshop();
    // Held by the requester, so that the plan's ticket would fall into the same group.
    const printer = await w.printer({ holderId: w.d.requester.id });
    await failures(w, { daysAgo: 220 });
    const ids = await failures(w, { count: 4, daysAgo: 1, assets: [printer.id] });
    await w.plan({ firstOn: '2026-10-05', leadDays: 0 });
    await w.tick();
    expect((await api(w).recurring({})).items).toMatchObject([{ count: 4 }]);
    for (const id of ids.slice(2)) {
      const ticket = await w.d.as(w.admin).tickets.get({ id });
      await w.d.as(w.d.manager).tickets.cancel({ id, version: ticket.version, reason: 'Error' });
    }
    expect((await api(w).recurring({})).items).toEqual([]);
  });

  it('say so when there is no history to compare with', async () => {
    await using w = await aWorkshop();
    await failures(w, { count: 9, daysAgo: 1 });
    expect(await api(w).recurring({})).toMatchObject({ periods: 0, items: [] });
  });
});

describe('repeated failures', () => {
  it('list the assets with so many in the last months, most first, each with its list of the same count', async () => {
    await using w = await aWorkshop();
    const [worst, bad, fine] = [await w.printer(), await w.printer(), await w.printer()];
    await failures(w, { daysAgo: 364, assets: [worst.id] });
    await failures(w, { count: 4, daysAgo: 10, assets: [worst.id] });
    await failures(w, { count: 3, daysAgo: 20, assets: [bad.id] });
    await failures(w, { count: 2, daysAgo: 20, assets: [fine.id] });
    await failures(w, { count: 2, daysAgo: 366, assets: [fine.id] });
    const found = await api(w).repeated({});
    expect(found).toMatchObject({ from: '2025-10-06', until: '2026-10-05', total: 2 });
    expect(found.items.map(({ asset, count }) => [asset.id, count])).toEqual([
      [worst.id, 5],
      [bad.id, 3],
    ]);
    for (const { asset, count } of found.items) {
      const list = await api(w).failures({
        from: found.from,
        until: found.until,
        assetId: asset.id,
        limit: 2,
      });
      expect(list.total).toBe(count);
      expect(list.nextCursor).not.toBeNull();
    }
    expect((await api(w).repeated({ atLeast: 2 })).total).toBe(3);
    expect((await api(w).ofAsset({ id: worst.id })).failures).toMatchObject({ count: 5, isRepeated: true });
    expect((await api(w).ofAsset({ id: fine.id })).failures).toMatchObject({ count: 2, isRepeated: false });
  });
});
