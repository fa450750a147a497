import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeSealingKey, type SealingKey } from './sealing.ts';

const kept = z.object({ salt: z.base64(), key: z.base64() });

const fileIn = (profileDir: string) => join(profileDir, 'backup-key.json');

/**
 * The key with which this installation seals its backups, so that scheduled ones need nobody to type the passphrase.
 * The passphrase itself is kept nowhere: whoever restores must know it.
 */
export async function loadBackupKey(profileDir: string): Promise<SealingKey | null> {
  const text = await readFile(fileIn(profileDir), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (text === null) return null;
  const { salt, key } = kept.parse(JSON.parse(text));
  return { salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}

/** From now on backups are sealed with this passphrase; null: no longer sealed. */
export async function setBackupPassphrase(profileDir: string, passphrase: string | null): Promise<void> {
  const file = fileIn(profileDir);
  if (passphrase === null) {
    await rm(file, { force: true });
    return;
  }
  const { salt, key } = await makeSealingKey(passphrase);
  const text = JSON.stringify({
    salt: Buffer.from(salt).toString('base64'),
    key: Buffer.from(key).toString('base64'),
  });
  const draft = `${file}.tmp`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, file);
}
