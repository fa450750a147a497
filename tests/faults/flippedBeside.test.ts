import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { blobPath, createFileStore } from '#main/files/fileStore.ts';
import { openTestDatabase, type TestDatabase, temporaryFolder } from '../builders/database.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { addRequester, addTicket, attach } from '../main/db/auditedTickets.ts';
import { ROUNDS } from './place.ts';

/** Each is a whole verification. */
const FLIPS = 10 * Math.min(ROUNDS, 10);

let t: TestDatabase;
let out: string;
beforeEach(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
});
afterEach(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

function flip(bytes: Buffer, at: number, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
  return flipped;
}

describe('a byte that was flipped', () => {
  it('in a write-ahead log costs at most the newest commits, and that is found', {
    timeout: 60_000 + FLIPS * 4_000,
  }, async () => {
    const requester = await addRequester(t);
    for (let n = 0; n < 20; n += 1) await addTicket(t, requester, `falla ${n}`);
    // As a power cut leaves it: the log was not written back. What was the newest is remembered in the profile.
    const left = join(out, 'left');
    await cp(t.dataDir, left, { recursive: true });
    await t.db.close();
    await t.keys.close();
    const log = await readFile(join(left, 'database.sqlite-wal'));
    expect(log.length).toBeGreaterThan(100_000);
    const random = seededRandom(20_261_124);
    const outcomes = { found: 0, unchanged: 0 };
    for (let n = 0; n < FLIPS; n += 1) {
      const dataDir = join(out, 'copy');
      await rm(dataDir, { recursive: true, force: true });
      await cp(left, dataDir, { recursive: true });
      const at = n === 0 ? 3 : random.whole(0, log.length - 1);
      await writeFile(join(dataDir, 'database.sqlite-wal'), flip(log, at, random.whole(0, 7)));
      const report = await verifyDataFolder(dataDir, { profileDir: t.profileDir });
      const db = new SqliteDatabase(join(dataDir, 'database.sqlite'));
      const tickets = db.prepare('SELECT count(*) FROM tickets').pluck().get();
      db.close();
      if (report.ok) {
        expect(tickets, `byte ${at}`).toBe(20);
        outcomes.unchanged += 1;
      } else {
        expect(report.problems.map(({ kind }) => kind)).toContain('rolledBack');
        outcomes.found += 1;
      }
    }
    expect(outcomes.found).toBeGreaterThan(0);
  });

  it('in an attachment is found by its hash, named, and the file is not handed out', {
    timeout: 60_000,
  }, async () => {
    await addTicket(t, await addRequester(t));
    const random = seededRandom(20_261_124);
    const hashes: string[] = [];
    for (let n = 0; n < 10; n += 1) hashes.push(await attach(t, `foto ${n} `.repeat(random.whole(1, 5_000))));
    const store = createFileStore(t.dataDir);
    const { folder } = store;
    for (const sha256 of hashes) {
      const path = blobPath(folder, sha256);
      const whole = await readFile(path);
      await writeFile(path, flip(whole, random.whole(0, whole.length - 1), random.whole(0, 7)));
      const { problems } = await verifyDataFolder(t.dataDir, { profileDir: t.profileDir });
      expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
        ['changedFile', `The attachment ${sha256} was changed.`],
      ]);
      await expect(store.read(sha256)).rejects.toThrow('was altered');
      await writeFile(path, whole);
    }
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });
});
