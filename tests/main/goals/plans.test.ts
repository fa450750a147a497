import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goalsQuery, inForceQuery } from '#main/goals/queries.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan, explain } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

/** All goals, the newest first, read by their own key until the page is full: nothing is sorted. */
const BY_KEY = ['SCAN g'];

describe('goals are read by an index', () => {
  const page = { before: null, limit: 51, concerned: null };

  it('those in a state, page by page', async () => {
    for (const before of [null, 40]) {
      for (const concerned of [null, { id: 3, roles: ['technician'] as const }]) {
        const query = goalsQuery(t.db.read, { ...page, state: 'inForce', before, concerned });
        await expectNoScan(t.db.read, query);
        expect((await explain(t.db.read, query)).join()).toContain('goals_state');
      }
    }
  });

  it('those in any state by their key', async () => {
    await expectNoScan(t.db.read, goalsQuery(t.db.read, { ...page, state: undefined }), BY_KEY);
    await expectNoScan(t.db.read, goalsQuery(t.db.read, { ...page, state: undefined, before: 40 }));
  });

  it('those in force, whatever there was before', async () => {
    const plan = (await explain(t.db.read, inForceQuery(t.db.read))).join();
    expect(plan).toContain('goals_inForce');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
