import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Moment, momentOf } from '#main/indicators/moment.ts';
import { pageQuery } from '#main/indicators/page.ts';
import { type Asked, idsOf, populationOf } from '#main/indicators/population.ts';
import { INDICATORS, indicators } from '#shared/indicators/indicator.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aStoredTicket } from '../../builders/generatedDepartment.ts';
import { aPerson } from '../../builders/people.ts';
import { explain, slowSteps } from '../../builders/queryPlan.ts';

/** Reading on in a small set: what is open. */
const OPEN_ONES = 'tickets_openCreated';
/** Tickets of two kinds, or once for each of several acts: their own rows are sorted, nothing else. */
const SORTED = ['reopenRate', 'withinFirstPromise', 'responseOnTime', 'balance', 'timeWorked', 'occupancy'];

let t: TestDatabase;
let moment: Moment;
beforeAll(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true });
  moment = await momentOf(t.db.read, TEST_NOW, { from: '2026-01-01', to: '2026-01-31' });
});
afterAll(() => t.close());

function askedOf(indicator: Asked['indicator']): Asked {
  const { instant } = indicators[indicator];
  if (indicator === 'balance') return { indicator, week: '2026-W02' };
  return instant === 'timeEntry' ? { indicator, technicianId: 1 } : { indicator };
}

describe('the tickets of an indicator are found by an index', () => {
  it.each(INDICATORS)('%s, to be counted', async (indicator) => {
    const asked = askedOf(indicator);
    const query = sql`SELECT count(*) FROM (${idsOf(populationOf(asked, moment))})`.compile(t.db.read);
    const plan = await explain(t.db.read, query);
    const scans = slowSteps(plan).filter((step) => step.startsWith('SCAN '));
    const ofTables = scans.filter((step) => !step.includes(OPEN_ONES) && !/^SCAN \(/.test(step));
    expect(ofTables, plan.join('\n')).toEqual([]);
  });

  it.each(INDICATORS)('%s, a page of it', async (indicator) => {
    for (const after of [null, [TEST_NOW, 5] as const]) {
      const query = pageQuery(askedOf(indicator), moment, { after, limit: 50 }).compile(t.db.read);
      const plan = await explain(t.db.read, query);
      const slow = slowSteps(plan).filter(
        (step) =>
          !step.includes(OPEN_ONES) &&
          !/^SCAN \(/.test(step) &&
          !(SORTED.includes(indicator) && step.includes('TEMP B-TREE')),
      );
      expect(slow, plan.join('\n')).toEqual([]);
    }
  });

  it('those of one person by theirs, whatever is asked', async () => {
    for (const indicator of INDICATORS) {
      const { instant } = indicators[indicator];
      if (instant === 'assignment' || instant === 'timeEntry') continue;
      const query = idsOf(populationOf({ indicator, requesterId: 1 }, moment)).compile(t.db.read);
      const plan = await explain(t.db.read, query);
      const reads = plan.filter((step) => / t /.test(step));
      expect(reads.length).toBeGreaterThan(0);
      for (const step of reads) expect(step).toContain('tickets_requesterId');
    }
  });
});

it('a new ticket stands in none of the indexes that the figures brought', async () => {
  const { id: requesterId } = await aPerson(t);
  const createdAt = TEST_NOW;
  await aStoredTicket(t.db, { requesterId, createdAt, status: 'new', firstPromiseAt: TEST_NOW + 1 });
  const conditions = {
    tickets_resolvedAt: 'resolvedAt IS NOT NULL',
    tickets_cancelledAt: 'cancelledAt IS NOT NULL',
    tickets_firstRespondedAt: 'firstRespondedAt IS NOT NULL',
    tickets_firstPromiseAt: 'isOpen = 0',
    tickets_firstResponseDueAt: 'isOpen = 0',
  };
  for (const [index, condition] of Object.entries(conditions)) {
    const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM tickets
      INDEXED BY ${sql.ref(index)} WHERE ${sql.raw(condition)}`.execute(t.db.read);
    expect(rows, index).toEqual([{ count: 0 }]);
  }
});
