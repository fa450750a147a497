import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chosenUpdates } from '#main/updates/load.ts';
import { startUpdates } from '#main/updates/rounds.ts';
import { noteVersion } from '#main/updates/versions.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { releaseNews } from '#shared/updates/news.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator, aPerson } from '../../builders/people.ts';
import { anInstaller, aRelease, type Release } from '../../builders/updates.ts';

let t: TestHost;
let release: Release;
let admin: { readonly id: number };
beforeEach(async () => {
  t = await openTestHost();
  admin = await anAdministrator(t.host);
  release = await aRelease({
    files: [anInstaller(undefined, { platform: 'darwin', name: 'Soporte-9.1.0.dmg' })],
  });
});
afterEach(async () => {
  await t.close();
  await rm(release.folder, { recursive: true, force: true });
});

const api = () => t.as(admin);
const follow = async (source: string | null = release.folder, keys = [release.key.publicKey]) => {
  const { versions } = await api().settings.get({});
  await api().settings.save({ settings: { updates: { source, keys } }, versions });
};

describe('updates', () => {
  it('are off until an administrator names a source and a key, which the audit log keeps', async () => {
    expect(await api().updates.state({})).toMatchObject({
      source: null,
      keyIds: [],
      isFixed: false,
      look: { state: 'off' },
      checkedAt: null,
    });
    await follow();
    const { items } = await api().audit.list({ limit: 5 });
    expect(items[0]).toMatchObject({ action: 'setting.saved' });
    expect(await api().updates.state({})).toMatchObject({
      source: release.folder,
      keyIds: [release.key.signer.keyId],
      look: { state: 'off' },
    });
  });

  it('are looked for when an administrator asks, with an event that says what was found', async () => {
    await follow();
    const found = await api().updates.check({});
    expect(found.look).toMatchObject({ state: 'available', version: '9.1.0' });
    expect(Date.parse(found.checkedAt ?? '')).toBe(t.now());
    expect(await api().updates.state({})).toEqual(found);
    const { items } = await api().audit.list({ limit: 1 });
    expect(items[0]).toMatchObject({ action: 'system.updatesChecked' });
  });

  it('are forgotten when source or key change: what the old one said is no news', async () => {
    await follow();
    await api().updates.check({});
    await follow(release.folder, []);
    expect((await api().updates.state({})).look).toEqual({ state: 'off' });
    expect((await api().updates.check({})).look).toEqual({ state: 'off' });
  });

  it.each([
    ['an address in the clear', 'http://soporte.example/', undefined],
    ['an address with a password', 'https://a:b@soporte.example/', undefined],
    ['a folder without a root', 'instaladores', undefined],
    ['no key', '/srv/instaladores', ['-----BEGIN PUBLIC KEY-----']],
    ['a private key', '/srv/instaladores', [`MC4CAQAwBQYDK2VwBCIE${'A'.repeat(43)}=`]],
  ])('refuse %s', async (_what, source, keys) => {
    await expect(follow(source, keys ?? [release.key.publicKey])).rejects.toMatchObject({ code: 'invalid' });
  });

  it('come from where the machine-wide file says, whatever the institution set', async () => {
    await follow();
    const machine = await mkdtemp(join(tmpdir(), 'soporte-machine-'));
    const file = join(machine, 'soporte.json');
    expect(await chosenUpdates(t.host.db.read, file)).toMatchObject({
      source: release.folder,
      isFixed: false,
    });
    await writeFile(file, JSON.stringify({ updates: { source: 'https://soporte.example/', keys: [] } }));
    expect(await chosenUpdates(t.host.db.read, file)).toEqual({
      source: 'https://soporte.example/',
      keys: [],
      isFixed: true,
    });
    await rm(machine, { recursive: true });
  });

  it('are looked for by themselves at the start, and again a day later', async () => {
    const looked = async () => {
      const rounds = startUpdates(t.host);
      await rounds.stop();
      return (await api().updates.state({})).checkedAt;
    };
    expect(await looked()).toBeNull();
    await follow();
    const first = await looked();
    expect(first).not.toBeNull();
    t.pass(DAY - HOUR);
    expect(await looked()).toBe(first);
    t.pass(HOUR);
    const second = await looked();
    expect(second).not.toBe(first);
    // One that failed is tried again after an hour.
    await rm(release.folder, { recursive: true });
    t.pass(DAY);
    const failed = await looked();
    t.pass(HOUR);
    expect(await looked()).not.toBe(failed);
  });
});

describe('what is new', () => {
  const setVersions = (rows: { version: string; firstAt: number }[]) =>
    t.host.db.write(async (tx) => {
      await tx.deleteFrom('programVersions').execute();
      await tx.insertInto('programVersions').values(rows).execute();
    });
  const unseen = async (person: { readonly id: number }) =>
    (await t.as(person).updates.news({})).items.filter((item) => item.isUnseen).map((item) => item.version);
  const [newest] = releaseNews;

  it('is nothing to whoever began with this version', async () => {
    expect(await unseen(admin)).toEqual([]);
    const { items, version } = await api().updates.news({});
    expect(version).toBe(t.host.version);
    expect(items.map((item) => item.version)).toContain(newest?.version);
  });

  it('is told once to each person who worked with an older one', async () => {
    const person = await aPerson(t.host);
    await setVersions([
      { version: '0.0.9', firstAt: 0 },
      { version: t.host.version, firstAt: t.now() + 1 },
    ]);
    t.pass(HOUR);
    const later = await aPerson(t.host, { at: t.now() });
    expect(await unseen(person)).toEqual([newest?.version]);
    expect(await unseen(later)).toEqual([]);
    await t.as(person).updates.seeNews({ version: t.host.version });
    expect(await unseen(person)).toEqual([]);
    expect(await unseen(admin)).toEqual([newest?.version]);
    // An older window that says so again takes nothing back.
    await t.as(person).updates.seeNews({ version: '0.0.1' });
    expect(await unseen(person)).toEqual([]);
  });

  it('begins with an event when another version of the program opens the database', async () => {
    const updated = async () =>
      t.host.db.read.selectFrom('events').select('data').where('action', '=', 'system.updated').execute();
    expect(await updated()).toEqual([]);
    await setVersions([{ version: '0.0.9', firstAt: 0 }]);
    await noteVersion(t.host);
    await noteVersion(t.host);
    expect((await updated()).map(({ data }) => JSON.parse(data ?? ''))).toEqual([
      { before: { version: '0.0.9' }, after: { version: t.host.version } },
    ]);
  });
});
