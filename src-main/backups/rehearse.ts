import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackBackup } from '../db/backupFile.ts';
import { loadBackupKey } from '../db/backupKey.ts';
import { writeMode } from '../db/dataFolder.ts';
import { DatabaseFailure } from '../db/failures.ts';
import { openDatabase } from '../db/open.ts';

export interface Rehearsal {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * A restore into a folder that is thrown away: unpacked, checked like a data folder, opened by this version of the
 * program with its migrations. What it does not try is the other machine.
 */
export async function rehearse({
  file,
  profileDir,
  appVersion,
  now,
}: {
  readonly file: string;
  readonly profileDir: string;
  readonly appVersion: string;
  /** UTC ms. */
  readonly now: number;
}): Promise<Rehearsal> {
  const begin = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'soporte-rehearsal-'));
  const done = (problems: readonly string[], counts: Readonly<Record<string, number>>): Rehearsal => ({
    ok: problems.length === 0,
    problems,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
    counts,
  });
  try {
    const place = join(folder, 'data');
    await mkdir(place, { mode: 0o700 });
    const { manifest, problems } = await unpackBackup(file, place, {
      key: await loadBackupKey(profileDir),
    });
    if (problems.length > 0)
      return done(
        problems.slice(0, 20).map(({ message }) => message),
        manifest.counts,
      );
    await writeMode(place, 'local');
    const db = await openDatabase({ dataDir: place, appVersion, now: () => now });
    await db.close();
    return done([], manifest.counts);
  } catch (fault) {
    const isExpected =
      fault instanceof DatabaseFailure || (fault as NodeJS.ErrnoException).code !== undefined;
    if (!isExpected || !(fault instanceof Error)) throw fault;
    return done([fault.message], {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
