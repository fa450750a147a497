import { resolve } from 'node:path';
import type { Place, PlaceChange, PlaceOutcome, PlaceProgress } from '#shared/place/place.ts';
import { changeMode } from '../db/changeMode.ts';
import { type DataMode, dataPaths, exists, readMode } from '../db/dataFolder.ts';
import { FolderOccupied } from '../db/failures.ts';
import { contentOf } from '../db/folderContent.ts';
import { openDatabase } from '../db/open.ts';
import { refuseUnfitShare } from '../doctor/service.ts';
import { appVersion } from '../files/appVersion.ts';
import type { Folders } from '../files/defaultFolders.ts';
import { copyData, isCopyThere, isOlderCopy } from './copyData.ts';
import { holdsOf } from './lookAtFolder.ts';
import { problemOf } from './problemOf.ts';

/** Where the data are now. */
export interface OldPlace {
  readonly place: Place;
  readonly dataDir: string;
}

/**
 * Makes the folder of a new place ready, so that nothing is left but to say in `place.json` that it counts: until then
 * the old place is whole, whenever this is interrupted, and asking once more goes on where it can. Nobody may have the
 * folders open that change or are copied; a server somewhere else and a shared folder that is there already need
 * nothing made ready.
 *
 * @param own the folders of this installation, in which it works by itself
 */
export async function moveData(
  change: PlaceChange,
  from: OldPlace,
  own: Folders,
  onProgress: (progress: PlaceProgress) => void = () => {},
): Promise<PlaceOutcome> {
  try {
    const target = targetOf(change.place, own);
    if (target === null) return { ok: true, kept: null };
    if (target.mode === 'sharedFile') {
      onProgress({ step: 'examining', done: 0, total: 0 });
      await refuseUnfitShare(target.dataDir);
    }
    if (resolve(target.dataDir) === resolve(from.dataDir)) return await switchMode(target);
    if (change.bring) return await bring(from, target, own, onProgress);
    return target.mode === 'sharedFile' ? await joinOrMake(target) : await goHome(from, target);
  } catch (fault) {
    return problemOf(fault);
  }
}

interface Target {
  readonly dataDir: string;
  readonly mode: DataMode;
}

function targetOf(place: Place, { dataDir }: Folders): Target | null {
  switch (place.mode) {
    case 'client':
      return null;
    case 'sharedFile':
      return { dataDir: place.folder, mode: 'sharedFile' };
    case 'serving':
      return { dataDir, mode: 'server' };
    case 'local':
      return { dataDir, mode: 'local' };
  }
}

/** The same data, opened in another way from now on. */
async function switchMode({ dataDir, mode }: Target): Promise<PlaceOutcome> {
  const present = await readMode(dataDir);
  if (present !== null && present !== mode) await changeMode(dataDir, mode);
  return { ok: true, kept: null };
}

async function bring(
  from: OldPlace,
  target: Target,
  own: Folders,
  onProgress: (progress: PlaceProgress) => void,
): Promise<PlaceOutcome> {
  if (from.place.mode === 'client') {
    const detail = 'The data are a server’s: make a backup there and restore it here.';
    return { ok: false, problem: 'failed', detail };
  }
  // An attempt that was cut off after the copy counted, and before it was said that it does.
  if (!(await isCopyThere(from.dataDir, target))) {
    const isOwn = resolve(target.dataDir) === resolve(own.dataDir);
    // What this installation had by itself before is put aside, like what a restore replaces.
    if (!isOwn) await refuseOccupied(target.dataDir);
    const { kept } = await copyData(from.dataDir, target, onProgress);
    if (kept !== null) return { ok: true, kept };
  }
  return { ok: true, kept: from.dataDir };
}

async function joinOrMake({ dataDir }: Target): Promise<PlaceOutcome> {
  if ((await readMode(dataDir).catch(() => null)) !== 'sharedFile') await refuseOccupied(dataDir);
  const hasDatabase = await exists(dataPaths(dataDir).database);
  // Made by whoever comes first, with everything in it; and one that is there is found to open.
  if (!hasDatabase || (await readMode(dataDir)) !== 'sharedFile') await makeEmpty(dataDir);
  return { ok: true, kept: null };
}

async function makeEmpty(dataDir: string): Promise<void> {
  const db = await openDatabase({
    dataDir,
    appVersion: appVersion(),
    now: Date.now,
    newMode: 'sharedFile',
  });
  await db.close();
}

/** Back to what this installation has by itself, which may be nothing yet. */
async function goHome(from: OldPlace, target: Target): Promise<PlaceOutcome> {
  if (from.place.mode === 'sharedFile' && (await isOlderCopy(target.dataDir, from.dataDir))) {
    throw new FolderOccupied(
      target.dataDir,
      'an older copy of the same data: bring the present ones along, or two databases would give out the same folios',
    );
  }
  return switchMode(target);
}

async function refuseOccupied(dataDir: string): Promise<void> {
  const holds = holdsOf(await contentOf(dataDir));
  if (holds !== 'nothing') {
    throw new FolderOccupied(dataDir, holds === 'other' ? 'other files' : 'a database');
  }
}
