import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLease, type Lease } from '#main/db/lease.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';

let t: TestDatabase;
let clock: number;
let ours: Lease;
let theirs: Lease;
beforeEach(async () => {
  t = await openTestDatabase();
  clock = 0;
  ours = lease('ours');
  theirs = lease('theirs');
});
afterEach(() => t.close());

const lease = (token: string) =>
  createLease(t.db, { name: 'jobs', everyMs: 10_000, now: () => 5, monotonic: () => clock, token });

const holder = async () => (await t.db.read.selectFrom('leases').select(['token', 'counter']).execute())[0];

describe('a lease', () => {
  it('goes to the first who asks and stays with them as long as they beat', async () => {
    expect(await ours.beat()).toBe(true);
    expect(await theirs.beat()).toBe(false);
    for (clock = 10_000; clock <= 100_000; clock += 10_000) {
      expect(await ours.beat()).toBe(true);
      expect(await theirs.beat()).toBe(false);
    }
    expect(await holder()).toEqual({ token: 'ours', counter: 11 });
  });

  it('is taken over after three missed beats, not before', async () => {
    await ours.beat();
    for (const [at, isTaken] of [
      [0, false],
      [10_000, false],
      [20_000, false],
      [29_999, false],
      [30_000, true],
    ] as const) {
      clock = at;
      expect(await theirs.beat()).toBe(isTaken);
    }
    expect(await theirs.holds(t.db.read)).toBe(true);
    expect(await ours.holds(t.db.read)).toBe(false);
  });

  it('that was taken over is noticed inside the job’s own transaction, and at the next beat', async () => {
    await ours.beat();
    await theirs.beat();
    clock = 30_000;
    await theirs.beat();
    expect(await t.db.write((tx) => ours.holds(tx))).toBe(false);
    expect(await ours.beat()).toBe(false);
    expect(await holder()).toEqual({ token: 'theirs', counter: 2 });
  });

  it('is not taken from a holder who came back while the taker was waiting for the lock', async () => {
    await ours.beat();
    await theirs.beat();
    clock = 30_000;
    const taken = await Promise.all([ours.beat(), theirs.beat()]);
    expect(taken).toEqual([true, false]);
    expect(await holder()).toMatchObject({ token: 'ours' });
  });

  it('does not write while somebody else holds it', async () => {
    await ours.beat();
    const version = t.db.foreignVersion();
    const other = await t.db.read.selectFrom('leases').selectAll().execute();
    await theirs.beat();
    expect(await t.db.read.selectFrom('leases').selectAll().execute()).toEqual(other);
    expect(t.db.foreignVersion()).toBe(version);
  });

  it('that is let go is free at once, and only its holder lets it go', async () => {
    await ours.beat();
    await theirs.release();
    expect(await ours.holds(t.db.read)).toBe(true);
    await ours.release();
    expect(await theirs.beat()).toBe(true);
  });
});
