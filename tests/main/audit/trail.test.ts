import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesSince, eventsSince, historyOf } from '#main/audit/history.ts';
import { AuditBroken } from '#main/db/failures.ts';
import { nextFolio } from '#main/db/folios.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { addPeople, rename, tamper } from './auditedPeople.ts';

let t: TestDatabase;
let ana: number;
beforeEach(async () => {
  t = await openTestDatabase();
  [ana = 0] = await addPeople(t, ['Ana']);
});
afterEach(() => t.close());

const head = () => t.db.read.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow();

describe('the trail of a transaction', () => {
  it('tells what was committed, with the versions that were left', async () => {
    const { events } = await t.auditor.write(t.context({ actorId: 7, origin: 'rest' }), async (tx, trail) => {
      await tx.updateTable('people').set({ version: 5 }).where('id', '=', ana).execute();
      const rows = [{ entity: 'person', id: ana }];
      const about = [{ entity: 'ticket', id: 3 }];
      await trail.record({
        action: 'person.changed',
        entity: 'person',
        entityId: ana,
        version: 5,
        rows,
        about,
        at: 9,
      });
      return ok(null);
    });
    expect(events).toEqual([
      {
        seq: 3,
        epoch: 1,
        at: 9,
        recordedAt: TEST_NOW,
        actorId: 7,
        origin: 'rest',
        action: 'person.changed',
        entity: 'person',
        entityId: ana,
        version: 5,
        touched: [
          { entity: 'person', id: ana, version: 5 },
          { entity: 'ticket', id: 3, version: null },
        ],
      },
    ]);
    expect(await eventsSince(t.db.read, 2)).toEqual(events);
    expect(await historyOf(t.db.read, { entity: 'ticket', id: 3 })).toHaveLength(1);
  });

  it('signs once for all its events, with the last folio of each series', async () => {
    await t.auditor.write(t.context(), async (tx, trail) => {
      await nextFolio(tx, 'SB', 2025);
      await nextFolio(tx, 'SB', 2026);
      await nextFolio(tx, 'SB', 2026);
      await trail.record({ action: 'a', entity: 'person', entityId: ana });
      await trail.record({ action: 'b', entity: 'person', entityId: ana });
      return ok(null);
    });
    expect(await head()).toMatchObject({
      seq: 4,
      folios: '{"SB-2025":1,"SB-2026":2}',
      keyId: t.keys.signer.keyId,
    });
  });

  it('leaves nothing of a refused command: no event, no folio, and no head remembered', async () => {
    const before = await head();
    const { result, events } = await t.auditor.write(t.context(), async (tx, trail) => {
      await nextFolio(tx, 'SB', 2026);
      await trail.record({ action: 'a', entity: 'person', entityId: ana });
      return fail({ code: 'inUse', details: { by: 'x' } });
    });
    expect({ ok: result.ok, events }).toEqual({ ok: false, events: [] });
    expect(await head()).toEqual(before);
    expect(await t.db.read.selectFrom('folioSeries').selectAll().execute()).toEqual([]);
    expect(t.keys.heads.of(t.db.databaseId)?.seq).toBe(before.seq);
  });

  it('tells and remembers nothing of a command whose COMMIT never got through', async () => {
    await t.close();
    t = await openTestDatabase({ mode: 'sharedFile', busyDeadlineMs: 100 });
    const reader = new SqliteDatabase(t.db.file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM meta').get();
    const { result, events } = await t.auditor.write(t.context(), async (_tx, trail) =>
      ok(await trail.record({ action: 'a', entity: 'person', entityId: 1 })),
    );
    reader.close();
    expect(result).toEqual({ ok: false, error: { code: 'busy', details: {} } });
    expect(events).toEqual([]);
    expect(t.keys.heads.of(t.db.databaseId)?.seq).toBe(1);
  });

  it('refuses a row whose table nobody named', async () => {
    const rows = [{ entity: 'unicorn', id: 1 }];
    const write = t.auditor.write(t.context(), async (_tx, trail) =>
      ok(await trail.record({ action: 'a', entity: 'person', entityId: ana, rows })),
    );
    await expect(write).rejects.toThrow(/unicorn/);
  });

  it('is not continued when somebody cut it or set its head back', async () => {
    tamper(t.db.file, (db) => db.exec('UPDATE auditHead SET seq = seq - 1'));
    await expect(rename(t, ana, 'X')).rejects.toThrow(AuditBroken);
    tamper(t.db.file, (db) => db.exec('UPDATE auditHead SET seq = seq + 1, hash = zeroblob(32)'));
    await expect(rename(t, ana, 'X')).rejects.toThrow(AuditBroken);
  });
});

describe('the tables of the trail', () => {
  it.each([
    [`UPDATE events SET at = 0`],
    [`DELETE FROM events`],
    [`INSERT OR REPLACE INTO events SELECT * FROM events`],
    [`DELETE FROM eventRows`],
    [`UPDATE eventRows SET digest = NULL`],
    [`UPDATE eventRows SET entityId = 9`],
    [`DELETE FROM eventTexts`],
    [`UPDATE eventTexts SET text = 'x'`],
    [`DELETE FROM auditHead`],
    [`DELETE FROM auditKeys`],
    [`UPDATE auditKeys SET publicKey = x'00'`],
    [`UPDATE meta SET value = 'x' WHERE key = 'databaseId'`],
  ])('refuse %s', (statement) => {
    const db = new SqliteDatabase(t.db.file);
    db.pragma('recursive_triggers = ON');
    expect(() => db.exec(statement)).toThrow(/append-only|erased|keeps|endorsed or revoked/);
    db.close();
  });
});

describe('the history of a row', () => {
  it('has everything that was done to it, oldest first, with its texts', async () => {
    await rename(t, ana, 'Ana María');
    const history = await historyOf(t.db.read, { entity: 'person', id: ana });
    expect(history.map(({ action, data, text }) => ({ action, data, text }))).toEqual([
      { action: 'person.created', data: { after: { language: 'es' } }, text: { after: { name: 'Ana' } } },
      { action: 'person.changed', data: {}, text: { after: { name: 'Ana María' } } },
    ]);
    expect(await historyOf(t.db.read, { entity: 'person', id: ana }, { afterSeq: 2, limit: 5 })).toHaveLength(
      1,
    );
  });

  it('from the version that somebody saw on is what a conflict shows', async () => {
    await rename(t, ana, 'B');
    await rename(t, ana, 'C');
    const row = { entity: 'person', id: ana };
    expect((await changesSince(t.db.read, row, 1)).map(({ text }) => text)).toEqual([
      { after: { name: 'B' } },
      { after: { name: 'C' } },
    ]);
    expect(await changesSince(t.db.read, row, 3)).toEqual([]);
  });

  it('is one search by index however many events there are', async () => {
    const { read } = t.db;
    const query = read
      .selectFrom('eventRows')
      .innerJoin('events', 'events.seq', 'eventRows.seq')
      .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
      .select(['events.action', 'eventTexts.text'])
      .where('eventRows.entity', '=', 'person')
      .where('eventRows.entityId', '=', ana)
      .where('eventRows.seq', '>', 0)
      .orderBy('eventRows.seq')
      .limit(10);
    await expectNoScan(read, query);
    await expect(
      expectNoScan(read, read.selectFrom('people').selectAll().where('post', '=', 'x')),
    ).rejects.toThrow(/SCAN people/);
  });
});

describe('a covered set of rows', () => {
  it('is read as one thing, and being empty is as good as gone', async () => {
    const roles = [{ entity: 'personRoles', id: ana }];
    const record = (change: 'add' | 'remove') =>
      t.auditor.write(t.context(), async (tx, trail) => {
        if (change === 'add')
          await tx.insertInto('personRoles').values({ personId: ana, role: 'manager' }).execute();
        else await tx.deleteFrom('personRoles').where('personId', '=', ana).execute();
        await trail.record({ action: 'person.roles', entity: 'person', entityId: ana, rows: roles });
        return ok(null);
      });
    await record('add');
    await record('remove');
    const marks = await t.db.read
      .selectFrom('eventRows')
      .select('digest')
      .where('entity', '=', 'personRoles')
      .orderBy('seq')
      .execute();
    expect(marks.map(({ digest }) => digest?.length)).toEqual([32, 0]);
  });
});
