import { sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';
import type { Moment } from './moment.ts';
import { type Asked, type Narrowing, populationOf, sourceOf } from './population.ts';

/** How many tickets a list has: what its figure says. */
export async function countOf(
  db: ReadDb,
  asked: Asked,
  moment: Moment,
  narrowing?: Narrowing,
): Promise<number> {
  let count = 0;
  for (const branch of populationOf(asked, moment, narrowing)) {
    const counted = branch.isRepeated ? sql`count(DISTINCT ${branch.id})` : sql`count(*)`;
    const { rows } = await sql<{ count: number }>`SELECT ${counted} AS count ${sourceOf(branch)}`.execute(db);
    count += rows[0]?.count ?? 0;
  }
  return count;
}
