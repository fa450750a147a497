import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '#main/calendars/load.ts';
import { momentOf, pageQuery } from '#main/indicators/load.ts';
import { loadInput } from '#main/reports/engine/loadInput.ts';
import { passQuery } from '#main/reports/engine/readPass.ts';
import { fieldsFor, inventoryQuery } from '#main/reports/engine/recordsPage.ts';
import { ticketPasses } from '#main/reports/engine/ticketPasses.ts';
import { narrowingOf } from '#main/reports/engine/ticketSource.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Thing } from '#shared/reports/spec/statistic.ts';
import { aStoredCalendar } from '../../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../../builders/database.ts';
import { explain, slowSteps } from '../../../builders/queryPlan.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true });
});
afterAll(() => t.close());

/** Every step of the passes that gather a thing. */
async function planOf(things: readonly Thing[], dimensions: readonly SpecDimension[], filter = {}) {
  const moment = await momentOf(t.db.read, TEST_NOW, { from: '2026-01-01', to: '2026-01-31' });
  const { working } = await loadCalendar(t.db.read, null);
  const spec = aSummary({ conditions: [{ by: 'channel', isExcluded: true, values: ['system'] }] });
  const steps: string[] = [];
  for (const pass of ticketPasses(things, { spec, moment, filter, dimensions }, working)) {
    for (const source of pass.sources) {
      const query = passQuery(source, pass, dimensions, () => true).compile(t.db.read);
      steps.push(...(await explain(t.db.read, query)));
    }
  }
  return steps;
}

describe('a period of tickets is read by its index, whatever it is told apart by', () => {
  it.each([
    ['received', 'tickets_createdAt'],
    ['resolved', 'tickets_resolvedAt'],
    ['closed', 'tickets_closedAt'],
    ['cancelled', 'tickets_cancelledAt'],
    ['response', 'tickets_firstRespondedAt'],
    ['onTime', 'tickets_due'],
    ['withinFirstPromise', 'tickets_firstPromiseAt'],
    ['responseOnTime', 'tickets_firstResponseDueAt'],
    ['reopenRate', 'tickets_resolvedAt'],
  ] as const)('%s by %s', async (thing, index) => {
    for (const dimensions of [
      [],
      ['service', 'week'],
      ['requester'],
      ['area', 'technician', 'hour'],
    ] as const) {
      const steps = await planOf([thing], dimensions);
      const [tickets, ...others] = steps.filter((step) => /^(SEARCH|SCAN) t /.test(step));
      expect(tickets, steps.join('\n')).toMatch(new RegExp(`^SEARCH t USING INDEX ${index} `));
      // What is still open is few beside the rest.
      for (const step of others) expect(step).toContain('tickets_openCreated');
    }
  });

  it('what is measured of the same tickets is read once', async () => {
    const { working } = await loadCalendar(t.db.read, null);
    const moment = await momentOf(t.db.read, TEST_NOW, { from: '2026-01-01', to: '2026-01-31' });
    const question = { spec: aSummary({}), moment, filter: {}, dimensions: [] };
    const passes = ticketPasses(
      ['resolved', 'resolution', 'timePerTicket', 'closed', 'closure', 'rating'],
      question,
      working,
    );
    expect(passes.map(({ gathered }) => [...gathered.keys()])).toEqual([
      ['resolved', 'resolution', 'timePerTicket'],
      ['closed', 'closure', 'rating'],
    ]);
  });

  it('the tickets of one requester by theirs', async () => {
    const steps = await planOf(['received', 'resolved'], ['service'], { requesterId: 1 });
    expect(
      steps
        .filter((step) => step.startsWith('SEARCH t '))
        .every((step) => step.includes('tickets_requesterId')),
    ).toBe(true);
  });
});

describe('a page of the list behind a cell is read by an index', () => {
  const conditions = [
    { by: 'area', isExcluded: true, values: [1, null] },
    { by: 'serviceCategory', isExcluded: false, values: ['Cómputo'] },
  ] as const;
  const conditionsOf = () => conditions.map((each) => ({ ...each, values: [...each.values] }));

  it.each([
    ['received', 'tickets_createdAt'],
    ['resolved', 'tickets_resolvedAt'],
    ['closed', 'tickets_closedAt'],
    ['onTime', 'tickets_due'],
    ['backlog', 'tickets_openCreated'],
  ] as const)('of the tickets that were %s, however they are narrowed', async (indicator, index) => {
    const moment = await momentOf(t.db.read, TEST_NOW, { from: '2026-01-01', to: '2026-01-31' });
    const spec = aList({ of: indicator, conditions: conditionsOf() });
    const narrowing = narrowingOf({ spec, moment, filter: {}, dimensions: [] });
    for (const after of [null, [TEST_NOW, 5] as const]) {
      const query = pageQuery({ indicator }, moment, { after, limit: 50 }, narrowing).compile(t.db.read);
      const plan = await explain(t.db.read, query);
      expect(plan.filter((step) => / t /.test(step)).join(), plan.join('\n')).toContain(index);
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    }
  });

  it.each([
    ['assets', 'present', 'SEARCH a USING INTEGER PRIMARY KEY'],
    ['custody', 'held', 'SEARCH r USING INTEGER PRIMARY KEY'],
    ['maintenance', 'started', 'SEARCH r USING INTEGER PRIMARY KEY'],
    ['stock', 'stocked', 'SEARCH r USING INTEGER PRIMARY KEY'],
    ['movements', 'moved', 'SEARCH r USING INTEGER PRIMARY KEY'],
  ] as const)('of %s, by their own key', async (dataset, of, search) => {
    const spec = aList({ dataset, of, fields: fieldsFor(dataset, { id: 1, roles: ['manager'] }) });
    const question = {
      spec,
      dates: { from: '2026-01-01', to: '2026-01-31' },
      filter: {},
      language: 'es',
      asOf: TEST_NOW,
      limit: 50,
      viewer: { id: 1, roles: ['manager'] },
    } as const;
    const input = await loadInput(t.db.read, question, {}, () => undefined);
    for (const after of [null, [0, 7] as const]) {
      const plan = await explain(t.db.read, inventoryQuery(input, after, 50).compile(t.db.read));
      expect(plan[0], plan.join('\n')).toContain(search);
      expect(slowSteps(plan), plan.join('\n')).toEqual([]);
    }
  });
});
