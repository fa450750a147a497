import type { UpdateSettings } from '#shared/updates/settings.ts';
import type { ReadDb } from '../db/handles.ts';
import { machineSettingsFile, readMachineUpdates } from '../files/machineSettings.ts';
import { loadSettings } from '../settings/load.ts';

export interface ChosenUpdates extends UpdateSettings {
  /** The administrator of the machine decided; what the institution set is not asked. */
  readonly isFixed: boolean;
}

/**
 * Where updates come from and whose signature counts: what the machine-wide settings file says, else the settings of
 * the institution.
 *
 * @throws {MachineSettingsFault}
 */
export async function chosenUpdates(
  db: ReadDb,
  machineFile: string = machineSettingsFile(process),
): Promise<ChosenUpdates> {
  const ofMachine = readMachineUpdates(machineFile);
  if (ofMachine !== null) return { ...ofMachine, isFixed: true };
  const { updates } = await loadSettings(db);
  return { ...updates, isFixed: false };
}
