import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueQuery, eventsQuery, mattersQuery, missingQuery } from '#main/delays/follow.ts';
import { atRiskQuery, byFinishQuery, countsQuery, stuckQuery } from '#main/delays/lists.ts';
import { lateQuery, stuckTicketsQuery } from '#main/delays/load.ts';
import { casesQuery } from '#main/delays/samples.ts';
import { recordedQuery, talliesQuery } from '#main/delays/trackRecord.ts';
import type { CaseClassKey } from '#shared/delays/ladder.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan, explain } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

const of = { now: TEST_NOW, odds: 0.6 };
const pages = [
  { after: null, limit: 50 },
  { after: [TEST_NOW, 7], limit: 50 },
] as const;
const filters = [{}, { serviceId: 1, areaId: 2 }, { technicianId: 3 }] as const;
/** Reading on in the open tickets, or in the rows that stand for them: thousands, however many there ever were. */
const OPEN_ONES = ['tickets_openDue', 'tickets_openCreated', 'ticketDelays'];

describe('delays are read by an index', () => {
  it('each list, its first page and the next', async () => {
    for (const page of pages) {
      for (const filter of filters) {
        await expectNoScan(t.db.read, atRiskQuery(filter, of, page).compile(t.db.read), OPEN_ONES);
        await expectNoScan(t.db.read, byFinishQuery(filter, page).compile(t.db.read), OPEN_ONES);
        for (const kind of ['working', 'waiting', 'unassigned'] as const) {
          const query = stuckQuery(filter, { now: TEST_NOW, kind }, page).compile(t.db.read);
          await expectNoScan(t.db.read, query);
        }
      }
    }
  });

  it('the counts in one pass over the open tickets', async () => {
    for (const filter of filters) {
      const plan = await explain(t.db.read, countsQuery(filter, of).compile(t.db.read));
      expect(plan.filter((step) => /\bt\b/.test(step))).toEqual([
        expect.stringMatching(/tickets_openDue|tickets_assigneeOpen/),
      ]);
      expect(plan.filter((step) => /\bd\b/.test(step))).toEqual([expect.stringContaining('PRIMARY KEY')]);
    }
  });

  it('what alerts ask for', async () => {
    const page = { after: 5, limit: 200 };
    const late = await explain(t.db.read, lateQuery(0.6, TEST_NOW, page).compile(t.db.read));
    expect(late[0]).toContain('SEARCH d USING INDEX ticketDelays_late');
    await expectNoScan(t.db.read, stuckTicketsQuery(TEST_NOW, page).compile(t.db.read));
  });

  it('what the job follows', async () => {
    await expectNoScan(t.db.read, eventsQuery(1, 500).compile(t.db.read));
    await expectNoScan(t.db.read, mattersQuery([1]).compile(t.db.read), ['wanted']);
    await expectNoScan(t.db.read, dueQuery(TEST_NOW, 25).compile(t.db.read));
    await expectNoScan(t.db.read, missingQuery(25).compile(t.db.read), OPEN_ONES);
  });

  const nothing = { serviceId: null, priority: null, technicianId: null };
  const classes: readonly (readonly [CaseClassKey, string])[] = [
    [
      { kind: 'servicePriorityTechnician', serviceId: 1, priority: 'high', technicianId: 2 },
      'tickets_assignee ',
    ],
    [{ ...nothing, kind: 'servicePriority', serviceId: 1, priority: 'high' }, 'tickets_service '],
    [{ ...nothing, kind: 'service', serviceId: 1 }, 'tickets_service '],
    [{ ...nothing, kind: 'priority', priority: 'high' }, 'tickets_createdAt'],
    [{ ...nothing, kind: 'all' }, 'tickets_createdAt'],
  ];
  it.each(classes)(
    'the sample of a class, in its order, so that reading ends after a thousand: $kind',
    async (key, index) => {
      const plan = await explain(t.db.read, casesQuery(key).compile(t.db.read));
      expect(plan.find((step) => /\bt\b/.test(step))).toContain(index);
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    },
  );

  it('the track record', async () => {
    for (const technicianId of [undefined, 3]) {
      for (const page of pages) {
        const query = recordedQuery({ technicianId, band: 4 }, 0, page).compile(t.db.read);
        await expectNoScan(t.db.read, query);
      }
      const plan = await explain(t.db.read, talliesQuery({ technicianId }, '2026-01-01').compile(t.db.read));
      expect(plan[0]).toContain('SEARCH forecastTallies USING PRIMARY KEY');
    }
  });
});
