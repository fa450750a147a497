import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { fingerprint, type Place, serverAddress } from '#shared/place/place.ts';
import { type UpdateSettings, updateSettings } from '#shared/updates/settings.ts';

/** What the administrator of a machine may decide for everybody who works at it: a shared folder, or a server. */
export type MachinePlace = Extract<Place, { mode: 'sharedFile' | 'client' }>;

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
  z.strictObject({
    mode: z.literal('server'),
    address: serverAddress,
    /** Absent: an authority that the system trusts vouches for the certificate. */
    fingerprint: fingerprint.optional(),
    updates,
  }),
  /** Decides about updates alone: everybody works where they like. */
  z.strictObject({ updates: updates.unwrap() }),
]);

/**
 * Where everybody at this machine works; null where its administrator leaves that to them.
 *
 * @throws {MachineSettingsFault} when the file is not understood
 */
export function readMachinePlace(file: string): MachinePlace | null {
  const found = parsedSettings(file);
  if (found === null || !('mode' in found)) return null;
  if (found.mode === 'sharedFile') return { mode: 'sharedFile', folder: found.dataDir };
  return { mode: 'client', address: found.address, fingerprint: found.fingerprint ?? null };
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
    `${file} must hold { "mode": "sharedFile", "dataDir": "…" } with an absolute folder, { "mode": "server", "address": "https://…", "fingerprint": "SHA256:…" }, or { "updates": { "source": "…", "keys": ["…"] } }, or one of the first two with the third, and nothing else.`,
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
