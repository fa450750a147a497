import { beforeAll, describe, expect, it } from 'vitest';
import { makeBuiltIn } from '#main/reports/builtIns/makeBuiltIn.ts';
import { makeSpecReport } from '#main/reports/engine/makeSpecReport.ts';
import type { MadeReport } from '#main/reports/madeReport.ts';
import { putData } from '#main/signing/issue.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { canonicalJson } from '#shared/kernel/canonicalJson.ts';
import { type ReportData, reportData } from '#shared/reports/reportData.ts';
import type { BuiltIn } from '#shared/reports/source.ts';
import { catalogue, isMeasuredNow, isOfClock, isTime } from '#shared/reports/spec/catalogue.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { type Measure, TICKET_MEASURES } from '#shared/reports/spec/measure.ts';
import { isOfNow } from '#shared/reports/spec/population.ts';
import { statisticOf, thingOf } from '#shared/reports/spec/statistic.ts';
import type { SummarySpec } from '#shared/reports/spec.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { aGeneratedDepartment, type GeneratedDepartment } from '../../builders/generatedDepartment.ts';
import { figuresShown, listReader, type ShownFigure } from '../../builders/reportLists.ts';
import { aSmallInventory } from '../../builders/smallInventory.ts';
import { aSummary } from '../../builders/specs.ts';
import { chief } from './made.ts';

/** Monday noon after the clocks went forward on 8 March 2026. */
const NOW = Date.parse('2026-03-30T12:00:00-04:00');
const ZONE = 'America/New_York';
const MARCH = { from: '2026-03-02', to: '2026-04-05' };

let t: TestDatabase;
let department: GeneratedDepartment;
let lengthOf: ReturnType<typeof listReader>;
beforeAll(async () => {
  t = await openTestDatabase();
  department = await aGeneratedDepartment(t, { seed: 5, tickets: 180, now: NOW, zone: ZONE });
  await aSmallInventory(t, NOW);
  lengthOf = listReader({ db: t.db.read, asOf: NOW, viewer: chief });
  return () => t.close();
}, 60_000);

async function builtIn(name: BuiltIn, filter: Parameters<typeof makeBuiltIn>[1]['filter'] = {}) {
  const [technicianId] = department.technicianIds;
  const made = await makeBuiltIn(
    t.db.read,
    {
      name,
      subject: { technicianId },
      dates: MARCH,
      filter,
      language: 'en',
      asOf: NOW,
      limit: 200,
      viewer: chief,
    },
    () => undefined,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** Of every figure that opens a list: that the list has as many as were promised, and as the figure says if it counts. */
async function expectSame(made: MadeReport): Promise<ShownFigure[]> {
  const shown = figuresShown(made);
  for (const figure of shown) {
    const { opened, value, kind } = figure;
    if (opened === null) continue;
    const told = JSON.stringify(figure);
    if (opened.count !== null) expect(await lengthOf(opened.list), told).toBe(opened.count);
    if (opened.list.kind === 'figure' && kind === 'number' && Number.isInteger(value)) {
      // How even a week was is a number as well, and none of tickets.
      if (opened.list.indicator !== 'balance') expect(opened.count, told).toBe(value);
    }
  }
  return shown;
}

/** The figures that open nothing although they are one: by section and column, each once. */
const silent = (shown: readonly ShownFigure[]) => [
  ...new Set(
    shown
      .filter(({ kind, value, opened }) => !['text', 'date', 'time'].includes(kind) && value && !opened)
      .map(({ section, column }) => `${section}: ${column}`),
  ),
];

/** What opens nothing, and why. */
const SILENT = {
  groupPerformance: [
    // A difference of two counts, each of which opens its own.
    'Tickets: change',
    // The median of the group, the last row: one technician’s figure, named by nobody.
    ...['received', 'solved', 'onTime', 'response', 'resolution', 'timePerTicket', 'reopened', 'rating'].map(
      (column) => `Each technician and the group’s median: ${column}`,
    ),
    'Each technician and the group’s median: timeWorked',
    'Each technician and the group’s median: occupancy',
  ],
  individualPerformance: ['Compliance: median', 'Times: group'],
  ticketsByPeriod: [],
  // Each line of the late tickets is a ticket.
  slaCompliance: ['Late tickets: late'],
  workloadBalance: [
    // Means over weeks, each of which opens its own; and people, not tickets.
    ...['Deviation', 'Range', 'Variation', 'Jain', 'Technicians', 'Per technician'].map(
      (column) => `Summary: ${column}`,
    ),
    'Week by week: people',
    // Sums of receipts: what reached two of them, or one of them in two weeks, is in them twice.
    'Who received how many: total',
    'Who received how many: counted',
    ...['W10', 'W11', 'W12', 'W13', 'W14'].map((week) => `Who received how many: 2026-${week}`),
  ],
  byArea: [],
  byRequester: [],
  byState: [],
  // What is retired is in no list of what there is; each line of the equipment is an asset.
  inventory: ['By status: count', 'By status: value', 'Equipment: cost'],
  // People, and forms, which stand below one by one.
  custody: ['Summary: People', 'Summary: To confirm', 'By area: people', 'Custody forms to sign: items'],
  // Each line is a piece of work.
  maintenance: ['Done in the period: days', 'Done in the period: cost'],
} as const satisfies Partial<Record<BuiltIn, readonly string[]>>;

describe('every figure of the product’s own reports has a list as long as it says', () => {
  it.each(Object.keys(SILENT) as (keyof typeof SILENT)[])(
    '%s',
    async (name) => {
      const shown = await expectSame(await builtIn(name));
      expect(shown.filter(({ opened }) => opened !== null).length).toBeGreaterThan(3);
      expect(silent(shown)).toEqual(SILENT[name]);
    },
    60_000,
  );

  it('of one area, service, technician or requester as well', async () => {
    const [areaId] = department.areaIds;
    const [serviceId] = department.serviceIds;
    const [technicianId] = department.technicianIds;
    const [requesterId] = department.requesterIds;
    await expectSame(await builtIn('groupPerformance', { areaId }));
    await expectSame(await builtIn('workloadBalance', { areaId, serviceId }));
    for (const name of ['ticketsByPeriod', 'byArea', 'byRequester', 'byState', 'slaCompliance'] as const) {
      await expectSame(await builtIn(name, { technicianId }));
      await expectSame(await builtIn(name, { areaId, requesterId }));
    }
  }, 60_000);
});

async function summary(spec: SummarySpec, dates: Dates = MARCH): Promise<MadeReport> {
  expect(checkSpec(spec)).toEqual([]);
  const made = await makeSpecReport(t.db.read, {
    spec,
    dates,
    filter: {},
    language: 'es',
    asOf: NOW,
    limit: 1_000,
    viewer: chief,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** What counts the records that a mean, a share or a sum is of. */
function counterOf(measure: Measure): Measure | null {
  const thing = thingOf(measure);
  if (['count', 'met', 'missed', 'of'].includes(statisticOf(measure))) return measure;
  if (thing === 'age') return 'backlog';
  if (thing === 'occupancy' || thing === 'timeWorked') return 'timeWorked.count';
  const counters = ['count', 'of'].map((statistic) => `${thing}.${statistic}`);
  return TICKET_MEASURES.find((each) => counters.includes(each)) ?? null;
}

/** Every cell of a summary beside the cell that counts its records; how many were looked at. */
async function expectCounted(spec: SummarySpec, dates?: Dates): Promise<number> {
  const made = await summary(spec, dates);
  const shown = figuresShown(made);
  const width = spec.measures.length;
  const labels = spec.rows.length;
  const isTable = spec.rows.length > 0 || spec.columns !== null;
  const perRow = isTable ? shown.length / new Set(rowsOf(made)).size : width;
  let looked = 0;
  for (const [index, { opened, value, column }] of shown.entries()) {
    const at = index % perRow;
    const measure = isTable && at < labels ? undefined : spec.measures[(isTable ? at - labels : at) % width];
    if (measure === undefined) continue;
    const counter = counterOf(measure);
    if (counter === null) continue;
    const counted =
      shown[index + spec.measures.indexOf(counter) - spec.measures.indexOf(measure)]?.value ?? 0;
    const told = JSON.stringify({ measure, value, column, opened });
    if (opened === null) {
      // A nought opens nothing, and of a share of nothing there is none.
      expect(counted === 0 || value === null, told).toBe(true);
      continue;
    }
    expect(await lengthOf(opened.list), told).toBe(counted);
    looked += 1;
  }
  return looked;
}

const rowsOf = ({ data }: MadeReport) =>
  data.sections.flatMap((section): readonly object[] =>
    section.kind === 'table' ? section.rows : [section],
  );

/** Measures with what counts them, no more of them than a report may have. */
function sets(measures: readonly Measure[]): Measure[][] {
  const groups = Map.groupBy(measures, (each) => counterOf(each)?.split('.')[0] ?? thingOf(each));
  const found: Measure[][] = [];
  for (const group of groups.values()) {
    const last = found.at(-1);
    if (last !== undefined && last.length + group.length <= 8) last.push(...group);
    else found.push([...group]);
  }
  return found;
}

describe('every cell of a summary has a list as long as it says, each measure by each grouping', () => {
  it.each(catalogue.tickets.dimensions)(
    'tickets by %s',
    async (by) => {
      let looked = 0;
      for (const measures of sets(TICKET_MEASURES)) {
        const some = measures.filter((each) => !isMeasuredNow(each) || !(isTime(by) || isOfClock(by)));
        if (some.length > 0) looked += await expectCounted(aSummary({ by: [by], measures: some }));
      }
      expect(looked).toBeGreaterThan(20);
    },
    120_000,
  );

  it.each([[[]], [['technician']], [['technician', 'week']], [['week', 'technician']], [['month']]] as const)(
    'technicians by %j',
    async (by) => {
      const isTimed = by.some((each) => isTime(each));
      for (const measures of sets(catalogue.workers.measures.filter((each) => counterOf(each) !== null))) {
        const some = measures.filter((each) => !isMeasuredNow(each) || !isTimed);
        if (some.length === 0) continue;
        const spec = aSummary({ dataset: 'workers', by: [...by], measures: some });
        expect(await expectCounted(spec)).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it('with subtotals, columns, all others together, and conditions', async () => {
    const axis = (by: SpecDimension, top: number | null = null) => ({
      by,
      orderBy: null,
      isDescending: false,
      top,
    });
    const crossed = aSummary({
      rows: [axis('area', 1), axis('service', 1)],
      columns: axis('priority', 2),
      measures: ['received', 'onTime.share', 'onTime.of', 'response.median', 'response.count'],
    });
    expect(await expectCounted(crossed)).toBeGreaterThan(30);
    const [technicianId = 0] = department.technicianIds;
    const narrowed = aSummary({
      rows: [axis('week'), axis('requester', 1)],
      measures: ['received', 'resolved', 'resolution.p90', 'resolution.count'],
      conditions: [
        { by: 'technician', isExcluded: true, values: [technicianId, null] },
        { by: 'channel', isExcluded: false, values: ['phone', 'portal', 'counter'] },
        { by: 'hour', isExcluded: true, values: [9] },
      ],
      ranges: [{ field: 'createdAt', from: '2026-03-05' }],
    });
    expect(await expectCounted(narrowed)).toBeGreaterThan(10);
  }, 60_000);

  it('the evenness of a week opens all that reached anybody in it', async () => {
    const spec = aSummary({
      dataset: 'workers',
      by: ['week'],
      measures: ['assigned', 'balance.deviation', 'balance.jain'],
    });
    // Weeks that the period has whole: of others the balance is that of the whole week.
    const shown = figuresShown(await summary(spec));
    for (const [index, figure] of shown.entries()) {
      if (!figure.column.startsWith('balance') || figure.opened === null) continue;
      const back = figure.column === 'balance.deviation' ? 1 : 2;
      expect(await lengthOf(figure.opened.list)).toBe(shown[index - back]?.value);
    }
    expect(shown.filter(({ column, opened }) => column === 'balance.jain' && opened !== null)).toHaveLength(
      5,
    );
  });

  it.each(['assets', 'custody', 'maintenance', 'stock', 'movements'] as const)(
    '%s',
    async (dataset) => {
      const { dimensions, measures, populations } = catalogue[dataset];
      for (const of of populations) {
        for (const by of [undefined, ...dimensions]) {
          if (by !== undefined && isTime(by) && isOfNow(of)) continue;
          const spec = aSummary({ dataset, of, by: by === undefined ? [] : [by], measures: [...measures] });
          const shown = figuresShown(await summary(spec));
          const [counter = 'assets'] = measures;
          for (const [index, { column, opened, value }] of shown.entries()) {
            const measure = by === undefined ? measures[index] : measures.find((each) => each === column);
            if (measure === undefined || opened === null) continue;
            const told = JSON.stringify({ of, by, measure, value, opened });
            const counts = ['count', 'met'].includes(statisticOf(measure));
            const counted = counts
              ? value
              : shown[index - measures.indexOf(measure) + measures.indexOf(counter)]?.value;
            const length = await lengthOf(opened.list);
            // A mean is of those that have a value; a sum of all.
            if (counts || statisticOf(measure) === 'sum' || statisticOf(measure) === 'share') {
              expect(length, told).toBe(counted);
            } else {
              expect(length, told).toBeGreaterThan(0);
              expect(length, told).toBeLessThanOrEqual(Number(counted));
            }
          }
        }
      }
    },
    60_000,
  );
});

describe('what figures open is no part of the report', () => {
  it('the canonical bytes hold nothing but the report itself, for which they are known', async () => {
    const names = Object.keys(SILENT) as (keyof typeof SILENT)[];
    const all = await Promise.all(names.map((name) => builtIn(name)));
    all.push(await summary(aSummary({ by: ['area'], measures: ['received', 'response.mean'] })));
    for (const { data, lists } of all) {
      expect(lists.sections).toHaveLength(data.sections.length);
      // What the shape does not know is left out by it: as much as there was.
      expect(canonicalJson(reportData.parse(data))).toBe(canonicalJson(data));
      const issued = new TextDecoder().decode(await bytesOf(data));
      expect(issued).toBe(canonicalJson(data));
      expect(issued).not.toMatch(/"(lists|opens|link|indicator|conditions)":/);
    }
  });
});

/** What is stored and signed of a report. */
async function bytesOf(data: ReportData): Promise<Uint8Array> {
  let stored = new Uint8Array();
  const files = {
    async put(bytes: Uint8Array<ArrayBuffer>) {
      stored = bytes;
      return 'hash';
    },
  };
  await putData(files as never, data);
  return stored;
}
