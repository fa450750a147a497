import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { temporaryFolder } from '../builders/database.ts';
import { type Ended, ended } from '../builders/soporte.ts';
import { aPlaceIn } from './place.ts';

const PROGRAM = fileURLToPath(new URL('../builders/soporteProgram.mjs', import.meta.url));
/** `nobody`: root writes through every permission. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

function asOrdinary(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return ended(child);
}

describe.skipIf(process.platform === 'win32')('a database that this person may not write', () => {
  it.each(['server', 'sharedFile'] as const)(
    'is not opened in mode %s, and the reason is one sentence',
    async (mode) => {
      const folder = await temporaryFolder();
      await chmod(folder, 0o755);
      const { dataDir } = await aPlaceIn(folder);
      if (mode === 'sharedFile') await changeMode(dataDir, mode);
      const profileDir = join(folder, 'theirs');
      await mkdir(profileDir);
      if (isRoot) await chown(profileDir, NOBODY, NOBODY);
      const before = (await readdir(dataDir)).sort();
      for (const name of before)
        await chmod(join(dataDir, name), (await stat(join(dataDir, name))).isDirectory() ? 0o555 : 0o444);
      await chmod(dataDir, 0o555);
      const { status, out, errors } = await asOrdinary([
        'serve',
        '--port',
        '0',
        '--json',
        '--data',
        dataDir,
        '--profile',
        profileDir,
      ]);
      await chmod(dataDir, 0o755);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(errors).toMatch(/may not be (used|written)|can only be read/);
      expect(errors.trim().split('\n')).toHaveLength(1);
      expect((await readdir(dataDir)).sort()).toEqual(before);
    },
    30_000,
  );
});
