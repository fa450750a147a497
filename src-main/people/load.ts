import type { ReadDb } from '../db/handles.ts';
import { allExist } from './queries.ts';

export { languageOf } from './language.ts';
export { otherAdministrators, touchPeople } from './queries.ts';

/** Whether there is a person for each of these ids. */
export function allPeopleExist(db: ReadDb, ids: readonly number[]): Promise<boolean> {
  return allExist(db, 'people', ids);
}
