import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_INS } from '#shared/reports/source.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import { aManager, aMaster, anAdministrator, aPerson, aTechnician } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const preview = async (as: Client, name: (typeof BUILT_INS)[number], subject?: object, filter = {}) => {
  const source = { kind: 'builtIn' as const, name, ...(subject ? { subject } : {}) };
  return (await as.reports.preview({ source, filter })).data;
};

let d: Department;
beforeAll(async () => {
  d = await aDepartment();
});
afterAll(() => d[Symbol.asyncDispose]());

describe('who may make which report', () => {
  it('gives technicians their own work and refuses them the group’s', async () => {
    const technician = d.technician(0);
    const as = d.as(technician);
    for (const name of ['groupPerformance', 'workloadBalance'] as const) {
      await expect(preview(as, name)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const own = await preview(as, 'byState');
    expect(own.filters).toEqual([{ label: 'Técnico', value: technician.name }]);
    // Whatever is asked for.
    const asked = await preview(as, 'byState', undefined, { technicianId: d.technician(1).id });
    expect(asked.filters).toEqual([{ label: 'Técnico', value: technician.name }]);
    await expect(
      preview(as, 'individualPerformance', { technicianId: d.technician(1).id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect((await preview(as, 'individualPerformance', { technicianId: technician.id })).subtitle).toBe(
      technician.name,
    );
  });

  it('gives managers, administrators and masters all of them', async () => {
    const { host } = d.t;
    const ticket = await aTicket(d);
    const staff = [await aManager(host), await anAdministrator(host), await aMaster(host)];
    for (const person of staff) {
      for (const name of BUILT_INS) {
        const subject = { technicianId: d.technician(0).id, ticketId: ticket.id };
        const data = await preview(d.as(person), name, subject);
        expect(data.sections.length, name).toBeGreaterThan(0);
      }
    }
  });

  it('lets requesters make none', async () => {
    await expect(preview(d.as(d.requester), 'byState')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('says what is missing or does not fit', async () => {
    const as = d.as(d.manager);
    const refusal = (rule: string) => ({ code: 'invalid', data: { issues: [{ rule }] } });
    await expect(preview(as, 'individualPerformance')).rejects.toMatchObject(refusal('required'));
    await expect(preview(as, 'ticketHistory')).rejects.toMatchObject(refusal('required'));
    await expect(preview(as, 'inventory', undefined, { serviceId: d.serviceId })).rejects.toMatchObject(
      refusal('unknownFilter'),
    );
    await expect(
      as.reports.preview({
        source: { kind: 'builtIn', name: 'byState' },
        period: { from: '2026-02-01', to: '2026-01-01' },
      }),
    ).rejects.toMatchObject(refusal('endBeforeStart'));
    await expect(preview(as, 'ticketHistory', { ticketId: 999_999 })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(as.reports.preview({ source: { kind: 'saved', id: 9_999 } })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

describe('the list behind a figure', () => {
  const received = { dataset: 'tickets', of: 'received', from: '2026-10-01', to: '2026-10-31' } as const;

  it('is read page by page within the reach of whoever opens it', async () => {
    const own = await aTicket(d);
    const { assignee } = await d.as(d.manager).tickets.get({ id: own.id });
    const holder = d.technicians.find(({ id }) => id === assignee?.id) ?? d.technician(0);
    const all = await d.as(d.manager).reports.records(received);
    const theirs = await d.as(holder).reports.records(received);
    expect(all.total).toBeGreaterThan(theirs.total);
    expect(theirs.total).toBeGreaterThan(0);
    expect(theirs.filters.at(-1)?.value).toContain(holder.name);
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Client['reports']['records']>> = await d
        .as(d.manager)
        .reports.records({ ...received, limit: 1, asOf: all.asOf, ...(cursor === null ? {} : { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual(all.items.map(({ id }) => id));
    expect(all.items[0]).toMatchObject({ folio: expect.stringMatching(/^SB-/), assetId: null });
  });

  it('is refused to requesters, of what one may not see, without days, and by what does not fit', async () => {
    await expect(d.as(d.requester).reports.records(received)).rejects.toMatchObject({ code: 'forbidden' });
    const as = d.as(d.manager).reports;
    const refusal = (rule: string) => ({ code: 'invalid', data: { issues: [{ rule }] } });
    await expect(as.records({ dataset: 'tickets', of: 'received' })).rejects.toMatchObject(
      refusal('required'),
    );
    await expect(
      as.records({ ...received, conditions: [{ by: 'brand', values: ['X'] }] }),
    ).rejects.toMatchObject(refusal('conditionUnknown'));
    await expect(as.records({ ...received, cursor: 'nonsense' })).rejects.toMatchObject(refusal('cursor'));
    await expect(as.records({ dataset: 'stock', of: 'stocked', areaId: 1 })).rejects.toMatchObject(
      refusal('filterUnknown'),
    );
  });
});

describe('the history of a ticket', () => {
  it('holds notes for staff, and tells each step', async () => {
    const ticket = await aTicket(d, { title: 'Printer on fire' });
    const technician = d.technician(0);
    await d.as(technician).tickets.note({ id: ticket.id, body: 'Smells of toner' });
    const data = await preview(d.as(d.manager), 'ticketHistory', { ticketId: ticket.id });
    expect(data.title).toContain(ticket.folio);
    expect(data.subtitle).toBe('Printer on fire');
    const text = JSON.stringify(data.sections);
    expect(text).toContain('Smells of toner');
    expect(data.sections.map(({ kind }) => kind)).toEqual(['properties', 'text', 'timeline', 'timeline']);
  });
});

describe('disabled people', () => {
  let t: TestHost;
  beforeAll(async () => {
    t = await openTestHost();
  });
  afterAll(() => t.close());

  it('make nothing', async () => {
    const person = await aTechnician(t.host, { isEnabled: false });
    await expect(t.as(person).reports.saved({})).rejects.toMatchObject({ code: 'unauthenticated' });
    await aPerson(t.host);
  });
});
