import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Signer, signerWith } from '#main/audit/keys.ts';
import { signManifest } from '#main/updates/signing.ts';
import type { SourceLimits } from '#main/updates/source.ts';
import { type InstallerFile, MANIFEST_NAME, type UpdateManifest } from '#shared/updates/manifest.ts';
import { temporaryFolder } from './database.ts';

export interface SigningKey {
  readonly signer: Signer;
  /** DER in base64, as the settings hold it. */
  readonly publicKey: string;
}

export function aSigningKey(): SigningKey {
  const signer = signerWith(generateKeyPairSync('ed25519').privateKey);
  return { signer, publicKey: Buffer.from(signer.publicKey).toString('base64') };
}

export const NEWS = { es: ['Más rápido'], en: ['Faster'], pt: ['Mais rápido'] };

/** Bytes that are as good as an installer: every test machine may fetch them, whatever it is. */
export const CONTENT = Buffer.alloc(300_000, 'instalador ');

export function anInstaller(content: Buffer = CONTENT, changes: Partial<InstallerFile> = {}): InstallerFile {
  return {
    platform: 'linux',
    arch: 'x64',
    name: 'soporte_9.1.0_amd64.deb',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...changes,
  };
}

export const MACHINE = { platform: 'linux', arch: 'x64' };

export function aManifest(changes: Partial<UpdateManifest> = {}): UpdateManifest {
  return {
    format: 'soporte-updates/1',
    product: 'soportebalance',
    version: '9.1.0',
    releasedAt: '2026-10-01T12:00:00.000Z',
    minimumVersion: '0.0.0',
    files: [anInstaller()],
    news: NEWS,
    ...changes,
  };
}

export interface Release {
  readonly folder: string;
  readonly key: SigningKey;
  readonly manifest: UpdateManifest;
}

/** A folder with an installer and its signed manifest. */
export async function aRelease(
  changes: Partial<UpdateManifest> = {},
  how: { readonly key?: SigningKey; readonly folder?: string; readonly content?: Buffer } = {},
): Promise<Release> {
  const { key = aSigningKey(), content = CONTENT } = how;
  const folder = how.folder ?? (await temporaryFolder());
  const manifest = aManifest({ files: [anInstaller(content)], ...changes });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MANIFEST_NAME), signManifest(manifest, key.signer));
  for (const { name } of manifest.files) await writeFile(join(folder, name), content);
  return { folder, key, manifest };
}

/** Short enough that a test of a source that hangs ends soon, long enough for a busy machine. */
export const QUICK: SourceLimits = { idleMs: 1_500, manifestMs: 3_000, installerMs: 15_000 };
