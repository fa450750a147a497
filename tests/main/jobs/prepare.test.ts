import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { preparedJob, runSlice, startJobs } from '#main/jobs/schedule.ts';
import { openTestHost } from '../../builders/host.ts';

describe('a job that prepares its slices', () => {
  it('may wait for other things than the database before its transaction, which gets what they gave', async () => {
    const t = await openTestHost();
    try {
      const seen: string[] = [];
      const job = preparedJob({
        name: 'slow',
        isDue: async () => true,
        prepare: async (ctx) => {
          // Inside a transaction the driver would refuse this.
          await pause(20);
          t.pass(5_000);
          return { askedAt: ctx.now };
        },
        run: async (ctx, { askedAt }) => {
          seen.push(`${ctx.now - askedAt}`);
          await ctx.trail.record({ action: 'test.slow', entity: 'test', entityId: 1 });
          return false;
        },
      });
      expect(await runSlice(t.host, job, async () => true)).toBe(false);
      expect(seen).toEqual(['5000']);
    } finally {
      await t.close();
    }
  });

  it('writes nothing when there is nothing to write', async () => {
    const t = await openTestHost();
    try {
      let runs = 0;
      const job = preparedJob<string>({
        name: 'nothing',
        isDue: async () => true,
        prepare: async () => null,
        run: async () => {
          runs += 1;
          return true;
        },
      });
      expect([await runSlice(t.host, job, async () => true), runs]).toEqual([false, 0]);
    } finally {
      await t.close();
    }
  });

  it('writes nothing when the lease was lost while it prepared', async () => {
    const t = await openTestHost();
    try {
      let isHeld = true;
      let runs = 0;
      const job = preparedJob({
        name: 'late',
        isDue: async () => true,
        prepare: async () => {
          isHeld = false;
          return true;
        },
        run: async () => {
          runs += 1;
          return false;
        },
      });
      await runSlice(t.host, job, async () => isHeld);
      expect(runs).toBe(0);
    } finally {
      await t.close();
    }
  });
});

describe('the jobs of a process', () => {
  it('leave each other their turn when one of them fails', async () => {
    const t = await openTestHost();
    try {
      const reported: string[] = [];
      const ran = Promise.withResolvers<void>();
      const host = { ...t.host, report: (reference: string) => void reported.push(reference) };
      const jobs = [
        {
          name: 'broken',
          isDue: async () => {
            throw new Error('It cannot even look');
          },
          run: async () => false,
        },
        {
          name: 'next',
          isDue: async () => true,
          run: async () => {
            ran.resolve();
            return false;
          },
        },
      ];
      const running = startJobs(host, jobs, async () => undefined);
      await ran.promise;
      await running.stop();
      expect(reported).toContain('jobs.broken');
    } finally {
      await t.close();
    }
  });
});
