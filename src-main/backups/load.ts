import type { ReadDb } from '../db/handles.ts';
import { lastGood, type NewestCopy, newestCopy, recordingSince } from './queries.ts';

/** How the installation's copies stand. Instants in UTC ms. */
export interface CopiesStanding {
  /** Whatever became of it, by hand or by the clock. */
  readonly newest: NewestCopy | null;
  readonly lastGoodAt: number | null;
  /** Since when there has been something to copy. */
  readonly since: number;
}

/** What alerts ask of the copies; three look-ups by index. */
export async function copiesStanding(db: ReadDb, now: number): Promise<CopiesStanding> {
  return {
    newest: await newestCopy(db),
    lastGoodAt: (await lastGood(db, now))?.at ?? null,
    since: await recordingSince(db),
  };
}
