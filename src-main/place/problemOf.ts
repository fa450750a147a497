import type { PlaceProblem, PlaceRefusal } from '#shared/place/place.ts';
import { DatabaseFailure } from '../db/failures.ts';
import { type StorageFault, storageFaultOf } from '../db/storageFault.ts';

/** By the code of a `DatabaseFailure` (db/failures.ts, doctor/service.ts); what is missing here is `failed`. */
const OF_DATABASE: Readonly<Record<string, PlaceProblem>> = {
  busy: 'inUse',
  databaseFromNewerVersion: 'newer',
  notOurDatabase: 'damaged',
  databaseDamaged: 'damaged',
  dataFolderUnreadable: 'damaged',
  auditBroken: 'damaged',
  databaseMoved: 'folderAway',
  walOnSharedFile: 'unfitShare',
  unfitShare: 'unfitShare',
  clockOff: 'clockOff',
  dataFolderInUse: 'inUse',
  folderOccupied: 'occupied',
  backupTargetTaken: 'occupied',
  backupDamaged: 'damagedBackup',
  notABackup: 'notABackup',
  passphraseNeeded: 'passphraseNeeded',
  passphraseWrong: 'wrongPassphrase',
};

const OF_STORAGE: Readonly<Record<StorageFault, PlaceProblem>> = {
  full: 'full',
  readOnly: 'notWritable',
  unreachable: 'folderAway',
  damaged: 'damaged',
};

/** Of the system, besides those that `storageFaultOf` knows: the path ends somewhere, or its machine is silent. */
const AWAY: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENOTCONN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENXIO',
  // What Windows answers for a network name that is no longer there.
  'UNKNOWN',
]);

/** What stands in the way of opening, moving or restoring, for the screen (by `problem`) and for the log (`detail`). */
export function problemOf(fault: unknown): PlaceRefusal {
  return {
    ok: false,
    problem: nameOf(fault),
    detail: fault instanceof Error ? fault.message : String(fault),
  };
}

function nameOf(fault: unknown): PlaceProblem {
  if (fault instanceof DatabaseFailure) return OF_DATABASE[fault.code] ?? 'failed';
  const storage = storageFaultOf(fault);
  if (storage !== null) return OF_STORAGE[storage];
  const isOfSystem = fault instanceof Error && 'syscall' in fault && 'code' in fault;
  return isOfSystem && AWAY.has(String(fault.code)) ? 'folderAway' : 'failed';
}
