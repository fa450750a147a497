import { describe, expect, it } from 'vitest';
import { runSlice } from '#main/jobs/schedule.ts';
import { heartbeatJob, spansSince } from '#main/system/heartbeats.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { anAdministrator } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { aDepartment } from '../tickets/department.ts';

describe('heartbeats', () => {
  it('grow one span, begin another after a silence, leave no event, and are shown by month', async () => {
    await using d = await aDepartment();
    const { host } = d.t;
    const { system } = d.as(await anAdministrator(host));
    expect((await system.availability({})).items).toEqual([]);
    const { auditSeq } = await system.state({});
    const start = host.clock();
    const spans = () =>
      host.db.read
        .selectFrom('heartbeats')
        .select(['fromAt', 'toAt'])
        .orderBy('id')
        .execute()
        .then((rows) => rows.map(({ fromAt, toAt }) => [(fromAt - start) / MINUTE, (toAt - start) / MINUTE]));
    const beatAt = async (minute: number) => {
      const now = start + minute * MINUTE;
      if (!(await heartbeatJob.isDue(host.db.read, now))) return;
      await runSlice({ ...host, clock: () => now }, heartbeatJob, async () => true);
    };
    for (const minute of [0, 0.25, 0.5, 1, 2, 3]) await beatAt(minute);
    expect(await spans()).toEqual([[0, 3]]);
    for (const minute of [5, 9, 10]) await beatAt(minute);
    expect(await spans()).toEqual([
      [0, 5],
      [9, 10],
    ]);
    // The clock is put back.
    await beatAt(4);
    expect((await spans()).at(-1)).toEqual([4, 4]);
    expect((await system.state({})).auditSeq).toBe(auditSeq);
    expect((await system.availability({})).items).toHaveLength(12);

    await beatAt((500 * DAY) / MINUTE);
    expect(await spans()).toHaveLength(1);
    await expectNoScan(host.db.read, spansSince(host.db.read, start));
  });
});
