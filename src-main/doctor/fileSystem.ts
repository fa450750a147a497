import { statfs } from 'node:fs/promises';

export interface FileSystem {
  /** Null where the system does not say. */
  readonly name: string | null;
  /** Whether another machine keeps the files; null where the system does not say. */
  readonly isRemote: boolean | null;
  readonly freeBytes: number;
}

/** Magic numbers of Linux, statfs(2). */
const KNOWN: ReadonlyMap<number, readonly [name: string, isRemote: boolean]> = new Map([
  [0x6969, ['NFS', true]],
  [0xff534d42, ['CIFS/SMB', true]],
  [0xfe534d42, ['SMB', true]],
  [0x517b, ['SMB', true]],
  [0x65735546, ['FUSE', true]],
  [0x01021997, ['9P', true]],
  [0xef53, ['ext4', false]],
  [0x58465342, ['XFS', false]],
  [0x9123683e, ['Btrfs', false]],
  [0x2fc12fc1, ['ZFS', false]],
  [0x01021994, ['tmpfs', false]],
  [0x794c7630, ['overlay', false]],
]);

export async function fileSystemOf(folder: string): Promise<FileSystem> {
  const { type, bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  // A path that names a machine; a mapped drive letter does not tell.
  if (process.platform === 'win32') {
    const isNamed = folder.startsWith('\\\\');
    return { name: isNamed ? 'SMB' : null, isRemote: isNamed ? true : null, freeBytes };
  }
  const [name, isRemote] = KNOWN.get(type) ?? [null, null];
  return { name, isRemote, freeBytes };
}

const SYNCHRONISED = [
  ['OneDrive', /(^|[\\/])OneDrive( - [^\\/]*)?([\\/]|$)/i],
  ['Dropbox', /(^|[\\/])Dropbox( \([^\\/]*\))?([\\/]|$)/i],
  ['Google Drive', /(^|[\\/])(Google ?Drive|My Drive|Mi unidad)([\\/]|$)/i],
  ['Nextcloud', /(^|[\\/])Nextcloud\d*([\\/]|$)/i],
  ['iCloud', /(^|[\\/])(iCloud ?Drive|com~apple~CloudDocs)([\\/]|$)/i],
] as const;

/** The program that copies this folder to other machines behind everybody's back, going by its name; null for none. */
export function synchroniserOf(folder: string): string | null {
  return SYNCHRONISED.find(([, pattern]) => pattern.test(folder))?.[0] ?? null;
}
