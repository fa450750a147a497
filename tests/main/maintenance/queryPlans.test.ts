import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Database } from '#main/db/open.ts';
import { duePageQuery } from '#main/maintenance/dueQueries.ts';
import { failurePageQuery, groupsQuery, repeatedQuery } from '#main/maintenance/failureQueries.ts';
import { endedQuery } from '#main/maintenance/following.ts';
import { toOpenQuery } from '#main/maintenance/jobs.ts';
import { planQuery } from '#main/maintenance/planQueries.ts';
import { recordPageQuery } from '#main/maintenance/recordQueries.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';

/** Read in the order of an index and ended by a limit. */
const paged = ['maintenanceDue_dueOn', 'maintenanceRecords_startedOn', 'maintenanceRecords_running'];
const today = '2026-11-24';

describe('queries of maintenance with many rows', () => {
  let t: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    t = await openTestDatabase();
    db = t.db;
  });
  afterAll(() => t.close());

  it('find what the clock has to do by index', async () => {
    await expectNoScan(db.read, toOpenQuery(db.read, today, 5));
    await expectNoScan(db.read, endedQuery(db.read, 5), ['maintenanceDue_ticket']);
  });

  it('page through the agenda by index', async () => {
    for (const filter of [
      {},
      { planId: 1 },
      { assetId: 1 },
      { month: '2026-11' },
      { state: 'overdue' as const },
      { categoryId: 1, locationId: 2 },
    ]) {
      // What one asset or place is due for is few rows.
      const few = 'assetId' in filter || 'locationId' in filter ? ['USE TEMP B-TREE FOR ORDER BY'] : [];
      const query = duePageQuery(db.read, { ...filter, after: ['2026-01-01', 1], limit: 51 }, today);
      await expectNoScan(db.read, query, [...paged, ...few]);
    }
  });

  it('page through records by index', async () => {
    for (const filter of [
      {},
      { assetId: 1 },
      { planId: 1 },
      { supplierId: 1 },
      { isRunning: true },
      { from: '2026-01-01', until: '2026-06-30' },
    ]) {
      const query = recordPageQuery(db.read, { ...filter, after: ['2026-01-01', 1], limit: 51 });
      await expectNoScan(db.read, query, paged);
    }
  });

  it('page through plans by name', async () => {
    const page = { withDisabled: true, after: { name: 'a' }, limit: 51 };
    await expectNoScan(db.read, planQuery(db.read, page, today), ['maintenanceDue']);
  });

  it('count failures along the index of the period alone', async () => {
    const groups = groupsQuery({ since: 1, from: 2, to: 3 }, 3).compile(db.read as never);
    // Groups are put together by a tree of their own, whatever the index.
    await expectNoScan(db.read, groups, ['USE TEMP B-TREE FOR GROUP BY', 'SCAN (subquery']);
    const repeated = repeatedQuery(1, 2, 3).compile(db.read as never);
    await expectNoScan(db.read, repeated, ['USE TEMP B-TREE FOR GROUP BY', 'USE TEMP B-TREE FOR ORDER BY']);
    for (const more of [{ assetId: 1 }, { serviceId: 1, areaId: 2, model: null }, { serviceId: null }]) {
      const list = failurePageQuery({ from: 1, to: 2, ...more }, [1, 1], 51).compile(db.read as never);
      await expectNoScan(db.read, list, 'assetId' in more ? ['USE TEMP B-TREE FOR ORDER BY'] : []);
    }
  });
});
