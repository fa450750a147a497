import type { WriteTx } from './handles.ts';

/**
 * Lets every series go on above the highest number that was ever given out: somebody holds a paper with it. What lies
 * between becomes void, so that the series has no gaps. Answers with how many numbers that were.
 */
export async function raiseFolios(
  tx: WriteTx,
  known: Readonly<Record<string, number>>,
  seq: number,
): Promise<number> {
  let voided = 0;
  for (const [name, last] of Object.entries(known)) {
    const dash = name.lastIndexOf('-');
    const series = name.slice(0, dash);
    const year = Number(name.slice(dash + 1));
    const present = await tx
      .selectFrom('folioSeries')
      .select('last')
      .where('series', '=', series)
      .where('year', '=', year)
      .executeTakeFirst();
    const from = present?.last ?? 0;
    if (last <= from) continue;
    for (let number = from + 1; number <= last; number++) {
      await tx.insertInto('voidFolios').values({ series, year, number, reason: 'restore', seq }).execute();
    }
    await tx
      .insertInto('folioSeries')
      .values({ series, year, last })
      .onConflict((conflict) => conflict.columns(['series', 'year']).doUpdateSet({ last }))
      .execute();
    voided += last - from;
  }
  return voided;
}
