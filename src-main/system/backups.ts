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
