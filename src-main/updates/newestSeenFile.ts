import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NewestSeen, newestSeen } from '#shared/updates/manifest.ts';
import type { TrustedManifest } from './signing.ts';

const fileIn = (profileDir: string) => join(profileDir, 'newest-update.json');

/**
 * The newest manifest that this profile ever accepted; null where there was none. A damaged file is as good as none:
 * whoever can write the profile needs no old manifest.
 */
export async function loadNewestSeen(profileDir: string): Promise<NewestSeen | null> {
  const text = await readFile(fileIn(profileDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return newestSeen.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** From now on nothing older than this manifest is accepted here. */
export async function rememberSeen(
  profileDir: string,
  { manifest: { releasedAt, version }, sha256 }: TrustedManifest,
): Promise<void> {
  const known = await loadNewestSeen(profileDir);
  if (known !== null && Date.parse(known.releasedAt) >= Date.parse(releasedAt)) return;
  await mkdir(profileDir, { recursive: true, mode: 0o700 });
  const file = fileIn(profileDir);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const seen: NewestSeen = { releasedAt, version, sha256 };
    await writeFile(draft, JSON.stringify(seen), { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
