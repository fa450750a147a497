import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** As the server writes them, one or more a day (src-main/http/requestLog.ts). */
const FILE = /^requests-(\d{4}-\d{2}-\d{2})(?:\.\d+)?\.log$/;

/** Removes the request logs of days before that instant; a machine that keeps none has nothing to do. */
export async function removeRequestLogs(folder: string, before: number): Promise<number> {
  const oldest = new Date(before).toISOString().slice(0, 10);
  const names = await readdir(folder).catch(() => []);
  const old = names.filter((name) => {
    const day = FILE.exec(name)?.[1];
    return day !== undefined && day < oldest;
  });
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.length;
}
