import { isAbsolute } from 'node:path';
import type {
  BackupChoice,
  BackupLook,
  FolderLook,
  Place,
  PlaceChange,
  PlaceNow,
  PlaceOutcome,
  PlaceProgress,
  PlaceRefusal,
  ServerLook,
} from '#shared/place/place.ts';
import type { ChosenPlace } from '../files/choosePlace.ts';
import { keepPlaceFile, writePlaceFile } from '../files/placeFile.ts';
import type { Hindrance } from './hostMessages.ts';
import type { HostProcess } from './hostProcess.ts';
import type { PlaceTasks } from './placeTasks.ts';
import { isPortFree } from './portProbe.ts';

export interface KeeperOptions {
  /** Where the program works as things stand now; asked again before another try. */
  choose(): ChosenPlace;
  readonly demo: boolean;
  readonly host: HostProcess;
  readonly tasks: PlaceTasks;
  onProgress(progress: PlaceProgress): void;
}

const refusal = ({ problem, detail }: Hindrance): PlaceRefusal => ({ ok: false, problem, detail });
const refused = (problem: PlaceRefusal['problem'], detail: string) => refusal({ problem, detail });

/** Where this installation works: opens it, and changes it so that the old place is open again when that fails. */
export class PlaceKeeper {
  readonly #options: KeeperOptions;
  #chosen: ChosenPlace;
  #isBusy = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#chosen = options.choose();
  }

  now(): PlaceNow {
    const { host } = this.#options;
    const { place, isFixed, dataDir } = this.#chosen;
    return { place, isFixed, dataDir, problem: host.hindrance, serving: host.serving };
  }

  /** What a session's token belongs to: it is worth nothing elsewhere, and nobody's business there. */
  get identity(): string {
    const { place, dataDir } = this.#chosen;
    return JSON.stringify(
      place.mode === 'client' ? ['server', place.address, place.fingerprint] : ['folder', dataDir],
    );
  }

  start(): void {
    void this.#open(this.#chosen);
  }

  async retry(): Promise<PlaceOutcome> {
    return this.#alone(async () => {
      await this.#options.host.stop();
      this.#chosen = this.#options.choose();
      const hindrance = await this.#open(this.#chosen);
      return hindrance === null ? { ok: true, kept: null } : refusal(hindrance);
    });
  }

  lookAtServer(address: string): Promise<ServerLook> {
    return this.#options.tasks.run({ kind: 'server', address });
  }

  lookAtFolder(folder: string): Promise<FolderLook> {
    return this.#options.tasks.run({ kind: 'folder', folder });
  }

  lookAtBackup(choice: BackupChoice): Promise<BackupLook> {
    return this.#options.tasks.run({ kind: 'backup', choice, folders: this.#folders });
  }

  /** Puts a backup in the place of the data that are open here. */
  restore(choice: BackupChoice): Promise<PlaceOutcome> {
    return this.#alone(async () => {
      const { place, fault } = this.#chosen;
      if (fault !== null) return refusal(fault);
      if (place.mode === 'client') {
        return refused('failed', `The data are those of ${place.address}: they are restored there.`);
      }
      await this.#options.host.stop();
      const outcome = await this.#options.tasks.run({ kind: 'restore', choice, folders: this.#folders });
      const hindrance = await this.#open(this.#chosen);
      return outcome.ok && isInTheWay(hindrance) ? refusal(hindrance) : outcome;
    });
  }

  change(change: PlaceChange): Promise<PlaceOutcome> {
    return this.#alone(async () => {
      const before = this.#chosen;
      if (before.isFixed) {
        return refused(
          'fixedByMachine',
          'The settings of this machine, or its start, decide about the place.',
        );
      }
      const hindrance = await this.#lookFirst(change.place);
      if (hindrance !== null) return hindrance;
      await this.#options.host.stop();
      const outcome = await this.#move(change, before);
      if (!outcome.ok) await this.#open(before);
      return outcome;
    });
  }

  /** With the host down: makes the new place ready, says that it counts, and opens it; or leaves everything as it was. */
  async #move(change: PlaceChange, before: ChosenPlace): Promise<PlaceOutcome> {
    const { tasks, host } = this.#options;
    const { own } = before;
    const from = { place: before.place, dataDir: before.dataDir };
    const moved = await tasks.run({ kind: 'change', change, from, own });
    if (!moved.ok) return moved;
    const putBack = keepPlaceFile(own.profileDir);
    try {
      writePlaceFile(own.profileDir, change.place);
    } catch (fault) {
      return refused('notWritable', fault instanceof Error ? fault.message : String(fault));
    }
    const after = this.#options.choose();
    this.#chosen = after;
    const hindrance = await this.#open(after);
    if (hindrance === null) return moved;
    await host.stop();
    putBack();
    this.#chosen = before;
    if (before.fault === null && after.dataDir === before.dataDir) {
      // Who may open the folder was changed too.
      const back = { place: before.place, bring: false };
      await tasks.run({ kind: 'change', change: back, from: { ...after }, own });
    }
    return refusal(hindrance);
  }

  /** What can be known before anything is closed. */
  async #lookFirst(place: Place): Promise<PlaceRefusal | null> {
    const { host, tasks } = this.#options;
    if (place.mode === 'sharedFile' && !isAbsolute(place.folder)) {
      return refused('folderAway', `“${place.folder}” is no whole path.`);
    }
    if (place.mode === 'serving') {
      const isOurs = host.serving !== null && new URL(host.serving.url).port === String(place.port);
      return isOurs || (await isPortFree(place.port))
        ? null
        : refused('portTaken', `Another program listens on port ${place.port}, or it may not be used.`);
    }
    if (place.mode !== 'client') return null;
    const look = await tasks.run({ kind: 'server', address: place.address });
    if (!look.ok) return look;
    const isMeant = look.fingerprint === null || place.fingerprint === look.fingerprint;
    const isVouchedFor = place.fingerprint === null && look.isTrusted;
    return isMeant || isVouchedFor
      ? null
      : refused('otherCertificate', `${place.address} shows the certificate ${look.fingerprint}.`);
  }

  #open(chosen: ChosenPlace): Promise<Hindrance | null> {
    const { host, demo, onProgress } = this.#options;
    const { place, dataDir, own, fault } = chosen;
    if (fault !== null) {
      host.refuse(fault);
      return Promise.resolve(fault);
    }
    onProgress({ step: 'opening', done: 0, total: 0 });
    return host.open({ place, dataDir, profileDir: own.profileDir, demo });
  }

  get #folders() {
    return { dataDir: this.#chosen.dataDir, profileDir: this.#chosen.own.profileDir };
  }

  async #alone(act: () => Promise<PlaceOutcome>): Promise<PlaceOutcome> {
    if (this.#isBusy) return refused('inUse', 'Another change of place is under way.');
    this.#isBusy = true;
    try {
      return await act();
    } finally {
      this.#isBusy = false;
    }
  }
}

/** Whoever cannot be reached by others works all the same. */
function isInTheWay(hindrance: Hindrance | null): hindrance is Hindrance {
  return hindrance !== null && hindrance.problem !== 'portTaken';
}
