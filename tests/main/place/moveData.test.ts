import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { dataPaths, hasWalHeader, readMode } from '#main/db/dataFolder.ts';
import { openDatabase } from '#main/db/open.ts';
import { blobPath } from '#main/files/fileStore.ts';
import { moveData } from '#main/place/moveData.ts';
import type { Place } from '#shared/place/place.ts';
import { startChild } from '../../builders/childProcess.ts';
import {
  openTestDatabase,
  TEST_VERSION,
  type TestDatabase,
  temporaryFolder,
} from '../../builders/database.ts';
import { addRequester, addTicket, attach } from '../db/auditedTickets.ts';

let t: TestDatabase;
let share: string;
let requester: number;
let attached: string;
beforeEach(async () => {
  t = await openTestDatabase();
  share = await temporaryFolder();
  requester = await addRequester(t);
  await addTicket(t, requester);
  attached = await attach(t, 'kept with it');
});
afterEach(async () => {
  await t.close();
  await rm(share, { recursive: true, force: true });
});

const LOCAL: Place = { mode: 'local' };
const SERVING: Place = { mode: 'serving', port: 4310 };
const onShare = (): Place => ({ mode: 'sharedFile', folder: share });

/** The program that works there is stopped first, as the shell does. */
async function stopped(): Promise<void> {
  await t.db.close();
  await t.keys.close();
}

const move = (place: Place, bring: boolean, from: Place = LOCAL) =>
  moveData(
    { place, bring },
    { place: from, dataDir: from.mode === 'sharedFile' ? from.folder : t.dataDir },
    { dataDir: t.dataDir, profileDir: t.profileDir },
  );

const openThere = (dataDir: string) => openDatabase({ dataDir, appVersion: TEST_VERSION, now: () => 1 });

async function foliosIn(dataDir: string): Promise<readonly string[]> {
  const db = await openThere(dataDir);
  try {
    const rows = await db.read.selectFrom('tickets').select('folio').orderBy('id').execute();
    return rows.map(({ folio }) => folio);
  } finally {
    await db.close();
  }
}

const problemsIn = async (dataDir: string) =>
  (await verifyDataFolder(dataDir, { profileDir: t.profileDir })).problems;

describe('the data of this computer', () => {
  it('come to a shared folder with their attachments, without a write-ahead log, and stay here as they were', async () => {
    await stopped();
    expect(await move(onShare(), true)).toEqual({ ok: true, kept: t.dataDir });
    expect(await readMode(share)).toBe('sharedFile');
    expect(await hasWalHeader(dataPaths(share).database)).toBe(false);
    expect(await readdir(share)).not.toContainEqual(expect.stringMatching(/^moving-/));
    expect(await foliosIn(share)).toEqual(['SB-2026-000001']);
    expect(await problemsIn(share)).toEqual([]);
    expect(await readMode(t.dataDir)).toBe('local');
    expect(await foliosIn(t.dataDir)).toEqual(['SB-2026-000001']);
  });

  it('are taken for moved when it is asked once more', async () => {
    await stopped();
    await move(onShare(), true);
    expect(await move(onShare(), true)).toEqual({ ok: true, kept: t.dataDir });
  });

  it('do not go where a database or something else lies, nor while somebody works with them', async () => {
    expect(await move(onShare(), true)).toMatchObject({ ok: false, problem: 'inUse' });
    await stopped();
    await writeFile(join(share, 'minutes.docx'), 'x');
    expect(await move(onShare(), true)).toMatchObject({ ok: false, problem: 'occupied' });
    await rm(join(share, 'minutes.docx'));
    const other = await openDatabase({
      dataDir: share,
      appVersion: TEST_VERSION,
      now: () => 1,
      newMode: 'sharedFile',
    });
    await other.close();
    expect(await move(onShare(), true)).toMatchObject({ ok: false, problem: 'occupied' });
    expect(await foliosIn(share)).toEqual([]);
  });

  it('do not count there when the copy is not what it should be', async () => {
    await stopped();
    await writeFile(blobPath(dataPaths(t.dataDir).blobs, attached), 'something else');
    expect(await move(onShare(), true)).toMatchObject({ ok: false, problem: 'damaged' });
    expect(await readdir(share)).not.toContain('database.sqlite');
    // What was missing already is not the move’s fault.
    await rm(blobPath(dataPaths(t.dataDir).blobs, attached));
    expect(await move(onShare(), true)).toMatchObject({ ok: true });
  });

  it('are served to others and kept to oneself again without being copied', async () => {
    await stopped();
    expect(await move(SERVING, true)).toEqual({ ok: true, kept: null });
    expect(await readMode(t.dataDir)).toBe('server');
    expect(await move(LOCAL, false, SERVING)).toEqual({ ok: true, kept: null });
    expect(await readMode(t.dataDir)).toBe('local');
    expect(await foliosIn(t.dataDir)).toEqual(['SB-2026-000001']);
  });
});

describe('a shared folder', () => {
  it('is made empty, with a rollback journal, and joined by the next', async () => {
    expect(await move(onShare(), false)).toEqual({ ok: true, kept: null });
    expect(await readMode(share)).toBe('sharedFile');
    expect(await hasWalHeader(dataPaths(share).database)).toBe(false);
    const db = await openThere(share);
    expect(await move(onShare(), false)).toEqual({ ok: true, kept: null });
    await db.close();
  });

  it('is not made where a database of one computer lies', async () => {
    await (await openThere(share)).close();
    expect(await move(onShare(), false)).toMatchObject({ ok: false, problem: 'occupied' });
    expect(await readMode(share)).toBe('local');
  });

  it('that is away is not made anew', async () => {
    await rm(share, { recursive: true });
    expect(await move(onShare(), false)).toMatchObject({ ok: false, problem: 'folderAway' });
    await mkdir(share);
    expect(await readdir(share)).toEqual([]);
  });

  it('gives its data back to this computer, which puts aside what it had; without them an old copy is refused', async () => {
    await stopped();
    await move(onShare(), true);
    const db = await openThere(share);
    await db.write((tx) =>
      tx
        .updateTable('auditHead')
        .set({ seq: 99, hash: Buffer.alloc(32, 7) })
        .execute(),
    );
    expect(await move(LOCAL, false, onShare())).toMatchObject({ ok: false, problem: 'occupied' });
    expect(await move(LOCAL, true, onShare())).toMatchObject({ ok: false, problem: 'inUse' });
    await db.write((tx) => tx.updateTable('auditHead').set({ seq: 98 }).execute());
    await db.close();
  });

  it('gives its data back to a computer that still has older ones, and these are kept', async () => {
    await stopped();
    await move(onShare(), true);
    t = await t.reopen();
    await addTicket(t, requester);
    await stopped();
    // What lies on the share is now older than what lies here; the person asked for it all the same.
    const outcome = await move(LOCAL, true, onShare());
    if (!outcome.ok || outcome.kept === null) throw new Error('It was not moved');
    expect(await foliosIn(t.dataDir)).toEqual(['SB-2026-000001']);
    expect(await readMode(t.dataDir)).toBe('local');
    expect(await readdir(outcome.kept)).toEqual(expect.arrayContaining(['blobs', 'database.sqlite']));
  });
});

it('nothing is made ready for a server somewhere else, and none gives its data', async () => {
  const client: Place = { mode: 'client', address: 'https://soporte.example:4310', fingerprint: null };
  expect(await move(client, false)).toEqual({ ok: true, kept: null });
  expect(await moveDataFrom(client)).toMatchObject({ ok: false, problem: 'failed' });
});

const moveDataFrom = (client: Place) =>
  moveData(
    { place: onShare(), bring: true },
    { place: client, dataDir: t.dataDir },
    { dataDir: t.dataDir, profileDir: t.profileDir },
  );

const KILLS = 3 * Number(process.env.SOPORTE_FAULT_ROUNDS ?? 1);

it('a move that is killed anywhere leaves the old place whole, and asked again it comes to its end', {
  timeout: 60_000 + KILLS * 4_000,
}, async () => {
  for (let n = 0; n < 30; n += 1) await attach(t, `attachment ${n}`);
  await stopped();
  const script = new URL('./children/move.ts', import.meta.url);
  const steps = ['copying 15', 'checking', 'opening', 'copying 0', 'examining 0'];
  for (let round = 0; round < KILLS; round += 1) {
    const child = startChild(script, [t.dataDir, t.profileDir, share]);
    // A kill that came too late let the round before come to its end: then there is nothing left to copy.
    await Promise.any([child.line(steps[round % steps.length] ?? ''), child.line('{"ok":true')]);
    await sleep(Math.random() * 8);
    child.process.kill('SIGKILL');
    await child.ended;
    expect(await problemsIn(t.dataDir)).toEqual([]);
    expect(await readMode(t.dataDir)).toBe('local');
    expect(await foliosIn(t.dataDir)).toEqual(['SB-2026-000001']);
  }
  expect(await move(onShare(), true)).toEqual({ ok: true, kept: t.dataDir });
  expect(await foliosIn(share)).toEqual(['SB-2026-000001']);
  expect(await problemsIn(share)).toEqual([]);
  expect(await readdir(share)).not.toContainEqual(expect.stringMatching(/^(moving-|replacing)/));
});
