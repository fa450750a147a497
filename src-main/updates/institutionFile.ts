import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultUpdates, type UpdateSettings, updateSettings } from '#shared/updates/settings.ts';
import { machineSettingsFile, readMachineUpdates } from '../files/machineSettings.ts';

const fileIn = (profileDir: string) => join(profileDir, 'institution-updates.json');

/**
 * Keeps what the institution set in the profile, for the shell: it opens no database, and asks on days when the database
 * is away, too. Whoever can write the profile can start programs as this person anyway.
 */
export async function keepForShell(profileDir: string, { source, keys }: UpdateSettings): Promise<void> {
  await mkdir(profileDir, { recursive: true, mode: 0o700 });
  const file = fileIn(profileDir);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, JSON.stringify({ source, keys }), { mode: 0o600 });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Whom the desktop program follows. At somebody else's server that is the machine-wide settings file alone: a server
 * serves data, and must not be able to name a key that installs programs on the computers of those who call it.
 *
 * @throws {MachineSettingsFault}
 */
export async function updatesForShell(
  profileDir: string,
  isClient: boolean,
  machineFile: string = machineSettingsFile(process),
): Promise<UpdateSettings> {
  const ofMachine = readMachineUpdates(machineFile);
  if (ofMachine !== null) return ofMachine;
  if (isClient) return defaultUpdates;
  const text = await readFile(fileIn(profileDir), 'utf8').catch(() => '{}');
  try {
    return updateSettings.parse(JSON.parse(text));
  } catch {
    return defaultUpdates;
  }
}
