import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { backup } from '#main/db/backup.ts';
import { changeMode } from '#main/db/changeMode.ts';
import { dataPaths, exists, hasWalHeader } from '#main/db/dataFolder.ts';
import { BackupDamaged, DataFolderInUse } from '#main/db/failures.ts';
import { restore } from '#main/db/restore.ts';
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
let out: string;
let file: string;
let requester: number;
beforeEach(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
  requester = await addRequester(t);
  await addTicket(t, requester, 'before');
  await attach(t, 'kept in the backup');
  ({ file } = await backup({ dataDir: t.dataDir, target: out, appVersion: TEST_VERSION, now: TEST_NOW }));
});
afterEach(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

const LATER = TEST_NOW + 3_600_000;
const bring = (dataDir = t.dataDir, profileDir = t.profileDir) =>
  restore({
    file,
    dataDir,
    profileDir,
    appVersion: TEST_VERSION,
    context: { actorId: null, origin: 'cli', now: LATER },
  });

async function shut(): Promise<void> {
  await t.db.close();
  await t.keys.close();
}

const folios = async () =>
  (await t.db.read.selectFrom('tickets').select('folio').orderBy('id').execute()).map((r) => r.folio);

describe('a restore', () => {
  it('brings back what was there, keeps what it replaces, and the trail goes on in a new epoch that says so', async () => {
    await addTicket(t, requester, 'after');
    const replaced = await t.db.read
      .selectFrom('auditHead')
      .select(['seq', 'hash'])
      .executeTakeFirstOrThrow();
    await shut();
    const { epoch, kept, voidFolios } = await bring();
    expect({ epoch, voidFolios }).toEqual({ epoch: 2, voidFolios: 1 });
    expect((await readdir(kept ?? '')).sort()).toEqual(expect.arrayContaining(['blobs', 'database.sqlite']));
    t = await t.reopen();
    expect(await folios()).toEqual(['SB-2026-000001']);
    const first = await t.db.read
      .selectFrom('events')
      .selectAll()
      .where('epoch', '=', 2)
      .orderBy('seq')
      .executeTakeFirstOrThrow();
    expect(first).toMatchObject({ action: 'database.restored', origin: 'cli', recordedAt: LATER });
    expect(JSON.parse(first.data ?? '')).toMatchObject({
      epoch: 2,
      replaced: {
        databaseId: t.db.databaseId,
        seq: replaced.seq,
        hash: Buffer.from(replaced.hash).toString('hex'),
        epoch: 1,
      },
      backup: { seq: replaced.seq - 1, epoch: 1 },
    });
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('never gives a folio twice: those handed out since are void, and counting goes on above', async () => {
    await addTicket(t, requester);
    await addTicket(t, requester);
    await shut();
    await bring();
    t = await t.reopen();
    const voids = await t.db.read
      .selectFrom('voidFolios')
      .select(['series', 'year', 'number', 'reason'])
      .execute();
    expect(voids).toEqual([2, 3].map((number) => ({ series: 'SB', year: 2026, number, reason: 'restore' })));
    expect(await addTicket(t, requester)).toBe('SB-2026-000004');
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('knows the highest folio even when the replaced database is lost, from the remembered head', async () => {
    await addTicket(t, requester);
    await shut();
    for (const name of await readdir(t.dataDir))
      if (name.startsWith('database')) await rm(join(t.dataDir, name));
    expect(await bring()).toMatchObject({ voidFolios: 1, kept: null, epoch: 2 });
    t = await t.reopen();
    expect(await addTicket(t, requester)).toBe('SB-2026-000003');
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('that does not know what was lost does not hide it from an installation that does', async () => {
    await addTicket(t, requester);
    await shut();
    for (const name of await readdir(t.dataDir))
      if (name.startsWith('database')) await rm(join(t.dataDir, name));
    await bring(t.dataDir, join(out, 'profile'));
    const { problems } = await verifyDataFolder(t.dataDir, { profileDir: t.profileDir });
    expect(problems.map(({ kind }) => kind)).toEqual(['rolledBack']);
    expect((await verifyDataFolder(t.dataDir)).ok).toBe(true);
  });

  it('works when the replaced database is damaged', async () => {
    await shut();
    await writeFile(t.db.file, 'ruined'.repeat(2_000));
    await bring();
    t = await t.reopen();
    expect(await folios()).toEqual(['SB-2026-000001']);
  });

  it('works into an empty folder with another profile, whose key it presents', async () => {
    const dataDir = join(out, 'elsewhere');
    const profileDir = join(out, 'profile');
    expect(await bring(dataDir, profileDir)).toMatchObject({ kept: null, epoch: 2, voidFolios: 0 });
    const report = await verifyDataFolder(dataDir, { profileDir });
    expect(report).toMatchObject({ ok: true, counts: { files: 1 } });
    expect(report.notices).toHaveLength(1);
  });

  it('can be repeated, each time in a higher epoch', async () => {
    await shut();
    await bring();
    const again = { file, dataDir: t.dataDir, profileDir: t.profileDir, appVersion: '1' };
    expect(
      await restore({ ...again, context: { actorId: null, origin: 'cli', now: LATER + 1 } }),
    ).toMatchObject({ epoch: 3 });
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('ends the sessions that were open then', async () => {
    const session = {
      tokenHash: Buffer.from('x'),
      personId: requester,
      createdAt: 1,
      lastSeenAt: 1,
      expiresAt: 9e12,
    };
    await t.db.write((tx) =>
      tx
        .insertInto('sessions')
        .values({ ...session, origin: 'rest', device: 'x' })
        .execute(),
    );
    ({ file } = await backup({
      dataDir: t.dataDir,
      target: join(out, 'b.tar.gz'),
      appVersion: '1',
      now: TEST_NOW,
    }));
    await shut();
    await bring();
    t = await t.reopen();
    expect(await t.db.read.selectFrom('sessions').select('endedAt').execute()).toEqual([{ endedAt: LATER }]);
  });

  it('keeps the mode of the folder', async () => {
    await shut();
    await changeMode(t.dataDir, 'sharedFile');
    await bring();
    expect(await hasWalHeader(t.db.file)).toBe(false);
    t = await t.reopen();
    expect(t.db.mode).toBe('sharedFile');
  });
});

describe('a restore is refused and changes nothing', () => {
  it('while somebody has the folder open', async () => {
    await expect(bring()).rejects.toThrow(DataFolderInUse);
    expect(await addTicket(t, requester)).toBe('SB-2026-000002');
  });

  it('when the backup is not whole', async () => {
    await shut();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    await expect(bring()).rejects.toThrow(BackupDamaged);
    const left = (await readdir(t.dataDir)).filter((name) => /^(restoring|replaced)/.test(name));
    expect(left).toEqual([]);
    t = await t.reopen();
    expect(await folios()).toEqual(['SB-2026-000001']);
  });
});

it('a restore that fails while it changes places loses neither what was there nor what is to come in', async () => {
  await addTicket(t, requester, 'after');
  await shut();
  // Where what was there is to be kept, something stands in the way of the database and not of the attachments.
  const kept = join(t.dataDir, `replaced-${new Date(LATER).toISOString().replace(/[:.]/g, '-')}`);
  const inTheWay = join(kept, 'database.sqlite');
  await mkdir(inTheWay, { recursive: true });
  await expect(bring()).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  await rm(inTheWay, { recursive: true });
  t = await t.reopen();
  expect(await folios()).toEqual(['SB-2026-000001']);
  expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
});

describe('a restore that a power cut interrupted', () => {
  it.each([
    ['before anything was moved', [] as string[]],
    ['after the attachments', ['blobs']],
    ['after the old database', ['blobs', 'database.sqlite']],
  ])('is finished at the next start: %s', async (_when, moved) => {
    const sha256 = await attach(t, 'only in the old one');
    await shut();
    const ready = join(out, 'ready');
    await bring(ready, join(out, 'profile'));
    const incoming = join(t.dataDir, 'restoring-x');
    const kept = join(t.dataDir, 'replaced-x');
    await mkdir(incoming);
    await mkdir(kept);
    await cp(dataPaths(ready).database, join(incoming, 'database.sqlite'));
    await cp(dataPaths(ready).blobs, join(incoming, 'blobs'), { recursive: true });
    await writeFile(
      join(t.dataDir, 'replacing.json'),
      JSON.stringify({ incoming: 'restoring-x', kept: 'replaced-x' }),
    );
    const move = async (from: string, to: string) => {
      await cp(from, to, { recursive: true });
      await rm(from, { recursive: true });
    };
    for (const name of moved) await move(join(t.dataDir, name), join(kept, name));
    if (moved.includes('blobs')) await move(join(incoming, 'blobs'), join(t.dataDir, 'blobs'));
    t = await t.reopen();
    expect((await t.db.read.selectFrom('auditHead').select('epoch').execute())[0]?.epoch).toBe(2);
    expect(await exists(blobPath(join(kept, 'blobs'), sha256))).toBe(true);
    expect(await exists(join(kept, 'database.sqlite'))).toBe(true);
    expect(await exists(incoming)).toBe(false);
    expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);
  });
});
