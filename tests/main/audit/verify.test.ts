import { cp, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventCore, eventHash } from '#main/audit/core.ts';
import { sha256 } from '#main/audit/digest.ts';
import { endorseKey, enrolInstallation, revokeKey } from '#main/audit/enrolment.ts';
import { eraseTexts } from '#main/audit/erase.ts';
import { openInstallationKeys } from '#main/audit/keys.ts';
import type { ProblemKind } from '#main/audit/report.ts';
import { verifyDatabase, verifyDataFolder } from '#main/audit/verify.ts';
import { dataPaths } from '#main/db/dataFolder.ts';
import { nextFolio } from '#main/db/folios.ts';
import { copyDatabase } from '#main/db/snapshot.ts';
import { ok } from '#shared/kernel/result.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { addPeople, rename, tamper } from './auditedPeople.ts';

let t: TestDatabase;
let ana: number;
let luis: number;
beforeEach(async () => {
  t = await openTestDatabase();
  const [first = 0, second = 0] = await addPeople(t, ['Ana', 'Luis']);
  ana = first;
  luis = second;
  await rename(t, ana, 'Ana María');
});
afterEach(() => t.close());

const verify = () => verifyDataFolder(t.dataDir, { profileDir: t.profileDir });

async function kindsAfter(
  statements: (db: SqliteDatabase.Database) => void,
): Promise<readonly ProblemKind[]> {
  tamper(t.db.file, statements);
  const { problems } = await verify();
  return [...new Set(problems.map(({ kind }) => kind))].sort();
}

describe('verify finds nothing wrong', () => {
  it('with an honest database, and says what it looked at', async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, problems: [], notices: [] });
    expect(report.counts).toEqual({ problems: 0, events: 4, rows: 2, texts: 3, files: 0 });
  });

  it('with a copied data folder, with and without the profile', async () => {
    await t.keys.close();
    const copy = join(t.dataDir, '..', 'copy');
    await mkdir(copy);
    await copyDatabase(t.db.file, dataPaths(copy).database);
    await cp(dataPaths(t.dataDir).settings, dataPaths(copy).settings);
    expect((await verifyDataFolder(copy)).problems).toEqual([]);
    expect((await verifyDataFolder(copy, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('with a shared file, in a copy that holds up nobody', async () => {
    await t.close();
    t = await openTestDatabase({ mode: 'sharedFile' });
    await addPeople(t, ['Eva']);
    expect(await verify()).toMatchObject({ ok: true, counts: { rows: 1 } });
  });

  it('while others write and remember what they wrote', async () => {
    const writing: Promise<unknown>[] = [];
    const report = await verifyDataFolder(t.dataDir, {
      profileDir: t.profileDir,
      onProgress: (step) => {
        if (step === 'events') writing.push(rename(t, ana, `${writing.length}`).then(() => t.keys.close()));
      },
    });
    await Promise.all(writing);
    expect(writing.length).toBeGreaterThan(0);
    expect(report.problems).toEqual([]);
    expect((await verify()).problems).toEqual([]);
  });

  it('after a row was removed by a command that says so', async () => {
    await t.auditor.write(t.context(), async (tx, trail) => {
      await tx.deleteFrom('people').where('id', '=', luis).execute();
      const row = { entity: 'person', id: luis };
      await trail.record({ action: 'person.removed', entity: 'person', entityId: luis, rows: [row] });
      return ok(null);
    });
    expect((await verify()).problems).toEqual([]);
  });

  it('after personal text was erased by a command that says so', async () => {
    await rename(t, ana, 'Persona 1');
    await t.auditor.write(t.context(), async (tx, trail) => {
      await eraseTexts(tx, trail, { entity: 'person', id: ana });
      return ok(null);
    });
    const left = await t.db.read
      .selectFrom('eventTexts')
      .select('text')
      .where('text', 'is not', null)
      .execute();
    expect(left).toEqual([{ text: '{"after":{"name":"Luis"}}' }]);
    expect((await verify()).problems).toEqual([]);
  });
});

describe('verify finds an event that was', () => {
  it('edited', async () => {
    expect(await kindsAfter((db) => db.exec(`UPDATE events SET actorId = 99 WHERE seq = 2`))).toEqual([
      'changedEvent',
    ]);
    expect((await verify()).problems).toMatchObject([{ seq: 2 }]);
  });

  it('edited in its data', async () => {
    const kinds = await kindsAfter((db) => db.exec(`UPDATE events SET data = '{}' WHERE seq = 2`));
    expect(kinds).toEqual(['changedEvent']);
  });

  it('edited, with its own hash reckoned anew', async () => {
    const kinds = await kindsAfter((db) => {
      db.exec(`UPDATE events SET actorId = 99 WHERE seq = 3`);
      const of = (seq: number) =>
        db.prepare('SELECT * FROM events WHERE seq = ?').get(seq) as EventCore & { hash: Buffer };
      const marks = db.prepare('SELECT digest FROM eventRows WHERE seq = 3').pluck().all() as Buffer[];
      db.prepare('UPDATE events SET hash = ? WHERE seq = 3').run(eventHash(of(3), marks, of(2).hash));
    });
    expect(kinds).toEqual(['changedEvent']);
    expect((await verify()).problems).toMatchObject([{ seq: 4 }]);
  });

  it('said to speak of a row that it never spoke of', async () => {
    const kinds = await kindsAfter((db) =>
      db.exec(`INSERT INTO eventRows (entity, entityId, seq) VALUES ('ticket', 1, 2)`),
    );
    expect(kinds).toEqual(['changedEvent']);
  });

  it('written in a new epoch that no restore began', async () => {
    await t.auditor.write(t.context(), async (_tx, trail) => {
      trail.startEpoch(2);
      return ok(await trail.record({ action: 'x', entity: 'person', entityId: ana }));
    });
    expect((await verify()).problems.map(({ kind }) => kind)).toEqual(['wrongEpoch']);
  });

  it('given another hash', async () => {
    const kinds = await kindsAfter((db) => db.exec(`UPDATE events SET hash = zeroblob(32) WHERE seq = 2`));
    expect(kinds).toEqual(['changedEvent']);
  });

  it('removed', async () => {
    const kinds = await kindsAfter((db) =>
      db.exec(
        `DELETE FROM events WHERE seq = 2; DELETE FROM eventRows WHERE seq = 2; DELETE FROM eventTexts WHERE seq = 2`,
      ),
    );
    expect(kinds).toEqual(['missingEvents']);
  });

  it('inserted', async () => {
    const kinds = await kindsAfter((db) => {
      db.exec(`UPDATE events SET seq = 5 WHERE seq = 4; UPDATE eventRows SET seq = 5 WHERE seq = 4;
        UPDATE eventTexts SET seq = 5 WHERE seq = 4;
        INSERT INTO events SELECT 4, epoch, at, recordedAt, actorId, origin, action, entity, entityId, version,
          touched, data, NULL, hash FROM events WHERE seq = 3;
        INSERT INTO eventRows SELECT entity, entityId, 4, version, salt, digest FROM eventRows WHERE seq = 3`);
    });
    expect(kinds).toEqual(['changedEvent', 'wrongHead']);
  });

  it('swapped with another', async () => {
    const kinds = await kindsAfter((db) => {
      for (const table of ['events', 'eventRows', 'eventTexts']) {
        db.exec(`UPDATE ${table} SET seq = -2 WHERE seq = 2; UPDATE ${table} SET seq = 2 WHERE seq = 3;
          UPDATE ${table} SET seq = 3 WHERE seq = -2`);
      }
    });
    expect(kinds).toEqual(['changedEvent']);
  });

  it('robbed of its text, or given another', async () => {
    expect(await kindsAfter((db) => db.exec(`UPDATE eventTexts SET text = '{}' WHERE seq = 2`))).toEqual([
      'changedText',
    ]);
    expect(await kindsAfter((db) => db.exec(`UPDATE eventTexts SET text = NULL WHERE seq = 2`))).toEqual([
      'missingText',
    ]);
    expect(await kindsAfter((db) => db.exec(`DELETE FROM eventTexts WHERE seq = 2`))).toEqual([
      'missingText',
    ]);
  });
});

describe('verify finds newest events that were cut off', () => {
  const cut = `DELETE FROM events WHERE seq > 3; DELETE FROM eventRows WHERE seq > 3; DELETE FROM eventTexts WHERE seq > 3;
    UPDATE people SET name = 'Ana', version = 1 WHERE name = 'Ana María'`;

  it('by the signed head', async () => {
    expect(await kindsAfter((db) => db.exec(cut))).toEqual(['wrongHead']);
  });

  it('together with the signed head, by the head that the installation remembers', async () => {
    const old = await t.db.read.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow();
    await rename(t, luis, 'Luis Alberto');
    await t.keys.close();
    tamper(t.db.file, (db) => {
      db.exec(`DELETE FROM events WHERE seq > 4; DELETE FROM eventRows WHERE seq > 4; DELETE FROM eventTexts WHERE seq > 4;
        UPDATE people SET name = 'Luis', version = 1 WHERE name = 'Luis Alberto'`);
      db.prepare('UPDATE auditHead SET seq = ?, hash = ?, signature = ?').run(
        old.seq,
        old.hash,
        old.signature,
      );
    });
    expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);
    expect((await verify()).problems.map(({ kind }) => kind)).toEqual(['rolledBack']);
  });

  it('and replaced by others', async () => {
    await t.keys.close();
    const copy = join(t.dataDir, '..', 'copy.sqlite');
    await copyDatabase(t.db.file, copy);
    await rename(t, ana, 'Seen');
    await t.keys.close();
    await t.db.close();
    await cp(copy, t.db.file);
    await rm(`${t.db.file}-wal`, { force: true });
    await using other = await reopened(t);
    await rename(other, ana, 'Forged');
    await rename(other, ana, 'Forged more');
    const report = await verifyDataFolder(other.dataDir, { profileDir: t.profileDir });
    expect(report.problems.map(({ kind }) => kind)).toEqual(['forked']);
  });
});

/** The same folder, with a profile that remembers nothing but has the same key. */
async function reopened(from: TestDatabase): Promise<TestDatabase> {
  const heads = join(from.profileDir, 'heads.json');
  const kept = join(from.profileDir, 'kept.json');
  await cp(heads, kept);
  await rm(heads);
  const again = await from.reopen();
  await cp(kept, heads);
  return again;
}

describe('verify finds a signed head that was', () => {
  it('changed', async () => {
    expect(await kindsAfter((db) => db.exec(`UPDATE auditHead SET seq = 3`))).toEqual([
      'wrongHead',
      'wrongSignature',
    ]);
  });

  it('signed by a key that nobody enrolled', async () => {
    const stranger = await openInstallationKeys(join(t.dataDir, '..', 'stranger'));
    const { signer } = stranger;
    const kinds = await kindsAfter((db) => {
      db.prepare('INSERT INTO auditKeys (id, publicKey, enrolledSeq) VALUES (?, ?, 1)').run(
        signer.keyId,
        signer.publicKey,
      );
      db.prepare('UPDATE auditHead SET keyId = ?').run(signer.keyId);
    });
    expect(kinds).toEqual(['unknownKey']);
  });

  it('signed by a key that was revoked before', async () => {
    await t.auditor.write(t.context(), async (tx, trail) =>
      ok(await revokeKey(tx, trail, t.keys.signer.keyId)),
    );
    await rename(t, ana, 'Later');
    expect((await verify()).problems.map(({ kind }) => kind)).toEqual(['revokedKey']);
  });
});

describe('a second installation', () => {
  it('is mentioned until one that is trusted endorses it', async () => {
    const second = await openInstallationKeys(join(t.dataDir, '..', 'second'));
    await enrolInstallation(t.db, second, t.context());
    await enrolInstallation(t.db, second, t.context());
    const before = await verify();
    expect(before.ok).toBe(true);
    expect(before.notices).toEqual([expect.stringContaining('no administrator has endorsed')]);
    await t.auditor.write(t.context(), async (tx, trail) => {
      return ok(await endorseKey(tx, trail, t.keys.signer, second.signer.keyId));
    });
    tamper(t.db.file, () => undefined);
    expect(await verify()).toMatchObject({ ok: true, notices: [] });
  });
});

describe('verify finds a covered row that was', () => {
  it('edited directly, with all triggers put back', async () => {
    expect(await kindsAfter((db) => db.exec(`UPDATE people SET email = 'x@y' WHERE id = ${ana}`))).toEqual([
      'changedRow',
    ]);
    expect((await verify()).problems).toMatchObject([{ entity: 'person', id: ana, seq: 4 }]);
  });

  it('made, or removed, without an event', async () => {
    const added = await kindsAfter((db) =>
      db.exec(`INSERT INTO people (name, foldedName, createdAt) VALUES ('X', 'x', 1)`),
    );
    expect(added).toEqual(['unrecordedRow']);
    const removed = await kindsAfter((db) => db.exec(`DELETE FROM people WHERE id = ${luis}`));
    expect(removed).toEqual(['unrecordedRow', 'vanishedRow']);
  });

  it('added to a set that is covered as one', async () => {
    const kinds = await kindsAfter((db) =>
      db.exec(`INSERT INTO personRoles (personId, role) VALUES (${ana}, 'administrator')`),
    );
    expect(kinds).toEqual(['unrecordedRow']);
  });

  it('edited together with its digest', async () => {
    const kinds = await kindsAfter((db) => {
      db.exec(`UPDATE people SET email = 'x@y' WHERE id = ${ana}`);
      db.exec(`UPDATE eventRows SET digest = zeroblob(32) WHERE entityId = ${ana} AND seq = 4`);
    });
    expect(kinds).toEqual(['changedEvent', 'changedRow']);
  });
});

describe('verify finds', () => {
  it('a folio that is missing, and a series that was set back', async () => {
    await t.auditor.write(t.context(), async (tx, trail) => {
      await nextFolio(tx, 'SB', 2026);
      await nextFolio(tx, 'SB', 2026);
      await tx
        .insertInto('voidFolios')
        .values({ series: 'SB', year: 2026, number: 1, reason: 'test', seq: 5 })
        .execute();
      await trail.record({ action: 'test', entity: 'person', entityId: ana });
      return ok(null);
    });
    expect((await verify()).problems.map(({ message }) => message)).toEqual([
      'Series SB-2026 stands at 2, with 1 folios up to number 1.',
    ]);
    const kinds = await kindsAfter((db) => db.exec('UPDATE folioSeries SET last = 1'));
    expect(kinds).toEqual(['folioGap']);
    expect((await verify()).problems.map(({ message }) => message)).toEqual([
      'Series SB-2026 stands at 1, and 2 was signed.',
    ]);
  });

  it('a trigger that was not put back, and a table that does not belong', async () => {
    const report = async (sql: string) => {
      const db = new SqliteDatabase(t.db.file);
      db.exec(sql);
      db.close();
      return (await verify()).problems.map(({ message }) => message);
    };
    expect(await report('DROP TRIGGER events_noUpdate')).toEqual(['The trigger events_noUpdate is missing.']);
    expect(await report('CREATE TABLE extra (a)')).toContain('extra does not belong to this database.');
  });

  it('a row without its parent', async () => {
    const kinds = await kindsAfter((db) =>
      db.exec(`INSERT INTO teamMembers (teamId, personId) VALUES (5, ${ana})`),
    );
    expect(kinds).toEqual(['orphanRow', 'unrecordedRow']);
  });

  it('a damaged page', async () => {
    await t.db.close();
    const handle = await open(t.db.file, 'r+');
    await handle.write(Buffer.alloc(2_000, 0xff), 0, 2_000, 4096 * 8);
    await handle.close();
    const report = await verifyDatabase(t.db.file);
    expect(report.ok).toBe(false);
    expect(report.problems[0]?.kind).toBe('damagedFile');
  });

  it('an attachment that is missing, and one that was changed', async () => {
    const [one = '', two = '', three = ''] = ['one', 'two', 'three'].map((text) =>
      sha256(text).toString('hex'),
    );
    const { blobs } = dataPaths(t.dataDir);
    const place = async (hash: string, content: string) => {
      await mkdir(join(blobs, hash.slice(0, 2)), { recursive: true });
      await writeFile(join(blobs, hash.slice(0, 2), hash.slice(2)), content);
    };
    await place(one, 'one');
    await place(two, 'not two');
    tamper(t.db.file, (db) => {
      const insert = db.prepare(
        `INSERT INTO attachments (ticketId, name, mediaType, bytes, sha256, at) VALUES (1, 'a', 'text/plain', 3, ?, 1)`,
      );
      for (const hash of [one, two, three]) insert.run(hash);
    });
    const { problems, counts } = await verify();
    expect(counts.files).toBe(3);
    const ofFiles = problems.filter(({ kind }) => kind === 'missingFile' || kind === 'changedFile');
    expect(ofFiles.map(({ message }) => message).sort()).toEqual(
      [`The attachment ${two} was changed.`, `The attachment ${three} is missing.`].sort(),
    );
  });
});

it('verify can be cancelled, and tells how far it is', async () => {
  const steps: string[] = [];
  const cancelled = verifyDataFolder(t.dataDir, {
    signal: AbortSignal.abort(new Error('enough')),
    onProgress: (step) => steps.push(step),
  });
  await expect(cancelled).rejects.toThrow('enough');
  await verifyDataFolder(t.dataDir, { onProgress: (step) => steps.push(step) });
  expect([...new Set(steps)]).toEqual(['file', 'events', 'rows', 'folios']);
});
