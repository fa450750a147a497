import { resolve } from 'node:path';
import type { Place, PlaceRefusal } from '#shared/place/place.ts';
import { defaultFolders, type Folders } from './defaultFolders.ts';
import { MachineSettingsFault, machineSettingsFile, readMachinePlace } from './machineSettings.ts';
import { PlaceFileFault, readPlaceFile } from './placeFile.ts';

export interface StartOptions {
  readonly data?: string | undefined;
  readonly profile?: string | undefined;
  readonly demo?: boolean | undefined;
  /** The machine-wide settings, of this machine unless a test brings its own. */
  readonly machineFile?: string | undefined;
}

/** Where a program that starts now works. */
export interface ChosenPlace {
  readonly place: Place;
  /** Decided before `place.json` is asked, so that nothing can be changed from within. */
  readonly isFixed: boolean;
  /** Of the place; of a client, which opens none, the folder that it would have by itself. */
  readonly dataDir: string;
  /** The folders in which this installation works by itself. */
  readonly own: Folders;
  /** What says it cannot be understood: then nothing is opened. `place` means nothing. */
  readonly fault: Omit<PlaceRefusal, 'ok'> | null;
}

/**
 * What was typed when the program was started comes first, a demonstration has folders of its own, then come the
 * machine's settings, then `place.json` of the profile; without any of them it works alone in the usual folder.
 */
export function choosePlace(options: StartOptions): ChosenPlace {
  const usual = defaultFolders(options.demo);
  const own: Folders = {
    dataDir: options.data ? resolve(options.data) : usual.dataDir,
    profileDir: options.profile ? resolve(options.profile) : usual.profileDir,
  };
  const byItself = { place: { mode: 'local' }, dataDir: own.dataDir, own, fault: null } as const;
  if (options.data || options.demo) return { ...byItself, isFixed: true };
  let isFixed = true;
  try {
    const ofMachine = readMachinePlace(options.machineFile ?? machineSettingsFile(process));
    if (ofMachine === null) isFixed = false;
    const place = ofMachine ?? readPlaceFile(own.profileDir) ?? byItself.place;
    return { ...byItself, place, isFixed, dataDir: place.mode === 'sharedFile' ? place.folder : own.dataDir };
  } catch (fault) {
    if (!(fault instanceof MachineSettingsFault || fault instanceof PlaceFileFault)) throw fault;
    return { ...byItself, isFixed, fault: { problem: 'failed', detail: fault.message } };
  }
}
