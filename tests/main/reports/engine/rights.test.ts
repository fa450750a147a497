import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSpecReport } from '#main/reports/engine/makeSpecReport.ts';
import type { SpecQuestion } from '#main/reports/engine/specQuestion.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { aStoredCalendar } from '../../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../../builders/database.ts';
import { aStoredTicket } from '../../../builders/generatedDepartment.ts';
import { aPerson, aTechnician } from '../../../builders/people.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

const NOW = Date.parse('2026-01-14T18:00:00Z');
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

let t: TestDatabase;
let requesterId: number;
let mine: number;
let other: number;
beforeAll(async () => {
  t = await openTestDatabase();
  await aStoredCalendar(t, { isDefault: true });
  requesterId = (await aPerson(t)).id;
  mine = (await aTechnician(t, { name: 'Marta' })).id;
  other = (await aTechnician(t, { name: 'Noé' })).id;
  for (const assigneeId of [mine, mine, other, null]) {
    await aStoredTicket(t.db, {
      requesterId,
      createdAt: NOW - 60_000,
      status: assigneeId === null ? 'new' : 'assigned',
      assigneeId,
    });
  }
});
afterAll(() => t.close());

async function outcome(
  spec: ReportSpec,
  id: number,
  roles: readonly Role[],
  filter: SpecQuestion['filter'] = {},
) {
  const made = await makeSpecReport(t.db.read, {
    spec,
    dates: JANUARY,
    filter,
    language: 'es',
    asOf: NOW,
    limit: 100,
    viewer: { id, roles },
  });
  if (!made.ok) return made.error.code;
  const [section] = made.value.data.sections.filter(({ kind }) => kind === 'table');
  const rows = section?.kind === 'table' ? section.rows.map(({ cells }) => cells) : [];
  return { rows, filters: made.value.data.filters };
}

describe('a technician', () => {
  it('gets their own work, whatever is asked, and it says so', async () => {
    const spec = aSummary({ by: ['technician'] });
    const own = {
      rows: [
        ['Marta', 2],
        ['Total', 2],
      ],
      filters: [{ label: 'Técnico', value: 'Marta (su propio trabajo)' }],
    };
    expect(await outcome(spec, mine, ['technician'])).toEqual(own);
    expect(await outcome(spec, mine, ['technician'], { technicianId: other })).toMatchObject({
      rows: own.rows,
    });
    const asked = aSummary({
      by: ['technician'],
      conditions: [{ by: 'technician', isExcluded: false, values: [other] }],
    });
    expect(await outcome(asked, mine, ['technician'])).toMatchObject({ rows: [['Total', 0]] });
    expect(await outcome(aList({ fields: ['technician'] }), mine, ['technician'])).toMatchObject({
      rows: [['Marta'], ['Marta'], ['Total (2)']],
    });
    const workers = aSummary({ dataset: 'workers', by: ['technician'], measures: ['backlog'] });
    expect(await outcome(workers, mine, ['technician'])).toMatchObject({ rows: own.rows });
  });

  it('gets no balance: that is of all', async () => {
    const spec = aSummary({ dataset: 'workers', by: ['week'], measures: ['balance.jain'] });
    expect(await outcome(spec, mine, ['technician'])).toBe('forbidden');
    expect(await outcome(spec, mine, ['manager'])).toMatchObject({});
    expect(await outcome(spec, mine, ['manager'], { technicianId: other })).toBe('invalid');
  });
});

describe('others', () => {
  it('see all, nobody’s tickets as well', async () => {
    for (const role of ['manager', 'administrator', 'master'] as const) {
      expect(await outcome(aSummary({ by: ['technician'] }), 99, [role])).toMatchObject({
        rows: [
          ['Marta', 2],
          ['Noé', 1],
          ['Nadie', 1],
          ['Total', 4],
        ],
      });
    }
  });

  it('requesters make none, of whatever', async () => {
    for (const spec of [aSummary({}), aList({}), aSummary({ dataset: 'assets', measures: ['assets'] })]) {
      expect(await outcome(spec, requesterId, ['requester'], { requesterId })).toBe('forbidden');
    }
  });
});

describe('what does not fit', () => {
  it('is refused with a sentence for each, in the language of the report', async () => {
    const made = await makeSpecReport(t.db.read, {
      spec: aSummary({ by: ['week'], measures: ['backlog'] }),
      dates: JANUARY,
      filter: {},
      language: 'en',
      asOf: NOW,
      limit: 10,
      viewer: { id: 1, roles: ['manager'] },
    });
    expect(made).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        details: {
          issues: [
            {
              path: 'spec.measures.0',
              rule: 'measureNow',
              message: '“Pending” is of this moment and cannot be told by “Week”: take one of them out.',
            },
          ],
        },
      },
    });
  });

  it('as are filters that the inventory knows nothing of', async () => {
    const assets = aSummary({ dataset: 'assets', by: ['area'], measures: ['assets'] });
    expect(await outcome(assets, 1, ['manager'], { serviceId: 1 })).toBe('invalid');
    expect(await outcome(assets, 1, ['manager'], { areaId: 1 })).toMatchObject({ rows: [['Total', 0]] });
    expect(
      await outcome(aSummary({ dataset: 'stock', measures: ['items'] }), 1, ['manager'], { areaId: 1 }),
    ).toBe('invalid');
  });
});
