import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepForShell, updatesForShell } from '#main/updates/institutionFile.ts';
import { startUpdates } from '#main/updates/rounds.ts';
import { openTestHost } from '../../builders/host.ts';
import { anAdministrator } from '../../builders/people.ts';
import { aSigningKey } from '../../builders/updates.ts';

let folder: string;
let machineFile: string;
const institution = { source: '/srv/instaladores', keys: [aSigningKey().publicKey] };
const nothing = { source: null, keys: [] };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-institution-'));
  machineFile = join(folder, 'soporte.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('the desktop program follows what the institution set, and the machine’s administrator before it', async () => {
  expect(await updatesForShell(folder, false, machineFile)).toEqual(nothing);
  await keepForShell(folder, institution);
  if (process.platform !== 'win32') {
    expect((await stat(join(folder, 'institution-updates.json'))).mode & 0o077).toBe(0);
  }
  expect(await updatesForShell(folder, false, machineFile)).toEqual(institution);
  const machine = { source: 'https://soporte.example/', keys: [aSigningKey().publicKey] };
  await writeFile(machineFile, JSON.stringify({ updates: machine }));
  expect(await updatesForShell(folder, false, machineFile)).toEqual(machine);
});

it('at somebody else’s server nothing that an institution set names a source or a key', async () => {
  await keepForShell(folder, institution);
  expect(await updatesForShell(folder, true, machineFile)).toEqual(nothing);
  await writeFile(machineFile, JSON.stringify({ updates: institution }));
  expect(await updatesForShell(folder, true, machineFile)).toEqual(institution);
});

it('what cannot be understood is followed by nobody', async () => {
  for (const text of [
    '',
    '{',
    '{"source":"http://soporte.example/","keys":[]}',
    '{"source":"/srv","keys":["x"]}',
  ]) {
    await writeFile(join(folder, 'institution-updates.json'), text);
    expect(await updatesForShell(folder, false, machineFile)).toEqual(nothing);
  }
});

it('what an administrator saves reaches the shell with the next round, also when it is taken back', async () => {
  const t = await openTestHost();
  const { settings } = t.as(await anAdministrator(t.host));
  const save = async (updates: typeof institution | typeof nothing) => {
    const { versions } = await settings.get({});
    await settings.save({
      settings: { updates: { source: updates.source, keys: [...updates.keys] } },
      versions,
    });
    await startUpdates(t.host).stop();
    return updatesForShell(t.host.profileDir, false, machineFile);
  };
  expect(await save({ ...institution, source: folder })).toEqual({ ...institution, source: folder });
  expect(await save(nothing)).toEqual(nothing);
  await t.close();
});
