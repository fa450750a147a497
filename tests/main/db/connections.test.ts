import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { nextFolio } from '#main/db/folios.ts';
import { StatementCache } from '#main/db/statementCache.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { openTestDatabase } from '../../builders/database.ts';

describe('the statement cache', () => {
  it('prepares a text once, and drops the one that was not used for longest', () => {
    const db = new SqliteDatabase(':memory:');
    const cache = new StatementCache(db, 2);
    const first = cache.prepare('SELECT 1');
    cache.prepare('SELECT 2');
    expect(cache.prepare('SELECT 1')).toBe(first);
    cache.prepare('SELECT 3');
    expect(cache.size).toBe(2);
    expect(cache.prepare('SELECT 1')).toBe(first);
    db.close();
  });
});

describe('folios', () => {
  it('have no gaps whatever is rolled back, and a count of their own for each series and year', async () => {
    await using t = await openTestDatabase();
    const take = (series: string, year: number, isKept = true) =>
      t.db.writeResult(async (tx) => {
        const number = await nextFolio(tx, series, year);
        return isKept ? ok(number) : fail({ code: 'inUse', details: { by: 'x' } });
      });
    const taken = await Promise.all([
      take('SB', 2026),
      take('SB', 2026, false),
      take('SB', 2026),
      take('SB', 2027),
    ]);
    expect(taken.filter((each) => each.ok).map((each) => each.ok && each.value)).toEqual([1, 2, 1]);
  });
});

it('a long queue of writes lets timers and sockets have their turn', async () => {
  await using t = await openTestDatabase();
  let turns = 0;
  const counter = setInterval(() => turns++, 1);
  const began = performance.now();
  const writes = Array.from({ length: 400 }, (_, n) =>
    t.db.write((tx) =>
      tx
        .insertInto('meta')
        .values({ key: `n${n}`, value: 'x' })
        .execute(),
    ),
  );
  await Promise.all(writes);
  clearInterval(counter);
  const took = performance.now() - began;
  expect(turns).toBeGreaterThan(took / 40);
});
