import { describe, expect, it } from 'vitest';
import { depreciationYears } from '#renderer/assets/asset/depreciation.ts';
import { actKey, changesOf, partAct } from '#renderer/assets/asset/historyWords.ts';
import { hasOtherStatuses, statusesAfter, stepsOf } from '#renderer/assets/asset/statusSteps.ts';
import { valueWord } from '#renderer/assets/asset/valueWords.ts';
import { formatsOf } from '#renderer/texts/formats.ts';
import { type AssetStatus, STATUS_KINDS } from '#shared/assets/asset.ts';

const statuses: AssetStatus[] = STATUS_KINDS.map((kind) => ({ key: kind, kind, label: kind }));
const at = (kind: AssetStatus['kind'], holder: object | null = null) => ({
  status: { key: kind, kind, label: kind },
  holder,
});
const held = { id: 1, name: 'Ana' };

describe('the steps of an asset', () => {
  it('lead back to custody’s word: in use while somebody holds it', () => {
    expect(stepsOf(at('inRepair'))).toEqual(['back', 'lost']);
    expect(statusesAfter('back', at('inRepair', held), statuses)).toMatchObject([{ kind: 'inUse' }]);
    expect(statusesAfter('back', at('inRepair'), statuses)).toMatchObject([{ kind: 'available' }]);
    expect(statusesAfter('found', at('lost', held), statuses)).toMatchObject([{ kind: 'inUse' }]);
  });

  it('end with retirement', () => {
    expect(stepsOf(at('retired'))).toEqual([]);
    expect(hasOtherStatuses(at('retired'), statuses)).toBe(false);
  });

  it('offer a choice of their own only where the institution has more statuses than they lead to', () => {
    expect(hasOtherStatuses(at('available'), statuses)).toBe(false);
    const reserved: AssetStatus = { key: 'available2', kind: 'available', label: 'Reservado' };
    expect(hasOtherStatuses(at('available'), [...statuses, reserved])).toBe(true);
    expect(statusesAfter('other', at('available'), [...statuses, reserved]).map(({ key }) => key)).toEqual([
      'inRepair',
      'lost',
      'available2',
    ]);
  });
});

describe('depreciationYears', () => {
  const years = depreciationYears({ costCents: 3_600_000, acquiredOn: '2024-06-10', usefulLifeMonths: 36 });

  it('counts each month of use in its calendar year, and all of them once', () => {
    expect(years.map(({ year, months }) => [year, months])).toEqual([
      [2024, 6],
      [2025, 12],
      [2026, 12],
      [2027, 6],
    ]);
  });

  it('adds up to the cost and leaves nothing', () => {
    expect(years.reduce((sum, one) => sum + one.duringCents, 0)).toBe(3_600_000);
    expect(years.at(-1)).toMatchObject({ sumCents: 3_600_000, bookCents: 0 });
    expect(years[0]).toMatchObject({ duringCents: 600_000, bookCents: 3_000_000 });
  });
});

describe('the history of an asset', () => {
  it('has a phrase for every act that it knows, and none for others', () => {
    expect(actKey('asset.moved')).toBe('act.asset.moved');
    expect(actKey('custody.handedOver')).toBe('act.custody.handedOver');
    expect(actKey('asset.teleported')).toBeNull();
    expect(actKey('toString.length')).toBeNull();
  });

  it('tells what changed of the asset’s own row only', () => {
    const told = { before: { costCents: 1, serial: 'A' }, after: { costCents: 2, serial: 'A', note: 'x' } };
    expect(changesOf({ action: 'asset.changed', ...told })).toEqual([
      { field: 'costCents', before: 1, after: 2 },
      { field: 'note', before: null, after: 'x' },
    ]);
    expect(changesOf({ action: 'maintenanceRecord.changed', ...told })).toEqual([]);
  });

  it('knows a part’s own event in the history of the whole', () => {
    const whole = { id: 7, name: 'Laptop' };
    const part = { action: 'asset.created', before: {}, after: { name: 'Memoria', parent: whole } };
    expect(partAct(part, 7)).toBe('made');
    expect(partAct(part, 8)).toBeNull();
    expect(partAct({ action: 'asset.changed', before: { parent: null }, after: { parent: whole } }, 7)).toBe(
      'added',
    );
    expect(partAct({ action: 'asset.changed', before: { parent: whole }, after: { parent: null } }, 7)).toBe(
      'removed',
    );
  });

  it('says names, labels, money and days instead of codes', () => {
    const say = {
      formats: formatsOf('es'),
      currency: 'MXN',
      fields: [{ key: 'ram', label: 'Memoria', type: 'number' as const, choices: [], isRequired: false }],
      custom: (_: object, value: unknown) => String(value),
    };
    expect(valueWord('area', { id: 3, name: 'Jurídico' }, say)).toBe('Jurídico');
    expect(valueWord('status', { key: 'lost', kind: 'lost', label: 'Extraviado' }, say)).toBe('Extraviado');
    expect(valueWord('costCents', 1_250_000, say)).toBe('$12,500.00');
    expect(valueWord('custom', { ram: 16 }, say)).toBe('Memoria: 16');
    expect(valueWord('holder', { id: 9, name: '' }, say)).toBeNull();
    expect(valueWord('serial', null, say)).toBeNull();
  });
});
