import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { type UpdateSettings, updateSettings } from '#shared/updates/settings.ts';

/** What the administrator of a machine decided for everybody who works at it: which shared folder holds the data. */
export interface MachineSettings {
  readonly mode: 'sharedFile';
  readonly dataDir: string;
}

/** The machine-wide file cannot be followed; the message says why in one sentence. Nobody gets a database of their own instead. */
export class MachineSettingsFault extends Error {
  readonly code = 'machineSettings';
}

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where only an administrator can write. */
export function machineSettingsFile({ platform, env }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env.ProgramData ?? 'C:\\ProgramData', 'SoporteBalance', 'soporte.json');
  }
  const folder =
    platform === 'darwin' ? '/Library/Application Support/SoporteBalance' : '/etc/soportebalance';
  return posix.join(folder, 'soporte.json');
}

const isAbsolute = (path: string) => posix.isAbsolute(path) || win32.isAbsolute(path);
const updates = z.strictObject(updateSettings.shape).optional();
const settings = z.union([
  z.strictObject({ mode: z.literal('sharedFile'), dataDir: z.string().refine(isAbsolute), updates }),
  /** Decides about updates alone: everybody works where they like. */
  z.strictObject({ updates: updates.unwrap() }),
]);
/** The data folder's own file (db/dataFolder.ts), as far as it matters here. */
const folderSettings = z.object({ mode: z.string() });

/**
 * The machine-wide settings; null where there are none.
 *
 * @param join how paths are joined there
 * @throws {MachineSettingsFault} when they are not understood, or name a folder that is not a shared one: a database
 *   that this workstation made there by itself would be one that the others cannot open
 */
export function readMachineSettings(
  file: string,
  join: (...parts: string[]) => string = process.platform === 'win32' ? win32.join : posix.join,
): MachineSettings | null {
  const found = parsedSettings(file);
  if (found === null || !('mode' in found)) return null;
  const { mode, dataDir } = found;
  const there = folderSettings.safeParse(jsonOf(textOf(join(dataDir, 'soporte.json')) ?? ''));
  if (there.data?.mode !== 'sharedFile') {
    throw new MachineSettingsFault(
      `${file} names ${dataDir}, which cannot be reached or is not a shared data folder.`,
    );
  }
  return { mode, dataDir };
}

/**
 * Where updates come from on this machine and whose signature counts; null where its administrator says nothing of it.
 *
 * @throws {MachineSettingsFault}
 */
export function readMachineUpdates(file: string): UpdateSettings | null {
  return parsedSettings(file)?.updates ?? null;
}

function parsedSettings(file: string): z.infer<typeof settings> | null {
  const text = textOf(file);
  if (text === null) return null;
  const parsed = settings.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new MachineSettingsFault(
    `${file} must hold { "mode": "sharedFile", "dataDir": "…" } with an absolute folder, or { "updates": { "source": "…", "keys": ["…"] } }, or both, and nothing else.`,
  );
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR'].includes((fault as NodeJS.ErrnoException).code ?? '')) return null;
    throw new MachineSettingsFault(`${file} cannot be read.`, { cause: fault });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
