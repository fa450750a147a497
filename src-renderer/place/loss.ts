import type { BackupLook, PlaceRefusal } from '#shared/place/place.ts';

export type Backup = Exclude<BackupLook, PlaceRefusal>;

/** What restoring a backup would take away here: nothing to lose, nothing lost, or what has to be said first. */
export type Loss = 'nothingHere' | 'nothingLost' | 'since' | 'other' | 'damaged';

/** `hasData`: whether there is an institution here; before its first start a database has nothing of anybody. */
export function lossOf({ wouldLose }: Pick<Backup, 'wouldLose'>, hasData: boolean): Loss {
  if (wouldLose === null || !hasData) return 'nothingHere';
  if (wouldLose.isDamaged) return 'damaged';
  if (!wouldLose.isSameDatabase) return 'other';
  return wouldLose.events === 0 ? 'nothingLost' : 'since';
}

/** Whether it must be confirmed with a word: what is there would be gone, or nobody knows. */
export function mustConfirm(loss: Loss): boolean {
  return loss !== 'nothingHere' && loss !== 'nothingLost';
}
