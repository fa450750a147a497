import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { MINUTE } from '#shared/kernel/time.ts';
import type { LargeDepartment } from './largeDepartment.ts';

/**
 * The tickets of a department so many times over, with their assignments and some time entries, a few minutes apart and
 * without texts to search or events: what figures read, in a fraction of the time.
 */
export function multiply({ dataDir }: LargeDepartment, times: number): void {
  const db = new SqliteDatabase(join(dataDir, 'database.sqlite'));
  db.pragma('synchronous = OFF');
  const count = db.prepare('SELECT max(id) FROM tickets').pluck().get() as number;
  const columnsOf = (table: string) =>
    (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const shifted = (name: string, copy: number) => {
    if (name === 'folio') return `folio || '-${copy}'`;
    // Far away where there is none: it stays there.
    if (name === 'sortDueAt') return `iif(resolutionDueAt IS NULL, sortDueAt, sortDueAt + ${copy * MINUTE})`;
    return /At$|^at$|^scheduled/.test(name) ? `${name} + ${copy * MINUTE}` : name;
  };
  db.exec(`INSERT INTO timeEntries (ticketId, personId, minutes, at)
    SELECT id, assigneeId, workedMinutes, createdAt FROM tickets WHERE workedMinutes > 0 AND assigneeId IS NOT NULL`);
  for (let copy = 1; copy < times; copy += 1) {
    const byId: Readonly<Record<string, string>> = { id: `id + ${copy * count}` };
    const ofTicket: Readonly<Record<string, string>> = { id: 'NULL', ticketId: `ticketId + ${copy * count}` };
    db.transaction(() => {
      for (const [table, own] of [
        ['tickets', byId],
        ['assignments', ofTicket],
        ['timeEntries', ofTicket],
      ] as const) {
        const columns = columnsOf(table);
        const values = columns.map((name) => own[name] ?? shifted(name, copy));
        const original = table === 'tickets' ? 'id' : 'ticketId';
        db.exec(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table}
          WHERE ${original} <= ${count}`);
      }
    })();
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
