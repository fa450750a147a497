import { defaultSettings, type Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import { storedGroups } from './queries.ts';

/** The settings in force: what was saved over the defaults. One small query; the parsing is remembered. */
export async function loadSettings(db: ReadDb): Promise<Settings> {
  const stored = await storedGroups(db);
  const saved = Object.fromEntries(stored.map(({ group, value }) => [group, value])) as Partial<Settings>;
  return { ...defaultSettings, ...saved };
}
