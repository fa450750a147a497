import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMode } from '#main/db/dataFolder.ts';
import { chosenFolders, defaultFolders } from '#main/files/defaultFolders.ts';
import { MachineSettingsFault, machineSettingsFile } from '#main/files/machineSettings.ts';

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
    ['names a mode that a file cannot give', () => '{ "mode": "server", "address": "https://a:4310" }'],
    ['names a folder that is not absolute', () => '{ "mode": "sharedFile", "dataDir": "share" }'],
    ['names a folder that is away', () => JSON.stringify({ mode: 'sharedFile', dataDir: `${dataDir}-away` })],
    ['names a folder of another mode', () => JSON.stringify({ mode: 'sharedFile', dataDir })],
  ])('stop the program when the file %s, rather than open another database', async (_what, text) => {
    await writeMode(dataDir, 'local');
    await writeFile(machineFile, text());
    expect(() => chosenFolders({ machineFile })).toThrow(MachineSettingsFault);
  });

  it('stop the program when the file cannot be read', async () => {
    await mkdir(machineFile);
    expect(() => chosenFolders({ machineFile })).toThrow(`${machineFile} cannot be read.`);
  });
});
