import { randomUUID } from 'node:crypto';
import { access, constants, link, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

export type FolderFault = 'folderNotAbsolute' | 'folderMissing' | 'folderNotWritable' | 'folderOfData';

/**
 * Why nothing can be written into a folder of this machine; null where it can. The program's own data folder is no place
 * for reports: what lies in it is the database and its attachments.
 */
export async function folderFault(folder: string, dataDir: string): Promise<FolderFault | null> {
  if (!isAbsolute(folder)) return 'folderNotAbsolute';
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) return 'folderMissing';
  const inside = relative(await realpath(dataDir), await realpath(folder));
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) return 'folderOfData';
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return 'folderNotWritable';
  }
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_NAME = 100;

/** A name that every file system takes: what separates folders or means something to a shell of Windows is a space. */
export function safeName(name: string): string {
  const plain = name
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_NAME)
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'informe';
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/** More of one name on one day are a mistake. */
const MOST_OF_A_NAME = 999;

/**
 * Writes `name.ending` into a folder, or `name (2).ending` where there is one already: no file is ever written over, and
 * none is seen half written. Gives the name it took.
 *
 * @throws what the system says
 */
export async function writeNew(
  folder: string,
  { name, ending }: { readonly name: string; readonly ending: string },
  bytes: Uint8Array,
): Promise<string> {
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    const handle = await open(draft, 'r+');
    await handle.sync().finally(() => handle.close());
    for (let count = 1; count <= MOST_OF_A_NAME; count += 1) {
      const taken = count === 1 ? `${name}.${ending}` : `${name} (${count}).${ending}`;
      if (await placed(draft, join(folder, taken))) return taken;
    }
    throw new Error(`There are ${MOST_OF_A_NAME} files named ${name} already`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives the draft its name unless something has it; `rename` alone would write over that. */
async function placed(draft: string, target: string): Promise<boolean> {
  try {
    await link(draft, target);
    return true;
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    if (codeOf(fault) === 'ENOENT') throw fault;
  }
  // Some network folders know no links: an empty file takes the name, and the draft its place.
  try {
    await (await open(target, 'wx')).close();
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    throw fault;
  }
  await rename(draft, target);
  return true;
}

const codeOf = (fault: unknown) => (fault instanceof Error && 'code' in fault ? fault.code : undefined);
