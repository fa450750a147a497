import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toIso } from '#shared/kernel/time.ts';
import {
  kindOfInstaller,
  MANIFEST_NAME,
  type NewsTexts,
  PRODUCT,
  type UpdateManifest,
  updateManifest,
} from '#shared/updates/manifest.ts';
import type { Signer } from '../audit/keys.ts';
import { hashOf } from '../files/hashOf.ts';
import { UpdateRefused } from './refused.ts';
import { readSigned, signManifest } from './signing.ts';

export interface ManifestOptions {
  readonly folder: string;
  readonly version: string;
  readonly minimumVersion: string;
  readonly news: NewsTexts;
  readonly signer: Signer;
  /** UTC ms. */
  readonly now: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface MadeManifest {
  readonly file: string;
  readonly manifest: UpdateManifest;
  /** Installers that do not bear this version in their names: of an earlier build, most likely. */
  readonly leftOut: readonly string[];
}

/**
 * Hashes the installers of a folder, signs what they are and writes `soporte-updates.json` beside them.
 *
 * @throws {UpdateRefused} when there is none of this version, or the manifest there is dated later than now
 */
export async function makeManifest(options: ManifestOptions): Promise<MadeManifest> {
  const { folder, version, signer, now } = options;
  const installers = (await readdir(folder)).filter((name) => kindOfInstaller(name) !== null).sort();
  const names = installers.filter((name) => bears(name, version));
  if (names.length === 0) {
    throw new UpdateRefused('noFile', `${folder} has no installer with ${version} in its name.`);
  }
  await refuseBackwards(folder, signer, now);
  const files: UpdateManifest['files'] = [];
  for (const [index, name] of names.entries()) {
    options.onProgress?.(index, names.length);
    const kind = kindOfInstaller(name);
    const path = join(folder, name);
    const { size } = await stat(path);
    const sha256 = await hashOf(path);
    if (kind === null || size === 0 || sha256 === null)
      throw new UpdateRefused('noFile', `${name} is empty.`);
    files.push({ ...kind, name, bytes: size, sha256 });
  }
  const manifest = updateManifest.parse({
    format: 'soporte-updates/1',
    product: PRODUCT,
    version,
    releasedAt: toIso(now),
    minimumVersion: options.minimumVersion,
    files,
    news: options.news,
  });
  const file = join(folder, MANIFEST_NAME);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, signManifest(manifest, signer), { flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return { file, manifest, leftOut: installers.filter((name) => !names.includes(name)) };
}

/** `Setup 0.2.0.exe` and `soporte_0.2.0_arm64.deb` bear 0.2.0; `Setup 10.2.0.exe` and `Setup-0.2.0-beta.1.exe` do not. */
function bears(name: string, version: string): boolean {
  const escaped = version.replace(/[.-]/g, '\\$&');
  return new RegExp(`[ _-]${escaped}([ _-](amd64|x64|x86_64|arm64|aarch64))?\\.[A-Za-z]+$`).test(name);
}

/** A clock that was put back would sign a manifest that every workstation takes for an old one. */
async function refuseBackwards(folder: string, { publicKey }: Signer, now: number): Promise<void> {
  const bytes = await readFile(join(folder, MANIFEST_NAME)).catch(() => null);
  if (bytes === null) return;
  let before: UpdateManifest;
  try {
    before = readSigned(bytes, [Buffer.from(publicKey).toString('base64')]).manifest;
  } catch {
    // Another key's, or no manifest: it says nothing of this one.
    return;
  }
  if (Date.parse(before.releasedAt) >= now) {
    throw new UpdateRefused(
      'olderManifest',
      `The manifest there is dated ${before.releasedAt}: see to the clock.`,
    );
  }
}
