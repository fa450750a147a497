import { cp, rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Standing } from '#shared/live/standing.ts';
import { aCatalogue } from '../../builders/catalogue.ts';
import { startChild } from '../../builders/childProcess.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import { aPerson } from '../../builders/people.ts';

let t: TestHost;
let client: Client;
let faults: string[];
let told: Standing[];
let stop: AbortController;

beforeEach(async () => {
  faults = [];
  t = await openTestHost({ isShared: true, report: (reference) => faults.push(reference) });
  await aCatalogue(t.host);
  const person = await aPerson(t.host);
  client = t.as(person);
  told = [];
  stop = new AbortController();
  const events = await client.live.events({}, { signal: stop.signal });
  void (async () => {
    for await (const event of events) if (event.type === 'standing') told.push(event.standing);
  })().catch(() => undefined);
});
afterEach(async () => {
  stop.abort();
  await t.close();
});

const elsewhere = () => `${t.host.dataDir}-elsewhere`;
const create = (commandId = crypto.randomUUID(), title = 'No imprime') =>
  client.tickets.create({ title, description: 'Desde ayer', commandId });

/** Waits until the standing is this, as the page is told it. */
async function until(state: Standing['state']): Promise<void> {
  for (let n = 0; n < 200 && told.at(-1)?.state !== state; n += 1) await sleep(50);
  expect(told.at(-1)?.state).toBe(state);
}

const foliosOf = (file: string) => {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    return db.prepare('SELECT folio FROM tickets ORDER BY id').pluck().all();
  } finally {
    db.close();
  }
};

describe('a shared folder that goes away while the program runs', () => {
  it('is told to the page; what was sent then happens once when it is back, in the order that it is sent', async () => {
    await until('open');
    const before = await create();
    await rename(t.host.dataDir, elsewhere());
    await until('away');
    const commands = [crypto.randomUUID(), crypto.randomUUID()] as const;
    // What an outbox does: once more with the same command until it is answered otherwise.
    for (const commandId of commands) {
      await expect(create(commandId)).rejects.toMatchObject({
        code: 'storage',
        data: { reason: 'unreachable' },
      });
    }
    await rename(elsewhere(), t.host.dataDir);
    await until('open');
    const sent = [await create(commands[0]), await create(commands[1])];
    expect((await create(commands[0])).folio).toBe(sent[0]?.folio);
    expect(foliosOf(t.host.db.file)).toEqual([before.folio, sent[0]?.folio, sent[1]?.folio]);
    const { problems } = await verifyDataFolder(t.host.dataDir, { profileDir: t.host.profileDir });
    expect(problems).toEqual([]);
  }, 60_000);

  it('is worked with again also where the file server has forgotten the open files', async () => {
    await until('open');
    await create();
    await rename(t.host.dataDir, elsewhere());
    await until('away');
    // Other files by the same names: whoever went on with the old ones would write into nothing.
    await cp(elsewhere(), t.host.dataDir, { recursive: true });
    await until('open');
    const after = await create();
    expect(foliosOf(t.host.db.file)).toContain(after.folio);
    expect((await client.tickets.get({ id: after.id })).folio).toBe(after.folio);
  }, 60_000);

  it('is noticed by a call that meets it, before the next look', async () => {
    await until('open');
    await create();
    await rename(t.host.dataDir, elsewhere());
    await cp(elsewhere(), t.host.dataDir, { recursive: true });
    // The path is there again, so that only the write finds that its file is not the one at the path.
    const commandId = crypto.randomUUID();
    const known = told.length;
    await expect(create(commandId)).rejects.toMatchObject({ code: 'storage' });
    for (let n = 0; n < 200 && told.length < known + 2; n += 1) await sleep(50);
    expect(told.slice(known).map(({ state }) => state)).toEqual(['away', 'open']);
    const { folio } = await create(commandId);
    expect(foliosOf(t.host.db.file)).toContain(folio);
  }, 60_000);

  it('does not take another database for the one that is away', async () => {
    await until('open');
    const other = await openTestHost({ isShared: true });
    await rename(t.host.dataDir, elsewhere());
    await until('away');
    await other.host.db.write((tx) =>
      tx.insertInto('meta').values({ key: 'whose', value: 'another' }).execute(),
    );
    await cp(other.host.dataDir, t.host.dataDir, { recursive: true });
    await sleep(1_500);
    expect(told.at(-1)?.state).toBe('away');
    await other.close();
  }, 60_000);
});

it('a newer version that migrates while older ones write: they notice, refuse, and lose nothing', async () => {
  await until('open');
  const script = new URL('./children/newerVersion.ts', import.meta.url);
  const writer = startChild(new URL('./children/olderVersion.ts', import.meta.url), [t.host.dataDir]);
  await writer.line('written 3');
  const newer = startChild(script, [t.host.dataDir]);
  expect(await newer.ended).toMatchObject({ status: 0, errors: '' });
  expect(await writer.ended).toMatchObject({ status: 0, errors: '' });
  expect(writer.lines.at(-1)).toBe('refused databaseFromNewerVersion');
  // By the write itself, whether it was noticed before or not.
  await expect(create()).rejects.toMatchObject({ code: 'suspended', data: { reason: 'newerVersion' } });
  await until('newerVersion');
  await expect(client.tickets.list({})).rejects.toMatchObject({ code: 'suspended' });
  const written = writer.lines.filter((line) => line.startsWith('written ')).length;
  const db = new SqliteDatabase(t.host.db.file, { readonly: true });
  expect(db.prepare(`SELECT count(*) FROM meta WHERE "key" LIKE 'older-%'`).pluck().get()).toBe(written);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  expect(faults).toEqual([]);
}, 60_000);

it('a clock that is set wrong makes the program read only, until it is right again', async () => {
  await until('open');
  const commandId = crypto.randomUUID();
  t.pass(-10 * 60_000);
  await until('clockOff');
  expect(told.at(-1)).toMatchObject({ serverAheadSeconds: expect.closeTo(600, -1) });
  await expect(create(commandId)).rejects.toMatchObject({ code: 'suspended', data: { reason: 'clockOff' } });
  expect((await client.tickets.list({})).items).toEqual([]);
  t.pass(10 * 60_000);
  await until('open');
  expect((await create(commandId)).folio).toMatch(/^SB-/);
}, 60_000);
