import SqliteDatabase from 'better-sqlite3';
import { ok } from '#shared/kernel/result.ts';
import type { TestDatabase } from '../../builders/database.ts';

/** Makes people one command each, with an event, a covered row and a personal text. Answers with their ids. */
export async function addPeople(t: TestDatabase, names: readonly string[]): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const name of names) {
    await t.auditor.write(t.context(), async (tx, trail) => {
      const person = { name, foldedName: name.toLowerCase(), createdAt: 1 };
      const { id } = await tx.insertInto('people').values(person).returning('id').executeTakeFirstOrThrow();
      ids.push(id);
      const row = { entity: 'person', id };
      await trail.record({
        action: 'person.created',
        entity: 'person',
        entityId: id,
        version: 1,
        rows: [row],
        data: { after: { language: 'es' } },
        text: { after: { name } },
      });
      return ok(id);
    });
  }
  return ids;
}

/** Renames a person in one command. */
export async function rename(t: TestDatabase, id: number, name: string): Promise<void> {
  await t.auditor.write(t.context(), async (tx, trail) => {
    await tx
      .updateTable('people')
      .set((eb) => ({ name, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    const rows = [{ entity: 'person', id }];
    await trail.record({
      action: 'person.changed',
      entity: 'person',
      entityId: id,
      rows,
      text: { after: { name } },
    });
    return ok(null);
  });
}

/**
 * What somebody with a SQLite shell can do: takes all triggers away, runs the statements, and puts the triggers back,
 * so that nothing but the content tells.
 */
export function tamper(file: string, statements: (db: SqliteDatabase.Database) => void): void {
  const db = new SqliteDatabase(file);
  try {
    const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
      name: string;
      sql: string;
    }[];
    db.pragma('foreign_keys = OFF');
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    statements(db);
    for (const { sql } of triggers) db.exec(sql);
  } finally {
    db.close();
  }
}
