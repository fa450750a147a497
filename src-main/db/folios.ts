import type { WriteTx } from './handles.ts';

/**
 * The next number of a series in a year, from 1. Without gaps: it is taken in the transaction that uses it, and given
 * back if that rolls back. The head of the audit trail signs the last number, and a restore goes on above it.
 */
export async function nextFolio(tx: WriteTx, series: string, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('folioSeries')
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet((eb) => ({ last: eb('folioSeries.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
