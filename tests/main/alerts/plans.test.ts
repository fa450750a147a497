import { describe, it } from 'vitest';
import { countQuery } from '#main/alerts/counts.ts';
import { ticketStandingsQuery } from '#main/alerts/follow.ts';
import { importedWeekQuery } from '#main/alerts/importedWeek.ts';
import { queuedQuery } from '#main/alerts/kinds/noEligible.ts';
import { casesQuery } from '#main/alerts/listing.ts';
import { mutesQuery } from '#main/alerts/mutes.ts';
import { standingOfKindQuery, standingOfTicketsQuery } from '#main/alerts/queries.ts';
import { openTestDatabase } from '../../builders/database.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';

describe('the queries of alerts', () => {
  it('read pages of cases by an index, whatever they are narrowed by', async () => {
    await using t = await openTestDatabase();
    const { read } = t.db;
    const place = [5, 5] as const;
    for (const filter of [
      {},
      { kind: 'stuck' },
      { severity: 'info' },
      { technicianId: 4 },
      { ticketId: 4 },
      { kind: 'stuck', severity: 'info' },
      { kind: 'stuck', severity: 'info', technicianId: 4, ticketId: 5 },
    ] as const) {
      for (const after of [null, place]) {
        await expectNoScan(read, casesQuery(read, { state: 'past', ...filter }, after, 50));
      }
    }
  });

  it('find what stands, and what of it ended, by an index', async () => {
    await using t = await openTestDatabase();
    const { read } = t.db;
    const list = ['SCAN json_each'];
    await expectNoScan(read, standingOfKindQuery(read, 'overdue', 100, 500));
    await expectNoScan(read, standingOfTicketsQuery(read, [1, 2]), list);
    await expectNoScan(read, ticketStandingsQuery(read, [1, 2]), list);
    await expectNoScan(read, mutesQuery(read, 1, 0));
    await expectNoScan(read, queuedQuery(read, { rank: -1, sortDueAt: 5, id: 4 }, 500), [
      'SCAN t USING INDEX tickets_queue',
    ]);
    await expectNoScan(read, importedWeekQuery(read, '2026-W40'));
    await expectNoScan(read, countQuery(read));
  });
});
