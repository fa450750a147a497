import type { ReadDb } from '../db/handles.ts';

/** How many things a person holds in custody: who disables them is told. */
export async function countHeld(db: ReadDb, personId: number): Promise<number> {
  const { held } = await db
    .selectFrom('custodyItems')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('personId', '=', personId)
    .where('toAt', 'is', null)
    .executeTakeFirstOrThrow();
  return held;
}
