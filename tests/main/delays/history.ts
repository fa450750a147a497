import { delaysJobs } from '#main/delays/jobs.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { aStoredTicket, type TicketParts } from '../../builders/generatedDepartment.ts';
import type { TestHost } from '../../builders/host.ts';

/** The work of the clock until nothing is left to do. */
export async function followAll(t: TestHost): Promise<number> {
  let slices = 0;
  for (const job of delaysJobs) {
    while (await job.isDue(t.host.db.read, t.now())) {
      await runSlice(t.host, job, async () => true);
      slices += 1;
      if (slices > 500) throw new Error('The job never ends');
    }
  }
  return slices;
}

/** Solved tickets of one hour, two … each, that were given and solved in the weeks before. */
export async function someHistory(
  t: TestHost,
  parts: TicketParts,
  { count = 20, hours = 1 }: { readonly count?: number; readonly hours?: number } = {},
): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const createdAt = t.now() - (40 - index) * 24 * HOUR;
    await aStoredTicket(t.host.db, {
      status: 'closed',
      createdAt,
      firstAssignedAt: createdAt,
      assignedAt: createdAt,
      resolvedAt: createdAt + 24 * HOUR,
      closedAt: createdAt + 24 * HOUR,
      resolutionSeconds: index * hours * 3_600,
      ...parts,
    });
  }
}
