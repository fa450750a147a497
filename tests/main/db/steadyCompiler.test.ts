import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadDb } from '#main/db/handles.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { explain } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
  await t.db.write(async (tx) => {
    await tx.insertInto('people').values({ name: 'Ana', foldedName: 'ana', createdAt: 0 }).execute();
    await tx.insertInto('personRoles').values({ personId: 1, role: 'manager' }).execute();
  });
});
afterEach(() => t.close());

/**
 * How often SQLite planned a query while it ran five times more: better-sqlite3 makes the function that builds its
 * rows anew whenever it finds that the statement was compiled again.
 */
async function plannedAgain(run: (db: ReadDb) => Promise<unknown>): Promise<number> {
  await run(t.db.read);
  await run(t.db.read);
  const made = vi.spyOn(globalThis, 'Function');
  for (let times = 0; times < 5; times += 1) await run(t.db.read);
  const { length } = made.mock.calls;
  made.mockRestore();
  return length;
}

describe('a statement that runs again', () => {
  it('is not planned again for its values: of a join, of an order, of a limit', async () => {
    expect(
      await plannedAgain((db) =>
        db
          .selectFrom('personRoles')
          .innerJoin('people', 'people.id', 'personRoles.personId')
          .select('people.name')
          .where('personRoles.role', '=', 'manager')
          .orderBy('people.name')
          .limit(5)
          .execute(),
      ),
    ).toBe(0);
  });

  it('would be, if its values were bound in the open', async () => {
    const open = sql`select name from people where name = ${sql.raw("'Ana'")} limit ${sql.raw('?')}`;
    expect(
      await plannedAgain((db) => {
        const compiled = open.compile(db);
        return db.getExecutor().executeQuery({ ...compiled, parameters: [5] });
      }),
    ).toBe(5);
  });

  it('still finds the partial index of a flag', async () => {
    const queued = t.db.read.selectFrom('tickets').select('id').where('isQueued', '=', 1);
    expect(await explain(t.db.read, queued)).toEqual([expect.stringContaining('tickets_queue')]);
  });
});
