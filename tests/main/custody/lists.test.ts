import { describe, expect, it } from 'vitest';
import { keysByFolio, keysByTime } from '#main/custody/listQueries.ts';
import { heldItems, staysOf } from '#main/custody/stays.ts';
import { openTestDatabase } from '../../builders/database.ts';
import { expectNoScan, explain, slowSteps } from '../../builders/queryPlan.ts';
import { anOffice, handedOver, lines } from './office.ts';

describe('the list of forms', () => {
  it('is filtered by person, kind, period and what it waits for, newest first', async () => {
    await using office = await anOffice();
    const technician = office.as(office.technician);
    const asset = await office.asset();
    const first = await handedOver(office, [asset]);
    office.t.pass(86_400_000);
    const second = await handedOver(office, [await office.asset()], { to: office.other });
    office.t.pass(1_000);
    const passed = await technician.custody.issue({
      kind: 'transfer',
      personId: office.other.id,
      fromPersonId: office.holder.id,
      items: lines([asset]),
    });
    await office.as(office.other).custody.confirm({ id: second.id, version: second.version });
    const folios = async (filter: Parameters<typeof technician.custody.list>[0]) =>
      (await technician.custody.list(filter)).items.map((form) => form.folio);

    expect(await folios({})).toEqual([passed.folio, second.folio, first.folio]);
    expect(await folios({ personId: office.holder.id })).toEqual([passed.folio, first.folio]);
    expect(await folios({ kind: 'transfer' })).toEqual([passed.folio]);
    expect(await folios({ queue: 'open' })).toEqual([passed.folio, second.folio]);
    expect(await folios({ queue: 'toConfirm' })).toEqual([passed.folio]);
    expect(await folios({ queue: 'toAuthorise' })).toEqual([second.folio]);
    expect(await folios({ from: '2026-10-06' })).toEqual([passed.folio, second.folio]);
    expect(await folios({ to: '2026-10-05' })).toEqual([first.folio]);
    expect(await folios({ q: 'rg-2026-000002' })).toEqual([second.folio]);
    expect(await folios({ q: '3' })).toEqual([passed.folio]);
    expect(await folios({ q: 'RG-2026' })).toEqual([passed.folio, second.folio, first.folio]);
    expect((await technician.custody.list({})).total).toBe(3);
  });

  it('goes on page by page without losing or repeating a form, by time and by folio', async () => {
    await using office = await anOffice();
    const technician = office.as(office.technician);
    for (let i = 0; i < 7; i += 1) {
      // Some at the same instant.
      if (i % 2 === 0) office.t.pass(1_000);
      await handedOver(office, [await office.asset()]);
    }
    for (const filter of [{}, { personId: office.holder.id }, { q: 'RG-' }, { queue: 'open' as const }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await technician.custody.list({
          ...filter,
          limit: 3,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.items.map((form) => form.folio));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `RG-2026-00000${n}`));
    }
  });
});

describe('the queries of custody', () => {
  it('read their pages from an index, in its order', async () => {
    await using t = await openTestDatabase();
    const { read } = t.db;
    const expectIndex = async (query: { compile(db: typeof read): never }, index: string) => {
      const plan = await explain(read, query.compile(read));
      expect(plan.join('\n')).toContain(index);
      // A page that is read in the order of its index stops at its limit.
      expect(slowSteps(plan).filter((step) => !step.includes(index))).toEqual([]);
    };
    const after = [5, 5] as const;
    for (const position of [null, after]) {
      const page = (selection: Parameters<typeof keysByTime>[0], side: Parameters<typeof keysByTime>[1]) =>
        keysByTime(selection, side, position, 50) as never;
      await expectIndex(page({}, null), 'custodyForms_issuedAt');
      await expectIndex(page({ kind: 'return', from: 1, before: 9 }, null), 'custodyForms_issuedAt');
      await expectIndex(page({ queue: 'open' }, null), 'custodyForms_open');
      await expectIndex(page({ queue: 'toConfirm' }, null), 'custodyForms_unconfirmed');
      await expectIndex(page({ queue: 'toAuthorise' }, null), 'custodyForms_unauthorised');
      await expectIndex(page({ personId: 1, queue: 'open' }, 'personId'), 'custodyForms_person');
      await expectIndex(page({ personId: 1 }, 'fromPersonId'), 'custodyForms_fromPerson');
    }
    await expectIndex(keysByFolio({ folios: 'RG-2026' }, null, 50) as never, 'sqlite_autoindex');
    await expectIndex(keysByFolio({ folios: ['RG-2026-000001'] }, 'Z', 50) as never, 'sqlite_autoindex');
    await expectNoScan(read, staysOf(read, 1, after, 50));
    await expectNoScan(read, heldItems(read, 1, 5, 50));
  });
});
