import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMatrix, policyFor, policyQuery } from '#main/sla/load.ts';
import { DEFAULT_PRIORITY_MATRIX } from '#shared/sla/priority.ts';
import { aCatalogue, aPolicy, aService } from '../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
});
afterEach(() => t.close());

describe('the policy of a ticket', () => {
  it('is the service’s own where it has one for that priority, and the general one otherwise', async () => {
    const { policyIds } = await aCatalogue(t);
    const service = await aService(t);
    const own = await aPolicy(t, { serviceId: service.id, priority: 'high', resolutionMinutes: 90 });
    expect(await policyFor(t.db.read, service.id, 'high')).toMatchObject({
      id: own.id,
      resolutionMinutes: 90,
    });
    expect((await policyFor(t.db.read, service.id, 'low')).id).toBe(policyIds.low);
    expect((await policyFor(t.db.read, null, 'high')).id).toBe(policyIds.high);
  });

  it('no longer is one that was removed', async () => {
    const { policyIds } = await aCatalogue(t);
    const service = await aService(t);
    const own = await aPolicy(t, { serviceId: service.id, priority: 'high' });
    await t.db.write((tx) =>
      tx.updateTable('slaPolicies').set({ removedAt: 1 }).where('id', '=', own.id).execute(),
    );
    expect((await policyFor(t.db.read, service.id, 'high')).id).toBe(policyIds.high);
  });

  it('is found by the index, without a look at the others', async () => {
    await expectNoScan(t.db.read, policyQuery(t.db.read, 7, 'high'));
  });

  it('is missing loudly', async () => {
    await expect(policyFor(t.db.read, null, 'high')).rejects.toThrow('no SLA policy for priority high');
  });
});

it('starts with the design’s matrix at version 0', async () => {
  expect(await loadMatrix(t.db.read)).toEqual({ matrix: DEFAULT_PRIORITY_MATRIX, version: 0 });
});
