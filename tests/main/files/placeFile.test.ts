import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMode } from '#main/db/dataFolder.ts';
import { choosePlace } from '#main/files/choosePlace.ts';
import { chosenFolders } from '#main/files/chosenFolders.ts';
import { defaultFolders } from '#main/files/defaultFolders.ts';
import { keepPlaceFile, PlaceFileFault, readPlaceFile, writePlaceFile } from '#main/files/placeFile.ts';

let profile: string;
let machineFile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'soporte-place-'));
  machineFile = join(profile, 'none.json');
});
afterEach(() => rm(profile, { recursive: true, force: true }));

const client = { mode: 'client', address: 'https://mesa:4310', fingerprint: null } as const;

describe('the place of an installation', () => {
  it('is its own folder until somebody says something else', () => {
    expect(readPlaceFile(profile)).toBeNull();
    const { dataDir } = defaultFolders();
    expect(choosePlace({ profile, machineFile })).toEqual({
      place: { mode: 'local' },
      isFixed: false,
      dataDir,
      own: { dataDir, profileDir: profile },
      fault: null,
    });
  });

  it('is what the profile says, unless the machine or whoever started the program said it before', async () => {
    writePlaceFile(profile, client);
    expect(choosePlace({ profile, machineFile })).toMatchObject({ place: client, isFixed: false });
    const own = { place: { mode: 'local' }, isFixed: true };
    expect(choosePlace({ profile, machineFile, data: profile })).toMatchObject(own);
    expect(choosePlace({ profile, machineFile, demo: true })).toMatchObject(own);
    await writeFile(machineFile, JSON.stringify({ mode: 'sharedFile', dataDir: profile }));
    expect(choosePlace({ profile, machineFile })).toMatchObject({
      place: { mode: 'sharedFile', folder: profile },
      dataDir: profile,
      isFixed: true,
    });
  });

  it('is nowhere, never a new database, when the file cannot be understood', async () => {
    await writeFile(join(profile, 'place.json'), '{ "mode": "client", "address": "https://me');
    expect(() => readPlaceFile(profile)).toThrow(PlaceFileFault);
    expect(choosePlace({ profile, machineFile }).fault).toMatchObject({ problem: 'failed' });
    expect(() => chosenFolders({ profile, machineFile })).toThrow(/does not say where/);
  });

  it('is a shared folder for commands too, once it is one', async () => {
    const folder = join(profile, 'share');
    writePlaceFile(profile, { mode: 'sharedFile', folder });
    expect(() => chosenFolders({ profile, machineFile })).toThrow(/cannot be reached/);
    await writeMode(folder, 'sharedFile');
    expect(chosenFolders({ profile, machineFile })).toEqual({ dataDir: folder, profileDir: profile });
  });

  it('comes back as it was after an attempt that failed, also what nobody understood', async () => {
    const putBack = keepPlaceFile(profile);
    writePlaceFile(profile, client);
    putBack();
    expect(readPlaceFile(profile)).toBeNull();
    await writeFile(join(profile, 'place.json'), 'half');
    const again = keepPlaceFile(profile);
    writePlaceFile(profile, client);
    again();
    expect(await readFile(join(profile, 'place.json'), 'utf8')).toBe('half');
  });
});
