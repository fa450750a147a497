import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { insertRow, prebuiltQuery, prebuiltWrite, updateRow } from '#main/db/prebuilt.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';

const opened: TestDatabase[] = [];
const aDatabase = async () => {
  const database = await openTestDatabase();
  opened.push(database);
  return database.db;
};

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const skillNamed = prebuiltQuery((db, p: { name: string }) =>
  db.selectFrom('skills').select(['id', 'name']).where('name', '=', p.name).compile(),
);

describe('a prebuilt query', () => {
  it('is built once and run with other values each time', async () => {
    const db = await aDatabase();
    const build = vi.fn((handle: typeof db.read, p: { id: number }) =>
      handle.selectFrom('skills').select('name').where('id', '=', p.id).compile(),
    );
    const nameOf = prebuiltQuery(build);
    const [network, printers] = await db.write(async (tx) => [
      await insertRow(tx, 'skills', { name: 'Redes' }),
      await insertRow(tx, 'skills', { name: 'Impresoras' }),
    ]);

    expect(await nameOf.first(db.read, { id: network ?? 0 })).toEqual({ name: 'Redes' });
    expect(await nameOf.first(db.read, { id: printers ?? 0 })).toEqual({ name: 'Impresoras' });
    expect(await nameOf.all(db.read, { id: 99 })).toEqual([]);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('is built for each open database, since each has its own way with words', async () => {
    const [one, other] = [await aDatabase(), await aDatabase()];
    await one.write((tx) => insertRow(tx, 'skills', { name: 'Redes' }));

    expect(await skillNamed.first(one.read, { name: 'Redes' })).toMatchObject({ name: 'Redes' });
    expect(await skillNamed.first(other.read, { name: 'Redes' })).toBeUndefined();
  });

  it('sees inside a transaction what that one wrote, and outside only what was committed', async () => {
    const db = await aDatabase();
    await db.write(async (tx) => {
      await insertRow(tx, 'skills', { name: 'Redes' });
      expect(await skillNamed.first(tx, { name: 'Redes' })).toBeDefined();
      expect(await skillNamed.first(db.read, { name: 'Redes' })).toBeUndefined();
    });
    expect(await skillNamed.first(db.read, { name: 'Redes' })).toBeDefined();
  });

  it('takes values in a template, more than one and the same one twice', async () => {
    const db = await aDatabase();
    const sum = prebuiltQuery((handle, p: { a: number; b: number }) =>
      sql<{ total: number }>`select ${p.a} + ${p.b} * ${p.a} as total`.compile(handle),
    );

    expect(await sum.first(db.read, { a: 2, b: 5 })).toEqual({ total: 12 });
    expect(await sum.first(db.read, { a: 1, b: 0 })).toEqual({ total: 1 });
  });

  it('refuses to be built on a value instead of with its place', async () => {
    const db = await aDatabase();
    const doubled = prebuiltQuery((handle, p: { id: number }) =>
      handle
        .selectFrom('skills')
        .select('name')
        .where('id', '=', p.id * 2)
        .compile(),
    );

    await expect(doubled.all(db.read, { id: 1 })).rejects.toThrow('"id" is not known');
  });
});

describe('rows written by prebuilt statements', () => {
  it('keep null, and leave what was not given to the default of the table', async () => {
    const db = await aDatabase();
    const row = await db.write(async (tx) => {
      const id = await insertRow(tx, 'areas', { name: 'Jurídico', code: null });
      return tx.selectFrom('areas').selectAll().where('id', '=', id).executeTakeFirst();
    });

    expect(row).toMatchObject({ name: 'Jurídico', code: null, isEnabled: 1, version: 1 });
  });

  it('do not mix up the columns of one table given in different order or number', async () => {
    const db = await aDatabase();
    const rows = await db.write(async (tx) => {
      await insertRow(tx, 'areas', { name: 'Uno', code: 'U' });
      await insertRow(tx, 'areas', { code: 'D', name: 'Dos' });
      await insertRow(tx, 'areas', { name: 'Tres', code: undefined });
      return tx.selectFrom('areas').select(['name', 'code']).orderBy('id').execute();
    });

    expect(rows).toEqual([
      { name: 'Uno', code: 'U' },
      { name: 'Dos', code: 'D' },
      { name: 'Tres', code: null },
    ]);
  });

  it('change the columns of one row alone', async () => {
    const db = await aDatabase();
    const rows = await db.write(async (tx) => {
      const id = await insertRow(tx, 'areas', { name: 'Uno', code: 'U' });
      await insertRow(tx, 'areas', { name: 'Dos', code: 'D' });
      await updateRow(tx, 'areas', id, { code: null, version: 2 });
      return tx.selectFrom('areas').select(['name', 'code', 'version']).orderBy('id').execute();
    });

    expect(rows).toEqual([
      { name: 'Uno', code: null, version: 2 },
      { name: 'Dos', code: 'D', version: 1 },
    ]);
  });

  it('answer what they return', async () => {
    const db = await aDatabase();
    const add = prebuiltWrite((tx, p: { name: string }) =>
      tx.insertInto('skills').values({ name: p.name }).returning(['id', 'name']).compile(),
    );

    expect(await db.write((tx) => add.first(tx, { name: 'Redes' }))).toEqual({ id: 1, name: 'Redes' });
  });
});
