import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';

/** Whether the institution lets these roles in with a second factor only. */
export async function demandsSecondFactor(db: ReadDb, roles: readonly Role[]): Promise<boolean> {
  const { security } = await loadSettings(db);
  return security.secondFactorRoles.some((role) => roles.includes(role));
}
