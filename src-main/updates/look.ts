import type { UpdateLook } from '#shared/updates/look.ts';
import {
  fileFor,
  type InstallerFile,
  judgeManifest,
  MANIFEST_BYTES,
  MANIFEST_NAME,
  type MachineKind,
  type ManifestFault,
} from '#shared/updates/manifest.ts';
import type { UpdateSettings } from '#shared/updates/settings.ts';
import { loadNewestSeen, rememberSeen } from './newestSeenFile.ts';
import { refusalOf, UpdateRefused } from './refused.ts';
import { readSigned, trustedKeys } from './signing.ts';
import { openSource, readSmall, type SourceLimits, usualLimits } from './source.ts';

export interface LookOptions {
  readonly settings: UpdateSettings;
  readonly profileDir: string;
  /** The version that runs. */
  readonly own: string;
  /** UTC ms. */
  readonly now: number;
  readonly machine: MachineKind;
  readonly limits?: SourceLimits;
}

export interface Looked {
  readonly look: UpdateLook;
  /** What may be fetched; null unless there is something newer for this machine. */
  readonly file: InstallerFile | null;
}

/** The kind of machine that this process runs on. */
export function thisMachine(): MachineKind {
  const prefers = process.platform === 'linux' && process.env.APPIMAGE ? '.AppImage' : undefined;
  return { platform: process.platform, arch: process.arch, prefers };
}

const DETAIL: Readonly<Record<ManifestFault, string>> = {
  otherProduct: 'The manifest is of another product.',
  futureManifest: 'The manifest is dated in the future; one of the clocks is wrong.',
  olderManifest: 'A newer manifest was seen here before; this one is not followed.',
  tooOldHere: 'This program is too old for that version; another one comes between.',
};

/** Looks whether the source has a newer version. Never throws for what a source does; nothing is fetched but the manifest. */
export async function lookForUpdate(options: LookOptions): Promise<Looked> {
  try {
    return await look(options);
  } catch (error) {
    return { look: { state: 'refused', ...refusalOf(error) }, file: null };
  }
}

async function look({ settings, limits = usualLimits, ...options }: LookOptions): Promise<Looked> {
  const { source, keys } = settings;
  if (source === null || trustedKeys(keys).length === 0) return { look: { state: 'off' }, file: null };
  const bytes = await readSmall(openSource(source, limits), MANIFEST_NAME, MANIFEST_BYTES, limits);
  const trusted = readSigned(bytes, keys);
  const { manifest } = trusted;
  const { own, now, profileDir, machine } = options;
  const judged = judgeManifest(trusted, { own, now, seen: await loadNewestSeen(profileDir) });
  if (judged === 'current' || judged === 'newer' || judged === 'tooOldHere') {
    await rememberSeen(profileDir, trusted);
  }
  if (judged === 'current') {
    return { look: { state: 'current', version: manifest.version }, file: null };
  }
  if (judged !== 'newer') {
    const least = judged === 'tooOldHere' ? ` At least ${manifest.minimumVersion} is needed.` : '';
    throw new UpdateRefused(judged, `${DETAIL[judged]}${least}`);
  }
  const file = fileFor(manifest, machine);
  const { version, releasedAt, news } = manifest;
  return {
    look: {
      state: 'available',
      version,
      releasedAt,
      news,
      file: file && { name: file.name, bytes: file.bytes },
    },
    file,
  };
}
