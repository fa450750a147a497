import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const BACKUP = /^soporte-.+\.tar\.gz(\.sealed)?$/;

/** The newest copy in the folder of backups, whoever made it; null when there is none. `at` is UTC ms. */
export async function newestBackup(
  folder: string,
): Promise<{ readonly at: number; readonly file: string; readonly bytes: number } | null> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => BACKUP.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const { mtimeMs, size } = await stat(file);
      return { at: Math.round(mtimeMs), file, bytes: size };
    }),
  );
  return found.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** As db/migrate.ts names it: when it was made, and the newest migration that it has. */
const BEFORE = /^before-migration-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-from-(.+)\.sqlite$/;

/** The copy that was made before the last migration; null where there is none any more. `at` is UTC ms. */
export async function copyBeforeMigration(folder: string): Promise<{
  readonly at: number;
  readonly file: string;
  readonly bytes: number;
  readonly schema: string;
} | null> {
  const [newest] = (await readdir(folder).catch(() => []))
    .map((name) => BEFORE.exec(name))
    .filter((match) => match !== null)
    .sort((a, b) => (a[0] < b[0] ? 1 : -1));
  if (newest === undefined) return null;
  const [name, hour, minute, second, ms, schema = ''] = newest;
  const file = join(folder, name);
  const { size } = await stat(file);
  return { at: Date.parse(`${hour}:${minute}:${second}.${ms}Z`), file, bytes: size, schema };
}
