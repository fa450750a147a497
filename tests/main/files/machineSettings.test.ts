import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMode } from '#main/db/dataFolder.ts';
import { choosePlace } from '#main/files/choosePlace.ts';
import { chosenFolders, FoldersFault } from '#main/files/chosenFolders.ts';
import { defaultFolders } from '#main/files/defaultFolders.ts';
import {
  MachineSettingsFault,
  machineSettingsFile,
  readMachineUpdates,
} from '#main/files/machineSettings.ts';

const KEY = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;

let folder: string;
let machineFile: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-machine-'));
  machineFile = join(folder, 'soporte.json');
  dataDir = join(folder, 'share');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('machine-wide settings', () => {
  it('lie where only an administrator writes', () => {
    const env = { ProgramData: 'D:\\ProgramData' };
    expect(machineSettingsFile({ platform: 'win32', env })).toBe(
      'D:\\ProgramData\\SoporteBalance\\soporte.json',
    );
    expect(machineSettingsFile({ platform: 'linux', env: {} })).toBe('/etc/soportebalance/soporte.json');
    expect(machineSettingsFile({ platform: 'darwin', env: {} })).toBe(
      '/Library/Application Support/SoporteBalance/soporte.json',
    );
  });

  it('name the shared folder of every workstation; what is typed, and a demonstration, come first', async () => {
    expect(chosenFolders({ machineFile }).dataDir).toBe(defaultFolders().dataDir);
    await writeMode(dataDir, 'sharedFile');
    // As Notepad saves it.
    await writeFile(machineFile, `\uFEFF${JSON.stringify({ mode: 'sharedFile', dataDir })}`);
    expect(chosenFolders({ machineFile })).toEqual({ dataDir, profileDir: defaultFolders().profileDir });
    expect(chosenFolders({ machineFile, data: '/elsewhere' }).dataDir).toBe('/elsewhere');
    expect(chosenFolders({ machineFile, demo: true })).toEqual(defaultFolders(true));
  });

  it.each([
    ['is no JSON', () => '{ mode: sharedFile }'],
    ['names a mode that a file cannot give', () => '{ "mode": "local" }'],
    ['names a server by no address', () => '{ "mode": "server", "address": "mesa" }'],
    [
      'names a server and a fingerprint that is none',
      () => '{ "mode": "server", "address": "https://a", "fingerprint": "AB" }',
    ],
    ['names a folder that is not absolute', () => '{ "mode": "sharedFile", "dataDir": "share" }'],
    ['names a folder that is away', () => JSON.stringify({ mode: 'sharedFile', dataDir: `${dataDir}-away` })],
    ['names a folder of another mode', () => JSON.stringify({ mode: 'sharedFile', dataDir })],
  ])('stop the program when the file %s, rather than open another database', async (_what, text) => {
    await writeMode(dataDir, 'local');
    await writeFile(machineFile, text());
    expect(() => chosenFolders({ machineFile })).toThrow(FoldersFault);
  });

  it('name the server of every workstation, which opens no database of its own', async () => {
    const address = 'https://mesa.example:4310';
    const fingerprint = `SHA256:${Array(32).fill('AB').join(':')}`;
    await writeFile(machineFile, JSON.stringify({ mode: 'server', address, fingerprint }));
    const place = { mode: 'client', address, fingerprint };
    expect(choosePlace({ machineFile })).toMatchObject({ place, isFixed: true, fault: null });
    expect(() => chosenFolders({ machineFile })).toThrow(
      /works with the server https:\/\/mesa\.example:4310/,
    );
    expect(chosenFolders({ machineFile, data: dataDir }).dataDir).toBe(dataDir);
    await writeFile(machineFile, JSON.stringify({ mode: 'server', address }));
    expect(choosePlace({ machineFile }).place).toEqual({ ...place, fingerprint: null });
  });

  it('may decide about updates alone, or beside the shared folder', async () => {
    const updates = { source: 'https://soporte.example/instaladores', keys: [KEY] };
    expect(readMachineUpdates(machineFile)).toBeNull();
    await writeFile(machineFile, JSON.stringify({ updates }));
    expect(readMachineUpdates(machineFile)).toEqual(updates);
    expect(chosenFolders({ machineFile })).toEqual(defaultFolders());
    await writeMode(dataDir, 'sharedFile');
    await writeFile(machineFile, JSON.stringify({ mode: 'sharedFile', dataDir, updates }));
    expect(readMachineUpdates(machineFile)).toEqual(updates);
    expect(chosenFolders({ machineFile }).dataDir).toBe(dataDir);
  });

  it.each([
    ['an address in the clear', { source: 'http://soporte.example/', keys: [KEY] }],
    ['an address with a password', { source: 'https://ana:secreto@soporte.example/', keys: [KEY] }],
    ['a folder that is not absolute', { source: 'instaladores', keys: [KEY] }],
    ['something that is no key', { source: '/srv/instaladores', keys: ['abc'] }],
    ['a word that nobody knows', { source: null, keys: [], trustAnybody: true }],
  ])('stop the program when its part about updates has %s', async (_what, updates) => {
    await writeFile(machineFile, JSON.stringify({ updates }));
    expect(() => readMachineUpdates(machineFile)).toThrow(MachineSettingsFault);
    expect(() => chosenFolders({ machineFile })).toThrow(FoldersFault);
  });

  it('stop the program when the file cannot be read', async () => {
    await mkdir(machineFile);
    expect(() => chosenFolders({ machineFile })).toThrow(`${machineFile} cannot be read.`);
  });
});
