import { describe, expect, it } from 'vitest';
import { keysByFolio, keysByTime, keysToSign } from '#main/signing/listQueries.ts';
import { ISSUE_STATES } from '#shared/signing/issued.ts';
import { openTestDatabase } from '../../builders/database.ts';
import { explain, slowSteps } from '../../builders/queryPlan.ts';
import { aSigningOffice } from '../../builders/signing.ts';

describe('the list of issued reports', () => {
  it('goes on page by page without losing or repeating one, by time and by folio, for all and for one', async () => {
    await using office = await aSigningOffice();
    const { technician } = office;
    const line = { name: 'Eva Ríos Sol', post: '', role: 'Revisó', personId: technician.id };
    for (let i = 0; i < 7; i += 1) {
      // Some at the same instant; some issued by herself, some to be signed by her.
      if (i % 2 === 0) office.t.pass(1_000);
      await office.issue([line], i % 3 === 0 ? technician : office.manager);
    }
    const expected = [7, 6, 5, 4, 3, 2, 1].map((n) => `INF-2026-00000${n}`);
    for (const person of [office.manager, technician]) {
      for (const filter of [{}, { q: 'inf-' }, { state: 'toSign' as const }]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await office.as(person).signing.list({
            ...filter,
            limit: 3,
            ...(cursor === undefined ? {} : { cursor }),
          });
          seen.push(...page.items.map(({ folio }) => folio));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(expected);
      }
    }
    const found = await office.as(technician).signing.list({ q: '3' });
    expect(found.items.map(({ folio }) => folio)).toEqual(['INF-2026-000003']);
    expect((await office.as(technician).signing.list({ state: 'signed' })).items).toEqual([]);
  }, 30_000);

  it('is read from an index, in its order', async () => {
    await using t = await openTestDatabase();
    const { read } = t.db;
    const expectIndex = async (query: { compile(db: typeof read): never }, index: string) => {
      const plan = await explain(read, query.compile(read));
      expect(plan.join('\n')).toContain(index);
      // A page that is read in the order of its index stops at its limit.
      expect(slowSteps(plan).filter((step) => !step.includes(index))).toEqual([]);
    };
    for (const after of [null, [5, 5] as const]) {
      await expectIndex(keysByTime({}, after, 50) as never, 'issuedReports_issuedAt');
      await expectIndex(keysByTime({ personId: 3 }, after, 50) as never, 'issuedReports_issuedBy');
      await expectIndex(keysToSign({ personId: 3 }, after, 50) as never, 'issuedSigners_person');
      for (const state of ISSUE_STATES) {
        await expectIndex(keysByTime({ state }, after, 50) as never, `issuedReports_${state}`);
        await expectIndex(keysByTime({ state, personId: 3 }, after, 50) as never, 'issuedReports_issuedBy');
      }
    }
    for (const folios of ['INF-', ['INF-2026-000001', 'INF-2025-000001']]) {
      await expectIndex(keysByFolio({ folios }, null, 50) as never, 'sqlite_autoindex_issuedReports_1');
      await expectIndex(
        keysByFolio({ folios, personId: 3 }, 'INF-2026-000009', 50) as never,
        'sqlite_autoindex_issuedReports_1',
      );
    }
  });
});
