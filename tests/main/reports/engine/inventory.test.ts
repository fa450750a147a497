import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '#shared/reports/spec/catalogue.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import { DATASETS } from '#shared/reports/spec/dataset.ts';
import { isOfNow } from '#shared/reports/spec/population.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { aStoredCalendar } from '../../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../../builders/database.ts';
import { aSmallInventory } from '../../../builders/smallInventory.ts';
import { aSpecReport, cellsOf } from '../../../builders/specReports.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

/** Noon of Wednesday 18 March 2026 in Mexico City. */
const NOW = Date.parse('2026-03-18T18:00:00Z');
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true });
  await aSmallInventory(t, NOW);
  return () => t.close();
});

const made = (spec: ReportSpec) => aSpecReport(t.db.read, { spec, dates: MARCH, asOf: NOW });

describe('assets', () => {
  it('are counted with their cost, age and warranty, the retired ones apart', async () => {
    const measures = [
      'assets',
      'cost.sum',
      'cost.mean',
      'years.median',
      'covered.share',
      'covered.met',
    ] as const;
    const data = await made(aSummary({ dataset: 'assets', by: ['assetCategory'], measures: [...measures] }));
    const [row] = cellsOf(data);
    // Of the one without a cost no mean is made; the warranty’s last day is covered.
    expect(row?.slice(0, 4)).toEqual(['Portátiles', 3, 400_00, 200_00]);
    expect(row?.[4]).toBeCloseTo(0.79, 2);
    expect(row?.slice(5)).toEqual([2 / 3, 2]);
    const retired = await made(
      aSummary({ dataset: 'assets', of: 'retired', by: ['day'], measures: ['assets'] }),
    );
    expect(cellsOf(retired).filter(([, count]) => count !== 0)).toEqual([['2026-03-17', 1]]);
    const bought = await made(
      aSummary({ dataset: 'assets', of: 'acquired', by: ['week'], measures: ['assets'] }),
    );
    expect(cellsOf(bought).filter(([, count]) => count !== 0)).toEqual([['Sem 10, 2026', 1]]);
  });

  it.each([
    [
      'holder',
      [
        ['Ana', 1],
        ['Leo', 1],
        ['Nadie', 1],
      ],
    ],
    [
      'area',
      [
        ['Archivo', 2],
        ['Sin dato', 1],
      ],
    ],
    [
      'supplier',
      [
        ['Acme', 2],
        ['Sin dato', 1],
      ],
    ],
    [
      'model',
      [
        ['Lenovo T14', 2],
        ['Sin dato', 1],
      ],
    ],
    [
      'assetStatus',
      [
        ['Disponible', 1],
        ['En uso', 2],
      ],
    ],
    [
      'warranty',
      [
        ['Vigente', 1],
        ['Por vencer', 1],
        ['Vencida', 1],
      ],
    ],
    [
      'age',
      [
        ['Menos de 1 año', 2],
        ['De 3 a 5 años', 1],
      ],
    ],
    [
      'acquiredYear',
      [
        ['2023', 1],
        ['2025', 1],
        ['2026', 1],
      ],
    ],
  ] as const)('by %s', async (by, rows) => {
    expect(cellsOf(await made(aSummary({ dataset: 'assets', by: [by], measures: ['assets'] })))).toEqual(
      rows,
    );
  });

  it('in a list with money, dates and words', async () => {
    const spec = aList({
      dataset: 'assets',
      fields: ['name', 'assetStatus', 'holder', 'acquiredOn', 'cost', 'warranty'],
      order: [{ field: 'cost', isDescending: true }],
    });
    const data = await made(spec);
    expect(cellsOf(data)).toEqual([
      ['Dos', 'En uso', 'Leo', '2023-03-18', 300_00, 'Vencida'],
      ['Uno', 'En uso', 'Ana', '2025-06-01', 100_00, 'Por vencer'],
      ['Tres', 'Disponible', null, '2026-03-02', null, 'Vigente'],
    ]);
    expect(cellsOf(data, 'total')).toEqual([['Total (3)', null, null, null, 400_00, null]]);
    expect(data.period).toBeNull();
  });
});

describe('custody', () => {
  it('of now, with how long and worth how much', async () => {
    const measures = ['custodies', 'holders', 'cost.sum', 'days.mean'] as const;
    const data = await made(aSummary({ dataset: 'custody', by: ['holder'], measures: [...measures] }));
    expect(cellsOf(data)).toEqual([
      ['Ana', 1, 1, 100_00, 10],
      ['Leo', 1, 1, 300_00, 40],
    ]);
    expect(cellsOf(data, 'total')).toEqual([['Total', 2, 2, 400_00, 25]]);
  });

  it('that began or ended in the period', async () => {
    const of = (population: 'handedOver' | 'returned') =>
      made(
        aList({ dataset: 'custody', of: population, fields: ['name', 'holder', 'fromOn', 'toOn', 'days'] }),
      );
    expect(cellsOf(await of('handedOver'))).toEqual([['Uno', 'Ana', '2026-03-08', null, 10]]);
    expect(cellsOf(await of('returned'))).toEqual([['Tres', 'Ana', '2026-02-26', '2026-03-13', 15]]);
    // One person held both in turn: counted once among the people of all.
    const people = await made(
      aSummary({ dataset: 'custody', of: 'returned', by: ['month'], measures: ['holders'] }),
    );
    expect(cellsOf(people, 'total')).toEqual([['Total', 1]]);
  });
});

describe('maintenance', () => {
  it('with work and parts, by kind and who pays', async () => {
    const measures = ['works', 'cost.sum', 'workDays.mean'] as const;
    const data = await made(
      aSummary({ dataset: 'maintenance', by: ['maintenanceKind', 'coverage'], measures: [...measures] }),
    );
    expect(cellsOf(data)).toEqual([
      ['Preventivo', 'Garantía', 1, 0, null],
      ['Correctivo', 'Institución', 1, 70_00, 3],
    ]);
    const ended = await made(
      aSummary({ dataset: 'maintenance', of: 'ended', by: ['day'], measures: ['works'] }),
    );
    expect(cellsOf(ended).filter(([, count]) => count !== 0)).toEqual([
      ['2026-03-01', 1],
      ['2026-03-04', 1],
    ]);
    const running = await made(
      aList({ dataset: 'maintenance', of: 'running', fields: ['description', 'startedOn'] }),
    );
    expect(cellsOf(running)).toEqual([['Limpieza de polvo', '2026-03-10']]);
  });
});

describe('stock', () => {
  it('with what is left, what it is worth and what is to be bought', async () => {
    const measures = ['items', 'low', 'quantity.sum', 'handedOut.sum', 'left.sum', 'value.sum'] as const;
    const data = await made(aSummary({ dataset: 'stock', by: ['stockKind'], measures: [...measures] }));
    expect(cellsOf(data)).toEqual([
      ['Consumible', 1, 1, 2, 0, 2, 1_000_00],
      ['Licencia', 1, 0, 10, 7, 3, 0],
    ]);
  });

  it('moved in the period', async () => {
    const data = await made(
      aSummary({
        dataset: 'movements',
        by: ['movementKind', 'person'],
        measures: ['movements', 'change.sum'],
      }),
    );
    expect(cellsOf(data)).toEqual([
      ['Entrada', 'Nadie', 1, 5],
      ['Entrega', 'Ana', 1, -3],
    ]);
    expect(cellsOf(data, 'total')).toEqual([['Total', null, 2, 2]]);
  });
});

describe('whatever can be chosen can be made, and what it counts can be listed', () => {
  const datasets = DATASETS.filter((dataset) => dataset !== 'tickets' && dataset !== 'workers');

  it.each(datasets)('of %s', async (dataset) => {
    const { dimensions, measures, fields, populations } = catalogue[dataset];
    for (const of of populations) {
      const everything = aList({ dataset, of, fields: fields.slice(0, 20), ranges: [] });
      const listed = cellsOf(await made(everything));
      for (const by of dimensions) {
        const spec = aSummary({ dataset, of, by: [by], measures: [...measures].slice(0, 8) });
        if (checkSpec(spec).length > 0) {
          expect(isOfNow(of)).toBe(true);
          continue;
        }
        const data = await made(spec);
        expect(cellsOf(data, 'total')[0]?.[1], `${of} by ${by}`).toBe(listed.length);
        const counted = cellsOf(data).reduce((all, row) => all + Number(row[1]), 0);
        expect(counted, `${of} by ${by}`).toBe(listed.length);
        const grouped = await made(aList({ dataset, of, fields: fields.slice(0, 3), groups: [by] }));
        expect(cellsOf(grouped)).toHaveLength(listed.length);
      }
    }
  });
});
