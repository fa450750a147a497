import {
  defaultSettings,
  type SettingGroup,
  type Settings,
  settingGroups,
} from '#shared/settings/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';

export const SETTING_GROUPS = Object.keys(settingGroups) as SettingGroup[];

export interface StoredGroup {
  readonly id: number;
  readonly group: SettingGroup;
  readonly version: number;
  readonly value: Settings[SettingGroup];
}

const isGroup = (key: string): key is SettingGroup => Object.hasOwn(settingGroups, key);

/** Parsing is the same for the same text whatever the database, so the last text of each group is remembered. */
const parsed = new Map<SettingGroup, { readonly text: string; readonly value: Settings[SettingGroup] }>();

/** A stored group; what an older program did not know yet gets its default. */
function parseGroup(key: SettingGroup, text: string): Settings[SettingGroup] {
  const known = parsed.get(key);
  if (known?.text === text) return known.value;
  const stored = JSON.parse(text) as Record<string, unknown>;
  const value = settingGroups[key].parse({ ...defaultSettings[key], ...stored });
  parsed.set(key, { text, value });
  return value;
}

/** Inside one transaction nobody else changes them: a command asks several times and reads once. */
const readInTransaction = new WeakMap<object, Promise<StoredGroup[]>>();

/** The groups that were saved at least once. */
export function storedGroups(db: ReadDb): Promise<StoredGroup[]> {
  const isTransaction = (db as { readonly isTransaction?: boolean }).isTransaction === true;
  if (!isTransaction) return readGroups(db);
  const known = readInTransaction.get(db) ?? readGroups(db);
  readInTransaction.set(db, known);
  return known;
}

const savedGroups = prebuiltQuery((db) =>
  db
    .selectFrom('settings')
    .select(['id', 'key', 'value', 'version'])
    .where('key', 'in', SETTING_GROUPS)
    .compile(),
);

async function readGroups(db: ReadDb): Promise<StoredGroup[]> {
  const rows = await savedGroups.all(db, {});
  return rows.flatMap(({ id, key, version, value }) =>
    isGroup(key) ? [{ id, group: key, version, value: parseGroup(key, value) }] : [],
  );
}

/** Writes a group for the first time; returns the row's id. */
export async function insertGroup<G extends SettingGroup>(
  tx: WriteTx,
  key: G,
  value: Settings[G],
): Promise<number> {
  readInTransaction.delete(tx);
  const row = await tx
    .insertInto('settings')
    .values({ key, value: JSON.stringify(value) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateGroup<G extends SettingGroup>(
  tx: WriteTx,
  id: number,
  value: Settings[G],
): Promise<void> {
  readInTransaction.delete(tx);
  await tx
    .updateTable('settings')
    .set((eb) => ({ value: JSON.stringify(value), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
