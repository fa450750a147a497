import type { ReadDb } from '../db/handles.ts';

/** Imported history raises nothing: not either a week in which an import put assignments. */
export async function isImportedWeek(db: ReadDb, week: string): Promise<boolean> {
  const row = await importedWeekQuery(db, week).executeTakeFirst();
  return row !== undefined;
}

export function importedWeekQuery(db: ReadDb, week: string) {
  return db
    .selectFrom('assignments')
    .select('id')
    .where('isoWeek', '=', week)
    .where('method', '=', 'imported')
    .limit(1);
}
