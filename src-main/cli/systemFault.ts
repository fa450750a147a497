import { type StorageFault, storageFaultOf } from '../db/storageFault.ts';

/** What SQLite says of its file. */
const OF_DATABASE: Readonly<Record<StorageFault, string>> = {
  full: 'There is no room left on the disk.',
  readOnly: 'The database may not be written by this person, or lies on a disk that can only be read.',
  unreachable: 'The database cannot be opened: its folder is away, or may not be used by this person.',
  damaged: 'The database is damaged; keep it, and restore the newest backup.',
};

/** What the system says of a file or folder, in words; null for anything else. */
export function systemFault(error: Error): string | null {
  if (error.name === 'SqliteError') {
    const fault = storageFaultOf(error);
    return fault === null ? null : OF_DATABASE[fault];
  }
  if (!('code' in error) || !('syscall' in error)) return null;
  const path = 'path' in error ? String(error.path) : 'It';
  switch (error.code) {
    case 'ENOENT':
      return `${path} does not exist, and cannot be made there.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path} is not a folder, or lies in something that is none.`;
    case 'EISDIR':
      return `${path} is a folder.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be used by this person.`;
    case 'EROFS':
      return `${path} lies on a disk that can only be read.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'There is no room left on the disk.';
    case 'ENAMETOOLONG':
      return 'That name is too long.';
    default:
      return null;
  }
}
