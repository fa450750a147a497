import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '#main/calendars/load.ts';
import { momentOf } from '#main/indicators/load.ts';
import { type Outcomes, perform } from '#main/indicators/task.ts';
import { type ArrangedRow, arrange, cellFigure, cellIn } from '#main/reports/engine/arranged.ts';
import type { EngineInput } from '#main/reports/engine/engineInput.ts';
import { gather } from '#main/reports/engine/gather.ts';
import { groupSums } from '#main/reports/engine/listRows.ts';
import { loadSettings } from '#main/settings/load.ts';
import { localDate } from '#shared/calendars/localTime.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { reportFormats } from '#shared/reports/format.ts';
import { type CellKeys, listBehind } from '#shared/reports/spec/behind.ts';
import { catalogue, isMeasuredNow, isOfClock, isTime } from '#shared/reports/spec/catalogue.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { type Measure, TICKET_MEASURES } from '#shared/reports/spec/measure.ts';
import { statisticOf } from '#shared/reports/spec/statistic.ts';
import { specWords } from '#shared/reports/spec/words.ts';
import type { ReportSpec, SummarySpec } from '#shared/reports/spec.ts';
import { openTestDatabase, type TestDatabase } from '../../../builders/database.ts';
import { aGeneratedDepartment } from '../../../builders/generatedDepartment.ts';
import { seededRandom } from '../../../builders/seededRandom.ts';
import { aSpecReport, cellsOf } from '../../../builders/specReports.ts';
import { aSummary } from '../../../builders/specs.ts';

/** Monday noon after the clocks went forward on 8 March 2026. */
const NOW = Date.parse('2026-03-30T12:00:00-04:00');
const ZONE = 'America/New_York';
const MARCH = { from: '2026-03-02', to: '2026-04-05' };

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
  await aGeneratedDepartment(t, { seed: 7, tickets: 220, now: NOW, zone: ZONE });
  return () => t.close();
}, 60_000);

async function inputOf<S extends ReportSpec>(spec: S, dates: Dates = MARCH): Promise<EngineInput<S>> {
  const db = t.db.read;
  const moment = await momentOf(db, NOW, dates);
  const settings = await loadSettings(db);
  return {
    db,
    spec,
    moment,
    settings,
    question: {
      spec,
      dates,
      filter: {},
      language: 'es',
      asOf: NOW,
      limit: 1_000,
      viewer: { id: 1, roles: ['manager'] },
    },
    today: localDate(NOW, moment.timeZone),
    working: (await loadCalendar(db, null)).working,
    words: specWords.es,
    formats: reportFormats('es', 'MXN'),
    filter: {},
    step: () => undefined,
  };
}

const COUNTED = (measure: Measure) => ['count', 'met', 'missed', 'of'].includes(statisticOf(measure));

/** Every cell of a summary with a count, whether it is one of a group, a column, a subtotal or the whole. */
async function cellsIn(spec: SummarySpec) {
  const arranged = await arrange(await inputOf(spec), await gather(await inputOf(spec)));
  const cells: { keys: CellKeys; measure: Measure; value: number }[] = [];
  const tell = (node: ArrangedRow['node'], keys: CellKeys) => {
    for (const measure of spec.measures.filter(COUNTED)) {
      cells.push({ keys, measure, value: cellFigure(measure, node.all) ?? -1 });
      for (const column of arranged.columns ?? []) {
        const by = spec.columns?.by ?? 'area';
        const [key = null] = column.keys;
        cells.push({
          keys: [...keys, [by, key]],
          measure,
          value: cellFigure(measure, cellIn(node, column)) ?? -1,
        });
      }
    }
  };
  const walk = (row: ArrangedRow, above: CellKeys) => {
    const by = spec.rows[above.length]?.by ?? 'area';
    const keys: CellKeys = [...above, [by, row.key]];
    tell(row.node, keys);
    for (const inner of row.rows) walk(inner, keys);
  };
  tell(arranged.root, []);
  for (const row of arranged.rows) walk(row, []);
  return cells;
}

async function listed(spec: SummarySpec, measure: Measure, keys: CellKeys): Promise<number> {
  const behind = listBehind(spec, measure, keys, MARCH);
  if (behind === null) throw new Error(`${measure} has no list`);
  expect(checkSpec(behind.spec)).toEqual([]);
  const groups = await groupSums(await inputOf(behind.spec, behind.dates));
  return groups.reduce((all, { count }) => all + count, 0);
}

describe('every count of a summary is as long as the list that it opens', () => {
  const { dimensions } = catalogue.tickets;

  it.each(dimensions)(
    'by %s',
    async (by) => {
      const measures = TICKET_MEASURES.filter(COUNTED).filter(
        (measure) => !isMeasuredNow(measure) || !(isTime(by) || isOfClock(by)),
      );
      let counted = 0;
      for (let first = 0; first < measures.length; first += 8) {
        const spec = aSummary({ by: [by], measures: measures.slice(first, first + 8) });
        expect(checkSpec(spec)).toEqual([]);
        for (const { keys, measure, value } of await cellsIn(spec)) {
          expect(await listed(spec, measure, keys), `${measure} of ${JSON.stringify(keys)}`).toBe(value);
          counted += value;
        }
      }
      expect(counted).toBeGreaterThan(0);
    },
    60_000,
  );

  it('in nested and crossed ones at random, with conditions', async () => {
    const random = seededRandom(11);
    for (let round = 0; round < 12; round += 1) {
      const shuffled = random.shuffled([...dimensions]);
      const [first = 'area', second = 'service', third = 'status', fourth = 'channel'] =
        shuffled as SpecDimension[];
      const measures = random.shuffled([...TICKET_MEASURES.filter(COUNTED)]).slice(0, 3);
      const spec = aSummary({
        by: [first, second],
        columns: { by: third, orderBy: null, isDescending: false, top: null },
        measures,
        conditions:
          isTime(fourth) || isOfClock(fourth)
            ? []
            : [{ by: fourth, isExcluded: round % 2 === 0, values: [null, 'phone', 'high', 1, 2] }],
      });
      if (checkSpec(spec).length > 0) continue;
      const cells = await cellsIn(spec);
      // All of them would take minutes; which ones is left to chance.
      for (const { keys, measure, value } of random.shuffled(cells).slice(0, 40)) {
        expect(await listed(spec, measure, keys), JSON.stringify({ measure, keys, spec })).toBe(value);
      }
    }
  }, 60_000);

  it('of technicians, what reached them and what they recorded', async () => {
    const spec = aSummary({
      dataset: 'workers',
      by: ['technician', 'week'],
      measures: ['assigned', 'resolved', 'timeWorked.count'],
    });
    for (const { keys, measure, value } of await cellsIn(spec)) {
      expect(await listed(spec, measure, keys), `${measure} of ${JSON.stringify(keys)}`).toBe(value);
    }
  }, 60_000);
});

describe('the figures are those of the indicators', () => {
  it('in the total and in each group', async () => {
    const { value } = await perform(t.db.read, { kind: 'panel', input: { ...MARCH, by: 'week' } }, NOW);
    const { figures, groups, series } = value as Outcomes['panel'];
    const measures: Measure[] = [
      'received',
      'resolved',
      'backlog',
      'onTime.share',
      'response.median',
      'response.p90',
      'resolution.mean',
      'resolution.p90',
    ];
    const wanted = (row: (typeof groups)['area']['rows'][number]) => [
      row.received,
      row.resolved,
      row.backlog,
      row.onTime.share,
      row.response.median,
      row.response.p90,
      row.resolution.mean,
      row.resolution.p90,
    ];
    for (const by of ['service', 'area', 'requester', 'channel', 'priority', 'status'] as const) {
      const data = await aSpecReport(t.db.read, {
        spec: aSummary({ by: [by], measures }),
        dates: MARCH,
        asOf: NOW,
      });
      const rows = cellsOf(data).map(([, ...values]) => values);
      expect(new Set(rows.map((row) => JSON.stringify(row))), by).toEqual(
        new Set(groups[by].rows.map((row) => JSON.stringify(wanted(row)))),
      );
      expect(cellsOf(data, 'total')[0]?.slice(1), by).toEqual([
        figures.received,
        figures.resolved,
        figures.backlog.count,
        figures.onTime.share,
        figures.response.median,
        figures.response.p90,
        figures.resolution.mean,
        figures.resolution.p90,
      ]);
    }
    const weekly = await aSpecReport(t.db.read, {
      spec: aSummary({
        by: ['week'],
        measures: ['received', 'closed', 'cancelled', 'withinFirstPromise.share', 'resolution.median'],
      }),
      dates: MARCH,
      asOf: NOW,
    });
    expect(cellsOf(weekly).map(([, ...values]) => values)).toEqual(
      series.map((step) => [
        step.received,
        step.closed,
        step.cancelled,
        step.withinFirstPromise.share,
        step.resolution.median,
      ]),
    );
  });

  it('of every other measure in the total', async () => {
    const { value } = await perform(t.db.read, { kind: 'figures', dates: MARCH, filter: {} }, NOW);
    const figures = value as Outcomes['figures'];
    const spec = (measures: Measure[]) => aSummary({ measures });
    const told = async (measures: Measure[]) => {
      const { sections } = await aSpecReport(t.db.read, { spec: spec(measures), dates: MARCH, asOf: NOW });
      const [section] = sections;
      return section?.kind === 'figures' ? section.items.map((item) => item.value) : [];
    };
    const { backlog, closure, rating, reopenRate, responseOnTime } = figures;
    expect(
      await told([
        'overdue',
        'age.mean',
        'age.median',
        'age.p90',
        'closure.mean',
        'closure.median',
        'closure.p90',
        'closure.count',
      ]),
    ).toEqual([
      backlog.overdue,
      backlog.age.mean,
      backlog.age.median,
      backlog.age.p90,
      closure.mean,
      closure.median,
      closure.p90,
      closure.count,
    ]);
    expect(
      await told([
        'rating.mean',
        'rating.count',
        'reopenRate.share',
        'reopenRate.met',
        'responseOnTime.share',
        'responseOnTime.missed',
        'responseOnTime.of',
      ]),
    ).toEqual([
      rating.mean,
      rating.count,
      reopenRate.share,
      reopenRate.met,
      responseOnTime.share,
      responseOnTime.of - responseOnTime.met,
      responseOnTime.of,
    ]);
  });

  it('of each technician, and the balance of each week', async () => {
    const { value } = await perform(t.db.read, { kind: 'workers', dates: MARCH, filter: {} }, NOW);
    const { workers } = value as Outcomes['workers'];
    const measures: Measure[] = [
      'assigned',
      'resolved',
      'onTime.share',
      'timePerTicket.median',
      'reopenRate.share',
      'timeWorked.sum',
      'shift.sum',
      'occupancy.share',
    ];
    const data = await aSpecReport(t.db.read, {
      spec: aSummary({ dataset: 'workers', by: ['technician'], measures }),
      dates: MARCH,
      asOf: NOW,
    });
    expect(cellsOf(data)).toEqual(
      workers.map(({ worker, figures }) => [
        worker.name,
        figures.received,
        figures.solved,
        figures.onTime.share,
        figures.timePerTicket.median,
        figures.reopened.share,
        figures.timeWorked.seconds,
        figures.shiftSeconds,
        figures.occupancy,
      ]),
    );
    const balance = await perform(t.db.read, { kind: 'balance', dates: MARCH, filter: {} }, NOW);
    const weeks = (balance.value as Outcomes['balance']).filter(({ from }) => from <= '2026-03-30');
    const weekly = await aSpecReport(t.db.read, {
      spec: aSummary({
        dataset: 'workers',
        by: ['week'],
        measures: ['balance.deviation', 'balance.range', 'balance.jain', 'balance.mean', 'balance.people'],
      }),
      dates: MARCH,
      asOf: NOW,
    });
    expect(cellsOf(weekly).map(([, ...values]) => values)).toEqual(
      weeks.map(({ balance: one }) => [
        one?.deviation,
        one?.range,
        one?.jain ?? null,
        one?.mean,
        one?.people,
      ]),
    );
    expect(cellsOf(weekly, 'total')[0]?.slice(1)).toEqual([null, null, null, null, null]);
  });
});
