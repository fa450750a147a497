/** What the system says of a file or folder, in words; null for anything else. */
export function systemFault(error: Error): string | null {
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
