import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { perform } from '#main/indicators/task.ts';
import { makeBuiltIn } from '#main/reports/builtIns/makeBuiltIn.ts';
import { makeSpecReport } from '#main/reports/engine/makeSpecReport.ts';
import type { MadeReport } from '#main/reports/madeReport.ts';
import type { Figures } from '#shared/indicators/fields.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { figuresShown, listReader } from '../../builders/reportLists.ts';
import { aSummary } from '../../builders/specs.ts';
import { OFFICE } from '../tickets/department.ts';
import { cells, chief, figure, made, section } from './made.ts';

/** Real incidents, beside the checkout where they are to be had; see the README of the data. */
const DATA = fileURLToPath(
  new URL('../../../../shared/data/incidents-servicenow-4000.csv.gz', import.meta.url),
);
const MARCH = { from: '2016-03-01', to: '2016-03-31' };
const AT = { asOf: TEST_NOW, dates: MARCH };

describe.skipIf(!existsSync(DATA))('the reports of four thousand real incidents', () => {
  let t: TestDatabase;
  let figures: Figures;
  beforeAll(async () => {
    t = await openTestDatabase();
    await aStoredCalendar(t, { isDefault: true, hours: OFFICE });
    for (const priority of PRIORITIES) await aPolicy(t, { priority });
    const into = { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW };
    await importTickets(into, {
      path: DATA,
      map: servicenowMap,
      until: null,
      dryRun: false,
      keepGood: false,
    });
    const task = { kind: 'figures', dates: MARCH, filter: {} } as const;
    figures = (await perform(t.db.read, task, TEST_NOW)).value as Figures;
  }, 60_000);
  afterAll(() => t.close());

  it('open lists as long as their figures say', async () => {
    const lengthOf = listReader({ db: t.db.read, asOf: TEST_NOW, viewer: chief });
    let opened = 0;
    const expectSame = async (made: MadeReport) => {
      for (const figure of figuresShown(made)) {
        if (figure.opened === null) continue;
        const length = await lengthOf(figure.opened.list);
        const { count } = figure.opened;
        if (count !== null) expect(length, JSON.stringify(figure)).toBe(count);
        else if (figure.column.includes('received'))
          expect(length, JSON.stringify(figure)).toBe(figure.value);
        opened += 1;
      }
    };
    const asked = { subject: {}, filter: {}, language: 'en', limit: 100, viewer: chief, ...AT } as const;
    for (const name of ['groupPerformance', 'ticketsByPeriod', 'slaCompliance', 'byState'] as const) {
      const result = await makeBuiltIn(t.db.read, { name, ...asked }, () => undefined);
      if (!result.ok) throw new Error(result.error.code);
      await expectSame(result.value);
    }
    const spec = aSummary({ by: ['priority', 'week'], measures: ['received', 'resolution.median'] });
    const built = await makeSpecReport(t.db.read, { spec, ...asked });
    if (!built.ok) throw new Error(built.error.code);
    await expectSame(built.value);
    expect(opened).toBeGreaterThan(150);
  }, 60_000);

  it('say what the indicators say', async () => {
    const group = await made(t.db.read, 'groupPerformance', AT);
    expect(figures.received).toBeGreaterThan(3_000);
    expect(figure(group, 'Received')).toBe(figures.received);
    expect(figure(group, 'On time')).toBe(figures.onTime.share);
    expect(cells(group, 'Times').map((row) => row.slice(1, 5))).toEqual(
      [figures.response, figures.resolution, figures.closure].map(({ count, mean, median, p90 }) => [
        count,
        mean,
        median,
        p90,
      ]),
    );
    const steps = await made(t.db.read, 'ticketsByPeriod', AT);
    const total = cells(steps, 'Step by step').at(-1);
    expect(total?.slice(3, 7)).toEqual([
      figures.received,
      figures.resolved,
      figures.closed,
      figures.cancelled,
    ]);
    expect(cells(steps, 'At which hours they come').at(-1)?.at(-1)).toBe(figures.received);
    const state = await made(t.db.read, 'byState', AT);
    expect(cells(state, 'Present state of what was received').at(-1)?.[1]).toBe(figures.received);
  });

  it('list as many late tickets as the figures count', async () => {
    const sla = await made(t.db.read, 'slaCompliance', { ...AT, limit: 50 });
    const late = section(sla, 'table', 'Late tickets');
    expect(late.rows).toHaveLength(50);
    expect(late.rows.length + late.more).toBe(figures.onTime.of - figures.onTime.met);
    expect(cells(sla, 'By priority').at(-1)?.slice(1, 7)).toEqual([
      figures.onTime.met,
      figures.onTime.of,
      figures.onTime.share,
      figures.withinFirstPromise.met,
      figures.withinFirstPromise.of,
      figures.withinFirstPromise.share,
    ]);
  });

  it('add up to the whole, whoever asked', async () => {
    const requesters = await made(t.db.read, 'byRequester', { ...AT, limit: 10_000 });
    const sum = cells(requesters, 'Tickets by requester').reduce((all, row) => all + Number(row[1]), 0);
    expect(sum).toBe(figures.received);
    const balance = await made(t.db.read, 'workloadBalance', { ...AT, limit: 10_000 });
    const rows = section(balance, 'table', 'Who received how many').rows.filter(({ role }) => role === 'row');
    const received = rows.reduce((all, { cells: row }) => all + Number(row.at(-2)), 0);
    expect(section(balance, 'table', 'Who received how many').rows.at(-1)?.cells.at(-2)).toBe(received);
  });
});
