import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Job, runSlice } from '#main/jobs/schedule.ts';
import { jobsOfAll, openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { HANDED_OUT_AT_ONCE } from '#main/tickets/assigning.ts';
import { aLargeDepartment, type LargeDepartment } from '../../bench/largeDepartment.ts';
import { liveIn } from '../../bench/livedIn.ts';

const NOW = Date.parse('2026-10-05T16:00:00Z');
/** Rows that one transaction of a job may write: a few milliseconds, whatever has piled up. */
const MOST_ROWS = 2_000;
const MOST_SLICES = 40;
/** More than that of everything. */
const PILED_UP = 2_600;
/** Of which there is more than one slice here. */
const PILES = [
  ...['autoClose', 'pruneSessions', 'pruneCommands', 'maintenanceMembers'],
  ...['mailPruning', 'retention.notifications'],
];
const QUEUED = 3 * HANDED_OUT_AT_ONCE - 10;

/** What piled up in a department that nobody had on for months; `npm run bench -- --jobs` measures it at a million. */
describe('a slice of a job', () => {
  let department: LargeDepartment;
  let service: ServiceHost;

  beforeAll(async () => {
    department = await aLargeDepartment({ tickets: 1_200, requesters: 120, now: NOW });
    liveIn(department, { assets: 2 * PILED_UP, old: PILED_UP });
    service = await openServiceHost({
      dataDir: join(department.folder, 'data'),
      profileDir: join(department.folder, 'profile'),
      clock: () => NOW,
      runsJobs: false,
    });
  }, 120_000);
  afterAll(async () => {
    await service.close();
    await department.remove();
  });

  /** Rows written so far over the connection that writes. */
  const written = () =>
    service.host.db.write(async (tx) => {
      const { rows } = await sql<{ count: number }>`SELECT total_changes() AS count`.execute(tx);
      return rows[0]?.count ?? 0;
    });

  /** Runs a job to its end, as far as this many slices get; the rows that each of them wrote. */
  async function slicesOf(job: Job): Promise<number[]> {
    const slices: number[] = [];
    const { host } = service;
    while (slices.length < MOST_SLICES && (await job.isDue(host.db.read, NOW))) {
      const before = await written();
      const isMore = await runSlice(host, job, async () => true);
      slices.push((await written()) - before);
      if (!isMore) break;
    }
    return slices;
  }

  it('writes a few rows, however much has piled up, and the job goes on until nothing is left', async () => {
    const { host } = service;
    await host.db.write((tx) =>
      sql`UPDATE tickets SET status = 'new', isOpen = 1, isQueued = 1, assigneeId = NULL, closedAt = NULL,
        resolvedAt = NULL WHERE id IN (SELECT id FROM tickets WHERE status = 'closed' LIMIT ${QUEUED})`.execute(
        tx,
      ),
    );
    // The copy is no matter of rows.
    const jobs = jobsOfAll.filter(({ name }) => name !== 'backup');
    const found = new Map<string, number[]>();
    for (const job of jobs) found.set(job.name, await slicesOf(job));
    for (const [name, slices] of found) expect(Math.max(0, ...slices), name).toBeLessThanOrEqual(MOST_ROWS);
    for (const name of PILES) {
      const [job] = jobs.filter((each) => each.name === name);
      expect(found.get(name)?.length, name).toBeGreaterThan(1);
      expect(await job?.isDue(host.db.read, NOW), name).toBe(false);
    }
    const handedOut = await host.db.read
      .selectFrom('assignments')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('at', '=', NOW)
      .executeTakeFirstOrThrow();
    expect(handedOut.count).toBeGreaterThanOrEqual(QUEUED);
    expect(found.get('drain')).toHaveLength(Math.ceil(handedOut.count / HANDED_OUT_AT_ONCE));
  }, 120_000);
});
