import type { WriteTx } from './handles.ts';
import { prebuiltWrite } from './prebuilt.ts';

const nextNumber = prebuiltWrite((tx, p: { series: string; year: number }) =>
  tx
    .insertInto('folioSeries')
    .values({ series: p.series, year: p.year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet((eb) => ({ last: eb('folioSeries.last', '+', 1) })),
    )
    .returning('last')
    .compile(),
);

/**
 * The next number of a series in a year, from 1. Without gaps: it is taken in the transaction that uses it, and given
 * back if that rolls back. The head of the audit trail signs the last number, and a restore goes on above it.
 */
export async function nextFolio(tx: WriteTx, series: string, year: number): Promise<number> {
  return (await nextNumber.only(tx, { series, year })).last;
}
