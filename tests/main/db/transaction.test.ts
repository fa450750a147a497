import { readFile } from 'node:fs/promises';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwaitInTransaction, DatabaseBusy, DatabaseFromNewerVersion } from '#main/db/failures.ts';
import type { ReadDb, WriteTx } from '#main/db/handles.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase({ busyDeadlineMs: 400 });
});
afterEach(() => t.close());

const note = (tx: WriteTx, value: string) => tx.insertInto('meta').values({ key: value, value }).execute();

async function notes(db: ReadDb): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('meta')
    .select('key')
    .where('key', 'not in', ['databaseId', 'outboxSeed'])
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}

describe('a write transaction', () => {
  it('is kept when it ends well and leaves nothing when it throws', async () => {
    await t.db.write((tx) => note(tx, 'kept'));
    const thrown = t.db.write(async (tx) => {
      await note(tx, 'lost');
      throw new Error('no');
    });
    await expect(thrown).rejects.toThrow('no');
    expect(await notes(t.db.read)).toEqual(['kept']);
  });

  it('is rolled back by a refusal, which comes back as a value', async () => {
    const refused = await t.db.writeResult(async (tx) => {
      await note(tx, 'lost');
      return fail({ code: 'inUse', details: { by: 'ticket' } });
    });
    expect(refused).toEqual({ ok: false, error: { code: 'inUse', details: { by: 'ticket' } } });
    expect(await t.db.writeResult(async (tx) => ok(await notes(tx)))).toEqual({ ok: true, value: [] });
  });

  it('comes after those asked for before it', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((each) =>
        t.db.write(async (tx) => {
          await note(tx, `n${each}`);
          order.push(each);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('is dead after its end', async () => {
    const leaked = await t.db.write(async (tx) => ({ tx }));
    await expect(note(leaked.tx, 'late')).rejects.toThrow();
    expect(await notes(t.db.read)).toEqual([]);
  });

  it('sees what it wrote while the read handle does not yet', async () => {
    await t.db.write(async (tx) => {
      await note(tx, 'mine');
      expect(await notes(tx)).toEqual(['mine']);
      expect(await notes(t.db.read)).toEqual([]);
    });
  });

  it('is refused once a newer program has changed the tables', async () => {
    const newer = new SqliteDatabase(t.db.file);
    newer.pragma('user_version = 9999');
    newer.close();
    await expect(t.db.write((tx) => note(tx, 'old'))).rejects.toThrow(DatabaseFromNewerVersion);
    expect(await notes(t.db.read)).toEqual([]);
  });
});

describe('the read handle', () => {
  it('cannot write, neither by type nor by SQL', async () => {
    // @ts-expect-error A query gets no way to write.
    const insert = t.db.read.insertInto;
    expect(insert).toBeTypeOf('function');
    // @ts-expect-error Nor can it pass its handle on to what writes.
    await expect(note(t.db.read, 'sneaked')).rejects.toThrow(/readonly/);
    await expect(sql`delete from meta`.execute(t.db.read)).rejects.toThrow(/readonly/);
  });

  it('reads over the write connection while that is idle, and beside it during a transaction', async () => {
    const prepare = vi.spyOn(SqliteDatabase.prototype, 'prepare');
    const over = (marked: string) => {
      const at = prepare.mock.calls.findIndex(([text]) => text.includes(marked));
      return prepare.mock.contexts[at];
    };
    const read = (mark: string) => sql`select 1 as ${sql.raw(mark)}`.execute(t.db.read);
    await t.db.write(async (tx) => {
      await sql`select 1 as written`.execute(tx);
      await read('beside');
    });
    await read('idle');
    const [writer, beside, idle] = [over('written'), over('beside'), over('idle')];
    prepare.mockRestore();
    expect(idle).toBe(writer);
    expect(beside).toBeDefined();
    expect(beside).not.toBe(writer);
  });

  it('refuses to stream, since an open iterator blocks writers', async () => {
    const rows = t.db.read.selectFrom('meta').selectAll().stream();
    await expect(rows[Symbol.asyncIterator]().next()).rejects.toThrow(/pages by key/);
  });
});

describe('a lock held by somebody else', () => {
  it('is waited for while the event loop turns', async () => {
    const other = new SqliteDatabase(t.db.file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const counter = setInterval(() => turns++, 5);
    setTimeout(() => other.exec('COMMIT'), 150);
    await t.db.write((tx) => note(tx, 'patient'));
    clearInterval(counter);
    other.close();
    expect(turns).toBeGreaterThan(8);
    expect(await notes(t.db.read)).toEqual(['patient']);
  });

  it('ends in a typed refusal after the deadline, and nothing is written', async () => {
    const other = new SqliteDatabase(t.db.file);
    other.exec('BEGIN IMMEDIATE');
    await expect(t.db.write((tx) => note(tx, 'a'))).rejects.toThrow(DatabaseBusy);
    const refused = await t.db.writeResult(async (tx) => ok(await note(tx, 'b')));
    expect(refused).toEqual({ ok: false, error: { code: 'busy', details: {} } });
    other.exec('ROLLBACK');
    other.close();
    await t.db.write((tx) => note(tx, 'c'));
    expect(await notes(t.db.read)).toEqual(['c']);
  });
});

describe('in a shared file', () => {
  beforeEach(async () => {
    await t.close();
    t = await openTestDatabase({ mode: 'sharedFile', busyDeadlineMs: 400 });
  });

  it('a COMMIT that finds a reader is tried again, not rolled back', async () => {
    const reader = new SqliteDatabase(t.db.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM meta').get();
    setTimeout(() => reader.exec('COMMIT'), 120);
    let runs = 0;
    const began = performance.now();
    await t.db.write(async (tx) => {
      runs++;
      await note(tx, 'once');
    });
    expect(performance.now() - began).toBeGreaterThan(100);
    reader.close();
    expect(runs).toBe(1);
    expect(await notes(t.db.read)).toEqual(['once']);
  });

  it('a COMMIT that never gets through is rolled back, refused, and leaves the next one free', async () => {
    const reader = new SqliteDatabase(t.db.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM meta').get();
    await expect(t.db.write((tx) => note(tx, 'lost'))).rejects.toThrow(DatabaseBusy);
    reader.close();
    await t.db.write((tx) => note(tx, 'next'));
    expect(await notes(t.db.read)).toEqual(['next']);
  });

  it('a read waits for somebody who is committing', async () => {
    const other = new SqliteDatabase(t.db.file);
    other.exec('BEGIN EXCLUSIVE');
    setTimeout(() => other.exec('COMMIT'), 100);
    expect(await notes(t.db.read)).toEqual([]);
    other.close();
  });
});

describe('awaiting something other than the database inside a transaction', () => {
  const foreign: readonly [string, () => Promise<unknown>][] = [
    ['a timer', () => sleep(1)],
    ['a turn of the event loop', () => setImmediate()],
    ['a file', () => readFile(import.meta.filename)],
    [
      'a callback of the next tick',
      () => new Promise((resolve) => process.nextTick(() => process.nextTick(resolve))),
    ],
    ['a hash on another thread', () => crypto.subtle.digest('SHA-256', new Uint8Array(10))],
  ];

  it.each(foreign)('is noticed for %s and rolls back', async (_what, wait) => {
    const write = t.db.write(async (tx) => {
      await note(tx, 'before');
      await wait();
      await note(tx, 'after');
    });
    await expect(write).rejects.toThrow(AwaitInTransaction);
    expect(await notes(t.db.read)).toEqual([]);
  });

  it('is noticed at COMMIT when no statement follows', async () => {
    const write = t.db.write(async (tx) => {
      await note(tx, 'before');
      await sleep(1);
    });
    await expect(write).rejects.toThrow(AwaitInTransaction);
    expect(await notes(t.db.read)).toEqual([]);
  });

  it('is reported once and lived with in production', async () => {
    await t.close();
    const faults: AwaitInTransaction[] = [];
    t = await openTestDatabase({ onAwaitInTransaction: (fault) => faults.push(fault) });
    await t.db.write(async (tx) => {
      await sleep(1);
      await note(tx, 'a');
      await note(tx, 'b');
    });
    expect(faults).toHaveLength(1);
    expect(await notes(t.db.read)).toEqual(['a', 'b']);
  });

  it('is not suspected of hundreds of statements, nor of those in parallel', async () => {
    await t.db.write(async (tx) => {
      for (let each = 100; each < 400; each++) await note(tx, `n${each}`);
      await Promise.all([note(tx, 'p1'), note(tx, 'p2'), Promise.resolve()]);
    });
    expect(await notes(t.db.read)).toHaveLength(302);
  });

  it('is not suspected of a write that had to wait for its turn and for the lock', async () => {
    const other = new SqliteDatabase(t.db.file);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 60);
    await Promise.all(['a', 'b', 'c'].map((each) => t.db.write((tx) => note(tx, each))));
    other.close();
    expect(await notes(t.db.read)).toEqual(['a', 'b', 'c']);
  });
});
