import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { backup } from '#main/db/backup.ts';
import { verifyBackup } from '#main/db/backupFile.ts';
import { dataPaths, exists } from '#main/db/dataFolder.ts';
import {
  BackupDamaged,
  BackupTargetTaken,
  DatabaseDamaged,
  NotABackup,
  NotOurDatabase,
} from '#main/db/failures.ts';
import { migrations } from '#main/db/migrations.ts';
import { copyDatabase } from '#main/db/snapshot.ts';
import { readTar, tarOf } from '#main/db/tar.ts';
import { blobPath } from '#main/files/fileStore.ts';
import {
  openTestDatabase,
  TEST_NOW,
  TEST_VERSION,
  type TestDatabase,
  temporaryFolder,
} from '../../builders/database.ts';
import { addRequester, addTicket, attach } from './auditedTickets.ts';

let t: TestDatabase;
let requester: number;
let out: string;
beforeEach(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
  requester = await addRequester(t);
  await addTicket(t, requester, 'first');
});
afterEach(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

const make = (target = join(out, 'copy.tar.gz')) =>
  backup({ dataDir: t.dataDir, target, appVersion: TEST_VERSION, now: TEST_NOW });

describe('a backup', () => {
  it('holds the database, the attachments and what they are, and says it is whole', async () => {
    const sha256 = await attach(t, 'a photograph');
    const { file, bytes, manifest } = await make();
    expect(bytes).toBe((await stat(file)).size);
    expect(manifest).toMatchObject({
      databaseId: t.db.databaseId,
      createdAt: '2026-01-05T15:00:00.000Z',
      schema: migrations.at(-1)?.id,
      counts: { tickets: 1, people: 1, events: 4, attachments: 1 },
      head: { seq: 4, epoch: 1, folios: { 'SB-2026': 1 } },
      attachments: { files: 1, bytes: 12, missing: [] },
    });
    expect(await verifyBackup(file)).toMatchObject({ ok: true, problems: [] });
    expect(await names(file)).toEqual([
      'manifest.json',
      'database.sqlite',
      `blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`,
    ]);
  });

  it('is named after its time where the target is a folder, and leaves nothing else there', async () => {
    const { file } = await make(out);
    expect(await readdir(out)).toEqual(['soporte-2026-01-05T15-00-00Z.tar.gz']);
    expect(file).toBe(join(out, 'soporte-2026-01-05T15-00-00Z.tar.gz'));
    expect((await make(join(out, 'new', '/'))).file).toContain(join('new', 'soporte-2026'));
  });

  it('is taken whole while others write, and the event loop goes on turning', async () => {
    let isDone = false;
    const writing = (async () => {
      let n = 0;
      while (!isDone) {
        await addTicket(t, requester);
        n++;
      }
      return n;
    })();
    let turns = 0;
    const counter = setInterval(() => turns++, 5);
    const { file, manifest } = await make().finally(() => {
      isDone = true;
      clearInterval(counter);
    });
    expect(turns).toBeGreaterThan(5);
    expect(await writing).toBeGreaterThan(5);
    expect(manifest.counts.events).toBe(manifest.head.seq);
    expect(await verifyBackup(file)).toMatchObject({ ok: true });
    expect((await verifyDataFolder(t.dataDir)).ok).toBe(true);
  });

  it('names the attachments that were already missing and is whole without them', async () => {
    const sha256 = await attach(t, 'lost');
    await rm(blobPath(dataPaths(t.dataDir).blobs, sha256));
    const { file, manifest } = await make();
    expect(manifest.attachments).toEqual({ files: 0, bytes: 0, missing: [sha256] });
    expect(await verifyBackup(file)).toMatchObject({ ok: true });
  });

  it('can be unpacked by any tar', async () => {
    const { file } = await make();
    const listed = execFileSync('tar', ['tzf', file]).toString().trim().split('\n');
    expect(listed).toEqual(['manifest.json', 'database.sqlite']);
  });

  it.each([
    [
      'a database with pages in disorder',
      3 * 4_096,
      DatabaseDamaged,
      /is damaged and cannot be copied whole/,
    ],
    ['a file that is no database', 0, NotOurDatabase, /is not a database of this program/],
  ])('of %s says so in a sentence, and leaves nothing behind', async (_, from, fault, sentence) => {
    const dataDir = join(out, 'data');
    const { database } = dataPaths(dataDir);
    await mkdir(dataDir);
    await copyDatabase(t.db.file, database);
    const bytes = await readFile(database);
    await writeFile(database, bytes.fill(0x5a, from));
    const target = join(out, 'copies', '/');
    const damaged = backup({ dataDir, target, appVersion: '1', now: 1 });
    await expect(damaged).rejects.toThrow(fault);
    await expect(damaged).rejects.toThrow(sentence);
    expect(await readdir(target)).toEqual([]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const cancelled = backup({ dataDir: t.dataDir, target: out, appVersion: '1', now: 1, signal });
    await expect(cancelled).rejects.toThrow('enough');
    expect(await readdir(out)).toEqual([]);
  });
});

describe('a backup that is not whole', () => {
  it('is refused when it was cut off', async () => {
    const { file, bytes } = await make();
    await truncate(file, Math.floor(bytes * 0.7));
    await expect(verifyBackup(file)).rejects.toThrow(BackupDamaged);
  });

  it('is refused when it is something else', async () => {
    const file = join(out, 'letter.tar.gz');
    await writeFile(file, 'Dear sir');
    await expect(verifyBackup(file)).rejects.toThrow(NotABackup);
    const letter = { name: 'letter.txt', size: 8, content: () => Readable.from([Buffer.from('Dear sir')]) };
    await writeFile(file, gzipSync(await buffer(Readable.from(tarOf(Readable.from([letter]), 0)))));
    await expect(verifyBackup(file)).rejects.toThrow(NotABackup);
  });

  it('is refused when it would write outside of its folder', async () => {
    const name = `evil-${basename(out)}`;
    const first = { name: 'manifest.json', size: 2, content: () => Readable.from([Buffer.from('{}')]) };
    const evil = { name: `../${name}`, size: 1, content: () => Readable.from([Buffer.from('x')]) };
    const file = join(out, 'evil.tar.gz');
    await writeFile(file, gzipSync(await buffer(Readable.from(tarOf(Readable.from([first, evil]), 0)))));
    await expect(verifyBackup(file)).rejects.toThrow(BackupDamaged);
    expect(await exists(join(out, '..', name))).toBe(false);
  });

  it('is found when its database was exchanged', async () => {
    const { file } = await make();
    const bytes = gunzipSync(await readFile(file));
    // Some free byte deep inside the database; the header's checksum of the archive does not cover it.
    bytes.writeUInt8(bytes.readUInt8(60_000) ^ 1, 60_000);
    await writeFile(file, gzipSync(bytes));
    expect(await verifyBackup(file)).toMatchObject({ ok: false, problems: [{ kind: 'damagedFile' }] });
  });
});

it('an archive keeps sizes beyond eight gibibytes', async () => {
  const size = 9 * 1024 ** 3;
  const big = { name: 'big', size, content: () => Readable.from([]) };
  const { value: header } = await tarOf(Readable.from([big]), 0).next();
  const found: number[] = [];
  const reading = readTar(Readable.from([header]), async (entry) => {
    found.push(entry.size);
    throw new Error('seen');
  });
  await expect(reading).rejects.toThrow('seen');
  expect(found).toEqual([size]);
});

async function names(file: string): Promise<readonly string[]> {
  const found: string[] = [];
  await readTar(createReadStream(file).pipe(createGunzip()), async ({ name }, content) => {
    found.push(name);
    for await (const _chunk of content);
  });
  return found;
}

it('a mistyped target costs neither the database, nor a document, nor an older backup its place', async () => {
  const { database } = dataPaths(t.dataDir);
  const document = join(out, 'informe.txt');
  await writeFile(document, 'importante');
  await expect(make(document)).rejects.toThrow(BackupTargetTaken);
  await expect(make(database)).rejects.toThrow(BackupTargetTaken);
  expect(await readFile(document, 'utf8')).toBe('importante');
  expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  const older = await make();
  await addTicket(t, requester, 'second');
  expect((await make(older.file)).manifest.counts.tickets).toBe(2);
  expect(await readdir(out)).toEqual([basename(older.file), 'informe.txt']);
});

// A pipe stands for every thing that is no file; as root a rename would replace even a device.
it.skipIf(process.platform === 'win32')('a target that is no file is left alone', async () => {
  const path = join(out, 'pipe');
  execFileSync('mkfifo', [path]);
  await expect(make(path)).rejects.toThrow(BackupTargetTaken);
  expect((await stat(path)).isFIFO()).toBe(true);
});
