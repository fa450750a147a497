import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import type { LargeDepartment } from './largeDepartment.ts';

type Place = Pick<LargeDepartment, 'dataDir' | 'now' | 'managerId'>;

export interface Piles {
  readonly assets: number;
  /** Rows of each kind that piles up and is taken away by the clock. */
  readonly old: number;
}

const OF_YEARS: Piles = { assets: 20_000, old: 20_000 };

/**
 * What years leave in a department beside its tickets, so that every job has something to do at once: equipment tied to
 * tickets, plans, goals, absences, spans of presence, and more than enough sessions, outcomes, mail, notices, files and
 * texts that are over. Written without events, which no job asks for.
 */
export function liveIn({ dataDir, now, managerId }: Place, { assets, old }: Piles = OF_YEARS): void {
  const db = new SqliteDatabase(join(dataDir, 'database.sqlite'));
  db.pragma('synchronous = OFF');
  db.transaction(() => {
    equipment(db, now, managerId, assets);
    piles(db, now, old);
    promises(db, now);
    goals(db, now);
    settings(db);
    // One person may look at everything.
    for (const role of ['administrator', 'master']) {
      db.prepare('INSERT INTO personRoles (personId, role) VALUES (?, ?)').run(managerId, role);
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** `INSERT … SELECT` over the numbers 1 to `count`, called `i`. */
function many(db: SqliteDatabase.Database, count: number, into: string, values: string): void {
  db.exec(`INSERT INTO ${into}
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT ${values} FROM n`);
}

/** Every fourth ticket is about one of the assets of eight categories; four plans take in half of them. */
function equipment(db: SqliteDatabase.Database, now: number, managerId: number, count: number): void {
  many(db, 8, 'assetCategories (name, kind)', `'Categoría ' || i, 'equipment'`);
  many(
    db,
    count,
    `assets (inventoryNumber, foldedNumber, name, foldedName, categoryId, brand, model, statusKey, statusKind, areaId,
      isPresent, createdAt, updatedAt)`,
    `'B-' || i, 'b-' || i, 'Equipo ' || i, 'equipo ' || i, (SELECT min(id) FROM assetCategories) + i % 8,
      'Marca ' || i % 7, 'Modelo ' || i % 60, 'available', 'available',
      (SELECT min(id) FROM areas) + i % (SELECT count(*) FROM areas), 1, ${now - 900 * DAY}, ${now - 900 * DAY}`,
  );
  db.exec(`INSERT INTO ticketAssets (ticketId, assetId, at)
    SELECT t.id, (SELECT min(id) FROM assets) + (t.id * 7919) % ${count}, t.createdAt FROM tickets t WHERE t.id % 4 = 0`);
  many(
    db,
    4,
    'maintenancePlans (name, categoryId, everyMonths, firstOn, leadDays, instructions, createdById)',
    `'Plan ' || i, (SELECT min(id) FROM assetCategories) + i - 1, 6, '2026-10-0' || i, 5, 'Limpieza', ${managerId}`,
  );
}

/** What is over, and the work of the clock to take away. */
function piles(db: SqliteDatabase.Database, now: number, count: number): void {
  const old = now - 200 * DAY;
  const person = '(SELECT min(id) FROM people) + i % 100';
  // In front of those of the department, as they are where years have passed.
  const before = `(SELECT min(id) FROM sessions) - 1 - ${count} + i`;
  db.exec(`UPDATE sessions SET id = id + ${count + 1}`);
  many(
    db,
    count,
    'sessions (id, tokenHash, personId, createdAt, lastSeenAt, expiresAt, origin, device)',
    `${before}, randomblob(32), ${person}, ${old}, ${old}, ${old + HOUR}, 'browser', 'bench'`,
  );
  many(
    db,
    count * 5,
    'commands (actorId, commandId, contentHash, outcome, at)',
    `${person}, 'c' || i, randomblob(32), '{"id":' || i || ',"folio":"SB-2026-000123","version":3}', ${old} + i`,
  );
  many(
    db,
    count,
    'mailQueue (dedupeKey, personId, state, createdAt, openUntil, giveUpAt, messageId, sentAt, finishedAt)',
    `'d' || i, ${person}, 'sent', ${old} + i, ${old} + i, ${old} + i, 'm' || i, ${old} + i, ${old} + i`,
  );
  db.exec(`INSERT INTO mailParts (mailId, dedupeKey, kind, isOwn, at)
    SELECT id, dedupeKey, 'assigned', 0, createdAt FROM mailQueue`);
  db.exec(`INSERT INTO attachments (ticketId, name, mediaType, bytes, sha256, at)
    SELECT id, 'foto.png', 'image/png', 1000, printf('%064x', id), createdAt FROM tickets
    WHERE isOpen = 0 ORDER BY createdAt LIMIT ${count}`);
  many(
    db,
    1_200,
    'heartbeats (fromAt, toAt)',
    `${now} - (1201 - i) * ${8 * HOUR}, ${now} - (1201 - i) * ${8 * HOUR} + ${7 * HOUR}`,
  );
  db.exec(`INSERT INTO absences (personId, fromAt, toAt, kind)
    SELECT personId, ${now} - (v.value * 30 + personId % 29) * ${DAY}, ${now} - (v.value * 30 + personId % 29 - 3) * ${DAY}, 'leave'
    FROM personRoles, json_each('[1,2,3,4,5,6,7,8,9,10]') AS v WHERE role = 'technician'`);
}

/** Deadlines that pass by the hundred, solutions that nobody confirmed, and a queue that somebody could take. */
function promises(db: SqliteDatabase.Database, now: number): void {
  db.exec(
    `UPDATE tickets SET nextAlertAt = min(firstResponseDueAt, ifnull(atRiskAt, firstResponseDueAt)) WHERE isOpen = 1`,
  );
  db.exec(`UPDATE tickets SET status = 'resolved', isOpen = 1, isActive = 0, closedAt = NULL, autoCloseAt = ${now - HOUR}
    WHERE id IN (SELECT id FROM tickets WHERE status = 'closed' ORDER BY id DESC LIMIT 500)`);
  db.exec(`UPDATE tickets SET serviceId = (SELECT min(id) FROM services) WHERE id IN (
    SELECT id FROM tickets WHERE isQueued = 1 ORDER BY id LIMIT 400)`);
}

/** Of the year, of the department and of each technician. */
function goals(db: SqliteDatabase.Database, now: number): void {
  const goal =
    db.prepare(`INSERT INTO goals (measure, scope, role, period, target, fromDate, state, isInForce, createdAt)
    VALUES (?, ?, ?, 'year', ?, '2025-01-01', 'inForce', 1, ${now - MINUTE})`);
  goal.run('onTime', 'all', null, 0.9);
  goal.run('resolutionMedian', 'all', null, 28_800);
  goal.run('onTime', 'role', 'technician', 0.9);
}

function settings(db: SqliteDatabase.Database): void {
  const save = db.prepare(`INSERT INTO settings (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  const { retention, digest, assignment } = defaultSettings;
  save.run(
    'retention',
    JSON.stringify({
      ...retention,
      ticketTexts: 730,
      attachments: 730,
      notifications: 365,
      requestLogs: 30,
      exports: 30,
    }),
  );
  save.run('digest', JSON.stringify({ ...digest, isOn: true }));
  save.run('assignment', JSON.stringify({ ...assignment, activeLimit: 200 }));
}
