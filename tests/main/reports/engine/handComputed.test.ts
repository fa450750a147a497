import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromLocal } from '#shared/calendars/localTime.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { aService, aStoredCalendar } from '../../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../../builders/database.ts';
import { aStoredTicket, type TicketParts } from '../../../builders/generatedDepartment.ts';
import { aLocation, anArea, aPerson, aTechnician } from '../../../builders/people.ts';
import { aSpecReport, cellsOf, tableOf } from '../../../builders/specReports.ts';
import { aList, aSummary } from '../../../builders/specs.ts';
import { OFFICE } from '../../tickets/department.ts';

const ZONE = 'America/Mexico_City';

function wall(text: string): number {
  const instant = fromLocal(text, ZONE);
  if (instant === null) throw new Error(`No time: ${text}`);
  return instant;
}

/** Wednesday at noon. */
const NOW = wall('2026-03-18T12:00');
const QUARTER = { from: '2026-01-01', to: '2026-03-31' };

let t: TestDatabase;
let ana: number;
let red: number;
let paper: number;
let beto: number;
beforeEach(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true, hours: OFFICE, timeZone: ZONE });
  ana = (await aPerson(t, { name: 'Ana Ríos' })).id;
  beto = (await aTechnician(t, { name: 'Beto Luna' })).id;
  red = (await anArea(t, { name: 'Redes' })).id;
  paper = (await aService(t, { name: 'Papelería' })).id;
});
afterEach(() => t.close());

const ticket = (parts: TicketParts) => aStoredTicket(t.db, { requesterId: ana, ...parts });
const made = (spec: Parameters<typeof aSpecReport>[1]['spec'], dates = QUARTER) =>
  aSpecReport(t.db.read, { spec, dates, asOf: NOW });

describe('every dimension of tickets', () => {
  beforeEach(async () => {
    const locationId = (await aLocation(t, { name: 'Piso 2' })).id;
    // Tuesday 6 January, 09:30; and Monday 2 March, 17:00, late.
    await ticket({
      createdAt: wall('2026-01-06T09:30'),
      areaId: red,
      serviceId: paper,
      locationId,
      channel: 'phone',
      priority: 'critical',
      impact: 'high',
      urgency: 'low',
      status: 'resolved',
      resolvedAt: wall('2026-01-06T11:00'),
      resolutionDueAt: wall('2026-01-06T12:00'),
      lastSolverId: beto,
    });
    await ticket({
      createdAt: wall('2026-03-02T17:00'),
      status: 'assigned',
      assigneeId: beto,
      resolutionDueAt: wall('2026-03-03T10:00'),
    });
    await ticket({ createdAt: wall('2026-03-02T17:59'), status: 'waiting', resolutionDueAt: null });
  });

  it.each([
    [
      'area',
      [
        ['Redes', 1],
        ['Sin dato', 2],
      ],
    ],
    [
      'service',
      [
        ['Papelería', 1],
        ['Sin dato', 2],
      ],
    ],
    [
      'serviceCategory',
      [
        ['Cómputo', 1],
        ['Sin dato', 2],
      ],
    ],
    [
      'technician',
      [
        ['Beto Luna', 2],
        ['Nadie', 1],
      ],
    ],
    ['requester', [['Ana Ríos', 3]]],
    [
      'location',
      [
        ['Piso 2', 1],
        ['Sin dato', 2],
      ],
    ],
    [
      'channel',
      [
        ['Portal', 2],
        ['Teléfono', 1],
      ],
    ],
    [
      'priority',
      [
        ['Crítica', 1],
        ['Media', 2],
      ],
    ],
    [
      'impact',
      [
        ['Toda la institución', 1],
        ['Una persona', 2],
      ],
    ],
    [
      'urgency',
      [
        ['Pronto', 2],
        ['Puede esperar', 1],
      ],
    ],
    [
      'status',
      [
        ['Asignada', 1],
        ['En espera', 1],
        ['Resuelta', 1],
      ],
    ],
    [
      'punctuality',
      [
        ['A tiempo', 1],
        ['Tarde', 1],
        ['Sin dato', 1],
      ],
    ],
    [
      'month',
      [
        ['ene 2026', 1],
        ['feb 2026', 0],
        ['mar 2026', 2],
      ],
    ],
    ['quarter', [['Trim 1, 2026', 3]]],
    ['year', [['2026', 3]]],
  ] as const)('%s', async (by, rows) => {
    const data = await made(aSummary({ by: [by] }));
    expect(cellsOf(data)).toEqual(rows);
    expect(cellsOf(data, 'total')).toEqual([['Total', 3]]);
  });

  it('day, week, weekday and hour, with those in which nothing came in', async () => {
    const days = cellsOf(await made(aSummary({ by: ['day'] })));
    // Up to today: the days to come are none yet.
    expect(days).toHaveLength(31 + 28 + 18);
    expect(days.filter(([, count]) => count !== 0)).toEqual([
      ['2026-01-06', 1],
      ['2026-03-02', 2],
    ]);
    const weeks = cellsOf(await made(aSummary({ by: ['week'] })));
    expect(weeks[0]).toEqual(['Sem 1, 2026', 0]);
    expect(weeks.filter(([, count]) => count !== 0)).toEqual([
      ['Sem 2, 2026', 1],
      ['Sem 10, 2026', 2],
    ]);
    const clock = await made(
      aSummary({ by: ['weekday'], columns: { by: 'hour', orderBy: null, isDescending: false, top: null } }),
    );
    expect(cellsOf(clock).map(([name, ...hours]) => [name, hours[9], hours[17], hours[24]])).toEqual([
      ['Lunes', 0, 2, 2],
      ['Martes', 1, 0, 1],
      ...['Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'].map((name) => [name, 0, 0, 0]),
    ]);
  });
});

describe('every statistic', () => {
  it('of subtotals and totals is that of all their tickets, never of their groups', async () => {
    const at = wall('2026-02-03T10:00');
    const solved = (areaId: number | null, resolutionSeconds: number) =>
      ticket({
        createdAt: at,
        resolvedAt: at + 1_000,
        status: 'resolved',
        areaId,
        resolutionSeconds,
        lastSolverId: beto,
      });
    // One area with 10, 20, 30, 1000; the other with 100 alone: the mean of means would be 182.5, of all it is 232.
    for (const seconds of [10, 20, 30, 1_000]) await solved(red, seconds);
    await solved(null, 100);
    const measures: Measure[] = [
      'resolution.mean',
      'resolution.median',
      'resolution.p90',
      'resolution.count',
    ];
    const data = await made(aSummary({ by: ['technician', 'area'], measures }));
    expect(cellsOf(data)).toEqual([
      ['Beto Luna', 'Redes', 265, 25, 1_000, 4],
      ['Beto Luna', 'Sin dato', 100, 100, 100, 1],
    ]);
    expect(cellsOf(data, 'subtotal')).toEqual([['Total de Beto Luna', null, 232, 30, 1_000, 5]]);
    expect(cellsOf(data, 'total')).toEqual([['Total', null, 232, 30, 1_000, 5]]);
  });

  it('is unknown where nothing was measured, and nothing where nothing was counted', async () => {
    await ticket({ createdAt: wall('2026-02-03T10:00'), status: 'new', areaId: red });
    const measures: Measure[] = [
      'received',
      'resolved',
      'resolution.median',
      'onTime.share',
      'onTime.of',
      'rating.mean',
    ];
    expect(cellsOf(await made(aSummary({ by: ['area'], measures })))).toEqual([
      ['Redes', 1, 0, null, null, 0, null],
    ]);
  });

  it('of shares, stars and recorded time', async () => {
    const at = wall('2026-02-03T10:00');
    const closed = (parts: TicketParts) =>
      ticket({
        createdAt: at,
        status: 'closed',
        resolvedAt: at,
        closedAt: at + 1,
        resolutionDueAt: at,
        ...parts,
      });
    await closed({ rating: 5, workedMinutes: 10, reopenCount: 1 });
    await closed({ rating: 2, workedMinutes: 30 });
    await closed({ resolvedAt: at + 5 });
    const measures: Measure[] = [
      'onTime.share',
      'onTime.met',
      'onTime.missed',
      'rating.mean',
      'rating.count',
      'timePerTicket.mean',
      'reopenRate.share',
      'reopenRate.met',
    ];
    const { sections } = await made(aSummary({ measures }));
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({
      kind: 'figures',
      items: [2 / 3, 2, 1, 3.5, 2, 1_200, 1 / 3, 1].map((value) => ({ value })),
    });
  });
});

describe('order, first ones and the rest', () => {
  beforeEach(async () => {
    for (const [name, count] of [
      ['Árbol', 1],
      ['Zorro', 3],
      ['barco', 2],
      ['Casa', 2],
    ] as const) {
      const { id } = await anArea(t, { name });
      for (let one = 0; one < count; one += 1) {
        await ticket({
          createdAt: wall('2026-02-03T10:00'),
          areaId: id,
          responseSeconds: one,
          firstRespondedAt: wall('2026-02-03T11:00'),
        });
      }
    }
  });
  const byArea = (parts: object) =>
    aSummary({
      rows: [{ by: 'area', orderBy: null, isDescending: false, top: null, ...parts }],
      measures: ['received', 'response.median'],
    });

  it('by name as the language has it, either way', async () => {
    expect(cellsOf(await made(byArea({}))).map(([name]) => name)).toEqual([
      'Árbol',
      'barco',
      'Casa',
      'Zorro',
    ]);
    expect(cellsOf(await made(byArea({ isDescending: true }))).map(([name]) => name)).toEqual([
      'Zorro',
      'Casa',
      'barco',
      'Árbol',
    ]);
  });

  it('by a measure, the rest as one line made from all its tickets', async () => {
    const data = await made(byArea({ orderBy: 'received', isDescending: true, top: 2 }));
    expect(cellsOf(data)).toEqual([
      ['Zorro', 3, 1],
      ['barco', 2, 0.5],
      ['Otros (2)', 3, 0],
    ]);
    expect(cellsOf(data, 'total')).toEqual([['Total', 8, 0.5]]);
  });

  it('columns too: the first ones, the rest together, and the total of all', async () => {
    const data = await made(
      aSummary({ by: ['channel'], columns: { by: 'area', orderBy: 'received', isDescending: true, top: 1 } }),
    );
    expect(tableOf(data).columns.map(({ label }) => label)).toEqual(['Canal', 'Zorro', 'Otros (3)', 'Total']);
    expect(cellsOf(data)).toEqual([['Portal', 3, 5, 8]]);
  });

  it('says how many rows are not shown, and keeps the total', async () => {
    const data = await aSpecReport(t.db.read, { spec: byArea({}), dates: QUARTER, asOf: NOW, limit: 3 });
    expect(tableOf(data).more).toBe(1);
    expect(tableOf(data).rows.map(({ role }) => role)).toEqual(['row', 'row', 'row', 'total']);
  });

  it('draws what was asked for, and says in words what it shows', async () => {
    const spec = {
      ...byArea({ orderBy: 'received', isDescending: true }),
      chart: { kind: 'bars' as const, measures: ['received' as const] },
    };
    const [chart] = (await made(spec)).sections;
    expect(chart).toMatchObject({
      kind: 'chart',
      chart: 'bars',
      title: 'Recibidas por área',
      points: [
        { label: 'Zorro', values: [3] },
        { label: 'barco' },
        { label: 'Casa' },
        { label: 'Árbol', values: [1] },
      ],
      summary: 'El mayor: Zorro, 3. El menor: Árbol, 1.',
    });
  });
});

describe('conditions', () => {
  it('name values and what has none, or all but them', async () => {
    const at = wall('2026-02-03T10:00');
    await ticket({ createdAt: at, areaId: red });
    await ticket({ createdAt: at, areaId: null });
    const count = async (values: (number | null)[], isExcluded: boolean) => {
      const data = await made(aSummary({ by: ['year'], conditions: [{ by: 'area', isExcluded, values }] }));
      return [cellsOf(data, 'total')[0]?.[1], data.filters];
    };
    expect(await count([red], false)).toEqual([1, [{ label: 'Área', value: 'Redes' }]]);
    expect(await count([red], true)).toEqual([1, [{ label: 'Área', value: 'todos menos Redes' }]]);
    expect(await count([null], true)).toEqual([1, [{ label: 'Área', value: 'todos menos Sin dato' }]]);
    expect((await count([red, null], false))[0]).toBe(2);
    expect((await count([red, null], true))[0]).toBe(0);
  });

  it('limit numbers and days, the last day whole', async () => {
    for (const [day, rating] of [
      ['2026-02-03', 2],
      ['2026-02-04', 4],
      ['2026-02-05', 5],
    ] as const) {
      const at = wall(`${day}T23:59`);
      await ticket({ createdAt: at, status: 'closed', resolvedAt: at, closedAt: at, rating });
    }
    const folios = async (range: object) =>
      tableOf(
        await made(
          aList({
            of: 'closed',
            fields: ['rating'],
            order: [{ field: 'rating', isDescending: false }],
            ranges: [range as never],
          }),
        ),
      )
        .rows.filter(({ role }) => role === 'row')
        .map(({ cells }) => cells[0]);
    expect(await folios({ field: 'rating', from: 4 })).toEqual([4, 5]);
    expect(await folios({ field: 'createdAt', from: '2026-02-04', to: '2026-02-04' })).toEqual([4]);
    expect(await folios({ field: 'createdAt', to: '2026-02-04' })).toEqual([2, 4]);
  });
});

describe('a list', () => {
  it('has its fields in words and wall time, in groups with their counts and sums', async () => {
    const at = wall('2026-02-03T10:00');
    const parts = { createdAt: at, status: 'resolved', resolvedAt: at + 60_000, lastSolverId: beto } as const;
    await ticket({ ...parts, areaId: red, title: 'Uno', workedMinutes: 5 });
    await ticket({ ...parts, areaId: red, title: 'Dos', workedMinutes: 7 });
    await ticket({ ...parts, areaId: null, title: 'Tres', workedMinutes: 1 });
    const data = await made(
      aList({
        of: 'resolved',
        fields: ['title', 'technician', 'resolvedAt', 'workedTime'],
        groups: ['area'],
        order: [{ field: 'title', isDescending: false }],
      }),
    );
    const row = (area: string, title: string, seconds: number) => [
      area,
      title,
      'Beto Luna',
      '2026-02-03T10:01:00',
      seconds,
    ];
    expect(tableOf(data).rows).toEqual([
      { role: 'row', level: 0, cells: row('Redes', 'Dos', 420) },
      { role: 'row', level: 0, cells: row('Redes', 'Uno', 300) },
      { role: 'subtotal', level: 0, cells: ['Total de Redes (2)', null, null, null, 720] },
      { role: 'row', level: 0, cells: row('Sin dato', 'Tres', 60) },
      { role: 'subtotal', level: 0, cells: ['Total de Sin dato (1)', null, null, null, 60] },
      { role: 'total', level: 0, cells: ['Total (3)', null, null, null, 780] },
    ]);
  });

  it('counts and adds up all records, however few of them are shown', async () => {
    for (let one = 0; one < 5; one += 1) {
      const at = wall('2026-02-03T10:00') + one;
      await ticket({ createdAt: at, title: `Solicitud ${one}`, workedMinutes: 1 });
    }
    const data = await aSpecReport(t.db.read, {
      spec: aList({ fields: ['title', 'workedTime'] }),
      dates: QUARTER,
      asOf: NOW,
      limit: 2,
    });
    expect(cellsOf(data)).toEqual([
      ['Solicitud 4', 60],
      ['Solicitud 3', 60],
    ]);
    expect(cellsOf(data, 'total')).toEqual([['Total (5)', 300]]);
    expect(tableOf(data).more).toBe(3);
  });

  it('keeps hostile titles as they were written, on one line', async () => {
    const title = '=cmd|"/C calc"!A0 <script>{{a}}</script> 😀';
    await ticket({ createdAt: wall('2026-02-03T10:00'), title });
    expect(cellsOf(await made(aList({ fields: ['title'] })))).toEqual([[title]]);
    await t.db.write(async (tx) => {
      await tx
        .updateTable('areas')
        .set({ name: '{{a}}; DROP TABLE tickets' })
        .where('id', '=', red)
        .execute();
    });
    await ticket({ createdAt: wall('2026-02-03T10:00'), areaId: red });
    const data = await made(aSummary({ by: ['area', 'year'] }));
    expect(cellsOf(data, 'subtotal')[0]?.[0]).toBe('Total de {{a}}; DROP TABLE tickets');
  });
});

it('tells its period only where one matters', async () => {
  expect((await made(aSummary({ measures: ['backlog'] }))).period).toBeNull();
  expect((await made(aSummary({ measures: ['backlog', 'received'] }))).period).toEqual(QUARTER);
  expect((await made(aList({ of: 'backlog' }))).period).toBeNull();
});

it.each([
  ['es', 'Resolución · mediana', 'La mitad fue menos'],
  ['en', 'Resolution · median', 'Half were less'],
  ['pt', 'Resolução · mediana', 'Metade foi menos'],
] as const)(
  'is in its language, with the definitions of what it measures: %s',
  async (language, label, meaning) => {
    const spec = aSummary({ by: ['area'], measures: ['resolution.median'] });
    const data = await aSpecReport(t.db.read, { spec, dates: QUARTER, asOf: NOW, language });
    expect(tableOf(data).columns.at(-1)?.label).toBe(label);
    expect(data.definitions).toHaveLength(2);
    expect(data.definitions[1]?.text).toContain(meaning);
  },
);
