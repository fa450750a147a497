import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '#main/db/backup.ts';
import { loadBackupKey, setBackupPassphrase } from '#main/db/backupKey.ts';
import { dataPaths } from '#main/db/dataFolder.ts';
import { migrations } from '#main/db/migrations.ts';
import { lookAtBackup } from '#main/place/lookAtBackup.ts';
import { restoreHere } from '#main/place/restoreHere.ts';
import type { PlaceProgress } from '#shared/place/place.ts';
import {
  openTestDatabase,
  TEST_NOW,
  TEST_VERSION,
  type TestDatabase,
  temporaryFolder,
} from '../../builders/database.ts';
import { addRequester, addTicket, attach } from '../db/auditedTickets.ts';

let t: TestDatabase;
let out: string;
let requester: number;
beforeEach(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
  requester = await addRequester(t);
  await addTicket(t, requester);
  await attach(t, 'an attachment');
});
afterEach(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

const LATER = TEST_NOW + 3_600_000;
let copies = 0;

async function copyOf(of: TestDatabase = t, passphrase: string | null = null): Promise<string> {
  await setBackupPassphrase(of.profileDir, passphrase);
  copies += 1;
  const { file } = await backup({
    dataDir: of.dataDir,
    target: join(out, `copy-${copies}.tar.gz`),
    appVersion: TEST_VERSION,
    now: TEST_NOW,
    sealWith: await loadBackupKey(of.profileDir),
  });
  return file;
}

const look = (file: string, passphrase: string | null = null, at: TestDatabase = t) =>
  lookAtBackup({ file, passphrase }, at);

describe('what restoring would take away', () => {
  it('is nothing where nothing happened since', async () => {
    const file = await copyOf();
    expect(await look(file)).toMatchObject({
      ok: true,
      isSealed: false,
      schemaIsNewer: false,
      createdAt: new Date(TEST_NOW).toISOString(),
      counts: { tickets: 1 },
      wouldLose: {
        isSameDatabase: true,
        events: 0,
        tickets: 0,
        folios: [],
        newestAt: null,
        isDamaged: false,
      },
    });
  });

  it('is what came since, with the newest folios first, while the database is open and worked with', async () => {
    const file = await copyOf();
    const context = () => t.context({ now: LATER });
    for (let n = 0; n < 23; n += 1) await addTicket({ auditor: t.auditor, context }, requester);
    const seen = await look(file);
    expect(seen).toMatchObject({
      wouldLose: {
        isSameDatabase: true,
        events: 23,
        tickets: 23,
        newestAt: new Date(LATER).toISOString(),
      },
    });
    if (!seen.ok || seen.wouldLose === null) throw new Error('It was not looked at');
    expect(seen.wouldLose.folios).toHaveLength(20);
    expect(seen.wouldLose.folios[0]).toBe('SB-2026-000024');
    await addTicket(t, requester);
  });

  it('counts a ticket that was only changed since as an event, not as a ticket', async () => {
    const file = await copyOf();
    await t.auditor.write(t.context(), async (tx, trail) => {
      await tx.updateTable('tickets').set({ title: 'other', version: 2 }).where('id', '=', 1).execute();
      const rows = [{ entity: 'ticket', id: 1 }];
      await trail.record({ action: 'ticket.edited', entity: 'ticket', entityId: 1, version: 2, rows });
      return { ok: true, value: null };
    });
    expect(await look(file)).toMatchObject({ wouldLose: { events: 1, tickets: 0, folios: [] } });
  });

  it('is known also where the database went another way since, by a restore', async () => {
    const early = await copyOf();
    await addTicket(t, requester);
    await addTicket(t, requester);
    const late = await copyOf();
    await t.db.close();
    await t.keys.close();
    expect(await restoreHere({ file: early, passphrase: null }, t)).toMatchObject({ ok: true });
    t = await t.reopen();
    await addTicket(t, requester);
    // Of the late copy nothing came here but what the early one had too.
    const { seq } = await t.db.read.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow();
    const { seq: atCopy } = await t.db.read
      .selectFrom('events')
      .select('seq')
      .where('action', '=', 'database.restored')
      .executeTakeFirstOrThrow();
    expect(await look(late)).toMatchObject({
      wouldLose: { isSameDatabase: true, events: seq - atCopy + 1, tickets: 1, folios: ['SB-2026-000004'] },
    });
  });

  it('is everything where the database is another one, and unknown where it cannot be read', async () => {
    // Made anew: what tests copy has one identity.
    await using other = await openTestDatabase({ migrations });
    const foreign = await copyOf(other);
    expect(await look(foreign)).toMatchObject({
      wouldLose: { isSameDatabase: false, tickets: 1, folios: ['SB-2026-000001'], isDamaged: false },
    });
    await t.db.close();
    await writeFile(dataPaths(t.dataDir).database, 'x'.repeat(5_000));
    expect(await look(foreign)).toMatchObject({ wouldLose: { isDamaged: true } });
  });

  it('is not asked where there is no database, as on a new machine', async () => {
    const file = await copyOf();
    const folders = { dataDir: join(out, 'new'), profileDir: join(out, 'profile') };
    const steps: PlaceProgress[] = [];
    expect(await lookAtBackup({ file, passphrase: null }, folders, (step) => steps.push(step))).toMatchObject(
      { ok: true, wouldLose: null },
    );
    const last = steps.at(-1);
    expect(last).toMatchObject({ step: 'examining', done: last?.total });
    expect(await restoreHere({ file, passphrase: null }, folders)).toEqual({ ok: true, kept: null });
  });
});

describe('a sealed backup', () => {
  it('asks for its passphrase, tells a wrong one, and opens by the right one', async () => {
    const file = await copyOf(t, 'correct horse battery');
    const elsewhere = { dataDir: join(out, 'new'), profileDir: join(out, 'profile') };
    const at = (passphrase: string | null) => lookAtBackup({ file, passphrase }, elsewhere);
    expect(await at(null)).toMatchObject({ ok: false, problem: 'passphraseNeeded' });
    expect(await at('wrong horse battery')).toMatchObject({ ok: false, problem: 'wrongPassphrase' });
    expect(await at('correct horse battery')).toMatchObject({ ok: true, isSealed: true });
    expect(await restoreHere({ file, passphrase: 'wrong horse battery' }, elsewhere)).toMatchObject({
      problem: 'wrongPassphrase',
    });
    expect(await restoreHere({ file, passphrase: 'correct horse battery' }, elsewhere)).toMatchObject({
      ok: true,
    });
  });

  it('opens without it where it was sealed, and asks again after the passphrase was changed', async () => {
    const file = await copyOf(t, 'correct horse battery');
    expect(await look(file)).toMatchObject({ ok: true, isSealed: true });
    await setBackupPassphrase(t.profileDir, 'another horse battery');
    expect(await look(file)).toMatchObject({ ok: false, problem: 'passphraseNeeded' });
  });
});

describe('what cannot be restored is told before', () => {
  it('a cut-off backup, another file, and one that is not there', async () => {
    const file = await copyOf();
    await truncate(file, 5_000);
    expect(await look(file)).toMatchObject({ ok: false, problem: 'damagedBackup' });
    await writeFile(file, 'Dear sir');
    expect(await look(file)).toMatchObject({ ok: false, problem: 'notABackup' });
    expect(await look(join(out, 'gone'))).toMatchObject({ ok: false, problem: 'folderAway' });
  });

  it('a database that somebody has open', async () => {
    const file = await copyOf();
    expect(await restoreHere({ file, passphrase: null }, t)).toMatchObject({ ok: false, problem: 'inUse' });
  });
});
