import { z } from 'zod';
import { canonicalJson } from '../kernel/canonicalJson.ts';
import { DAY } from '../kernel/time.ts';
import { instant } from '../rpc/fields.ts';
import { compareVersions, programVersion } from './version.ts';

/**
 * What a folder of installers says of itself: `soporte-updates.json`, made and signed by `soporte updates make`. Whoever
 * controls the folder or address, or the way to it, can withhold a version and nothing else: names, sizes and hashes of
 * the files are signed, and an older manifest is refused where a newer one was seen.
 */
export const MANIFEST_NAME = 'soporte-updates.json';
export const PRODUCT = 'soportebalance';
/** Nobody reads more than that before a signature was found good. */
export const MANIFEST_BYTES = 256 * 1024;
const INSTALLER_BYTES = 2 * 1024 * 1024 * 1024;

export const PLATFORMS = ['win32', 'linux', 'darwin'] as const;
export type Platform = (typeof PLATFORMS)[number];
export const ARCHITECTURES = ['x64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** What each system installs from, the usual one first. */
export const INSTALLER_ENDS: Readonly<Record<Platform, readonly string[]>> = {
  win32: ['.exe', '.msi'],
  linux: ['.deb', '.AppImage'],
  darwin: ['.dmg'],
};

/** Names that Windows gives to devices, whatever stands behind the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name and never a path: it becomes part of one on the machine that installs. */
export const isInstallerName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,119}$/.test(name) &&
  !name.includes('..') &&
  !DEVICE.test(name) &&
  Object.values(INSTALLER_ENDS)
    .flat()
    .some((end) => name.endsWith(end));

export const installerFile = z.strictObject({
  platform: z.enum(PLATFORMS),
  arch: z.enum(ARCHITECTURES),
  name: z.string().refine(isInstallerName),
  bytes: z.number().int().min(1).max(INSTALLER_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type InstallerFile = z.infer<typeof installerFile>;

const newsLines = z.array(z.string().trim().min(1).max(300)).min(1).max(20);
/** What is new, a few lines in each language. */
export const newsTexts = z.strictObject({ es: newsLines, en: newsLines, pt: newsLines });
export type NewsTexts = z.infer<typeof newsTexts>;

export const updateManifest = z.strictObject({
  /** Says what is signed: a signature under something else of ours never fits here. */
  format: z.literal('soporte-updates/1'),
  product: z.string().min(1).max(60),
  version: programVersion,
  releasedAt: instant,
  /** Older programs install another version first. */
  minimumVersion: programVersion,
  files: z
    .array(installerFile)
    .min(1)
    .max(30)
    .refine((files) => new Set(files.map(({ name }) => name.toLowerCase())).size === files.length),
  news: newsTexts,
});
export type UpdateManifest = z.infer<typeof updateManifest>;

/** The file: what is said, and the signature over the canonical JSON of it (Ed25519, base64). */
export const signedManifest = z.strictObject({
  manifest: z.unknown(),
  /** The first 32 hexadecimal digits of the SHA-256 of the public key (DER). */
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  signature: z.base64().length(88),
});
export type SignedManifest = z.infer<typeof signedManifest>;

/** What the key signs. */
export const signedText = (manifest: unknown): string => canonicalJson(manifest);

/** The newest manifest that was ever accepted here. */
export const newestSeen = z.object({
  releasedAt: instant,
  version: programVersion,
  /** SHA-256 of what was signed. */
  sha256: z.string(),
});
export type NewestSeen = z.infer<typeof newestSeen>;

export type ManifestFault = 'otherProduct' | 'futureManifest' | 'olderManifest' | 'tooOldHere';

/**
 * What a manifest with a good signature means for a program of version `own`. `now` is UTC ms. A manifest may be dated a
 * day ahead of this clock and no more: one dated by mistake to next century would make every later one look older.
 */
export function judgeManifest(
  { manifest, sha256 }: { readonly manifest: UpdateManifest; readonly sha256: string },
  { own, now, seen }: { readonly own: string; readonly now: number; readonly seen: NewestSeen | null },
): 'current' | 'newer' | ManifestFault {
  const releasedAt = Date.parse(manifest.releasedAt);
  if (manifest.product !== PRODUCT) return 'otherProduct';
  if (releasedAt > now + DAY) return 'futureManifest';
  const seenAt = seen === null ? Number.NEGATIVE_INFINITY : Date.parse(seen.releasedAt);
  if (releasedAt < seenAt || (releasedAt === seenAt && sha256 !== seen?.sha256)) return 'olderManifest';
  if (compareVersions(manifest.version, own) <= 0) return 'current';
  return compareVersions(own, manifest.minimumVersion) < 0 ? 'tooOldHere' : 'newer';
}

export interface MachineKind {
  readonly platform: string;
  readonly arch: string;
  /** The kind of package that the running program came in, where it can be told. */
  readonly prefers?: string | undefined;
}

/** The file for a machine; null where the release has none. */
export function fileFor(
  { files }: Pick<UpdateManifest, 'files'>,
  { platform, arch, prefers }: MachineKind,
): InstallerFile | null {
  const fitting = files.filter((file) => file.platform === platform && file.arch === arch);
  const order = INSTALLER_ENDS[platform as Platform] ?? [];
  const rank = ({ name }: InstallerFile) =>
    prefers !== undefined && name.endsWith(prefers) ? -1 : order.findIndex((end) => name.endsWith(end));
  return [...fitting].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Which system an installer is for, by its name as electron-builder gives it; null where it is no installer. */
export function kindOfInstaller(
  name: string,
): { readonly platform: Platform; readonly arch: Architecture } | null {
  if (!isInstallerName(name)) return null;
  const platform = PLATFORMS.find((one) => INSTALLER_ENDS[one].some((end) => name.endsWith(end)));
  if (platform === undefined) return null;
  return { platform, arch: /(arm64|aarch64)/i.test(name) ? 'arm64' : 'x64' };
}
