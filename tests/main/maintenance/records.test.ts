import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { aSupplier } from '../../builders/assets.ts';
import { aPerson } from '../../builders/people.ts';
import { aTicket } from '../tickets/department.ts';
import { aWorkshop, type Workshop } from './workshop.ts';

const api = (w: Workshop) => w.d.as(w.admin).maintenance;

async function statusOf(w: Workshop, id: number): Promise<string> {
  const row = await w.d.t.host.db.read
    .selectFrom('assets')
    .select('statusKind')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.statusKind;
}

describe('a record of maintenance', () => {
  it('keeps kind, supplier, parts, costs and the ticket that it came from', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const supplier = await aSupplier(w.d.t.host, { name: 'Servicios Gráficos' });
    const ticket = await aTicket(w.d);
    const record = await w.record(printer.id, {
      ticketId: ticket.id,
      supplierId: supplier.id,
      parts: [
        { name: 'Rodillo', quantity: 2, costCents: 30_000 },
        { name: 'Fusor', quantity: 1, costCents: 250_000 },
      ],
    });
    expect(record).toMatchObject({
      asset: { id: printer.id },
      ticket: { folio: ticket.folio },
      plan: null,
      supplier: { name: 'Servicios Gráficos' },
      totalCents: 360_000,
      paidCents: 360_000,
      createdBy: { id: w.admin.id },
      version: 1,
    });
    expect((await api(w).ofTicket({ id: ticket.id })).records).toEqual([record]);
    const { dataDir, profileDir } = w.d.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it('sends the asset to repair while it runs and brings it back in use with its holder', async () => {
    await using w = await aWorkshop();
    const holder = await aPerson(w.d.t.host, { areaId: w.d.areaId });
    const held = await w.printer({ holderId: holder.id });
    const free = await w.printer();
    for (const [asset, back] of [
      [held, 'inUse'],
      [free, 'available'],
    ] as const) {
      const record = await w.record(asset.id, { endedOn: null, repair: 'begin' });
      expect(await statusOf(w, asset.id)).toBe('inRepair');
      const { id, version, kind, description, startedOn, costCents, parts } = record;
      await api(w).updateRecord({
        id,
        version,
        kind,
        description,
        startedOn,
        costCents,
        parts,
        supplierId: null,
        isUnderWarranty: false,
        endedOn: '2026-10-04',
        repair: 'end',
      });
      expect(await statusOf(w, asset.id)).toBe(back);
    }
  });

  it('leaves the status of what is lost or retired alone', async () => {
    await using w = await aWorkshop();
    const lost = await w.printer({ statusKind: 'lost' });
    await w.record(lost.id, { endedOn: null, repair: 'begin' });
    expect(await statusOf(w, lost.id)).toBe('lost');
  });

  it('can be edited by one who saw it as it is, and tells who changed what', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const record = await w.record(printer.id);
    const edit = {
      id: record.id,
      version: 1,
      kind: record.kind,
      description: 'Cambio de fusor y rodillos',
      supplierId: null,
      isUnderWarranty: true,
      startedOn: record.startedOn,
      endedOn: record.endedOn,
      costCents: 0,
      parts: [],
    };
    expect(await api(w).updateRecord(edit)).toMatchObject({ version: 2, parts: [], paidCents: 0 });
    await expect(api(w).updateRecord(edit)).rejects.toMatchObject({
      code: 'conflict',
      data: {
        version: 2,
        changes: [{ after: { isUnderWarranty: 1, description: 'Cambio de fusor y rodillos' } }],
      },
    });
    const { items } = await api(w).recordHistory({ id: record.id });
    expect(items).toMatchObject([
      {
        action: 'maintenanceRecord.changed',
        actor: { name: 'Administradora Ana' },
        before: { description: 'Cambio de fusor', parts: '1 × Fusor', costCents: 50_000 },
        after: { description: 'Cambio de fusor y rodillos', parts: '', costCents: 0 },
      },
      { action: 'maintenanceRecord.created' },
    ]);
    const { dataDir, profileDir } = w.d.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it('refuses what has not happened, what ends before it begins, and a repair that contradicts it', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const rule = (name: string) => ({ code: 'ruleBroken', data: { rule: name } });
    const refused = async (parts: Parameters<typeof w.record>[1], name: string) =>
      expect(w.record(printer.id, parts)).rejects.toMatchObject(rule(name));
    await refused({ startedOn: '2026-10-06', endedOn: null }, 'maintenanceInFuture');
    await refused({ endedOn: '2026-10-06' }, 'maintenanceInFuture');
    await refused({ startedOn: '2026-10-03', endedOn: '2026-10-02' }, 'endBeforeStart');
    await refused({ repair: 'begin' }, 'repairOver');
    await refused({ endedOn: null, repair: 'end' }, 'repairRuns');
    const supplier = await aSupplier(w.d.t.host, { isEnabled: false });
    await expect(w.record(printer.id, { supplierId: supplier.id })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('is listed newest first, by page and by every filter', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer();
    const other = await w.printer();
    for (const day of ['01', '02', '02', '03', '04']) {
      await w.record(printer.id, { startedOn: `2026-10-${day}`, endedOn: null });
    }
    await w.record(other.id, { kind: 'improvement' });
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await api(w).records({ limit: 2, cursor, assetId: printer.id });
      seen.push(...page.items.map((record) => record.startedOn));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['2026-10-04', '2026-10-03', '2026-10-02', '2026-10-02', '2026-10-01']);
    const count = async (filter: Parameters<ReturnType<typeof api>['records']>[0]) =>
      (await api(w).records(filter)).items.length;
    expect(await count({ kind: 'improvement' })).toBe(1);
    expect(await count({ isRunning: true })).toBe(5);
    expect(await count({ from: '2026-10-02', until: '2026-10-03' })).toBe(3);
  });
});

describe('the cost of an asset', () => {
  it('sums what it cost and what its maintenance cost, without what warranty covered', async () => {
    await using w = await aWorkshop();
    const printer = await w.printer({ acquiredOn: '2024-10-05', costCents: 1_000_000 });
    await w.record(printer.id, { startedOn: '2025-03-01', endedOn: '2025-03-02' });
    await w.record(printer.id, { startedOn: '2025-06-01', endedOn: '2025-06-02', parts: [] });
    await w.record(printer.id, { startedOn: '2026-01-10', endedOn: '2026-01-11', isUnderWarranty: true });
    await w.record((await w.printer()).id, {});
    const { ownership, currency, recordCount } = await api(w).ofAsset({ id: printer.inventoryNumber });
    expect(currency).toBe('MXN');
    expect(recordCount).toBe(3);
    expect(ownership).toEqual({
      acquisitionCents: 1_000_000,
      partsCents: 250_000,
      workCents: 100_000,
      maintenanceCents: 350_000,
      coveredCents: 300_000,
      totalCents: 1_350_000,
      monthsOwned: 24,
      perMonthCents: 56_250,
      years: [
        { year: 2024, acquisitionCents: 1_000_000, partsCents: 0, workCents: 0, totalCents: 1_000_000 },
        { year: 2025, acquisitionCents: 0, partsCents: 250_000, workCents: 100_000, totalCents: 350_000 },
        { year: 2026, acquisitionCents: 0, partsCents: 0, workCents: 0, totalCents: 0 },
      ],
    });
  });
});
