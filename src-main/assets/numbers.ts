import { sql } from 'kysely';
import { sequenceNumber } from '#shared/assets/sequence.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';

/** Longer numbers than these are no part of a sequence: a double still holds them. */
const LONGEST = 15;

/**
 * The highest number used with this prefix, typed or given; 0 before the first. One step in the index for each length:
 * among numbers of one length the highest is the last.
 */
export async function highestNumber(db: ReadDb, prefix: string): Promise<number> {
  const folded = foldText(prefix).replace(/\s+/g, ' ');
  const lengths = Array.from({ length: LONGEST }, (_, index) => folded.length + index + 1);
  const { rows } = await sql<{ highest: string | null }>`
    SELECT (SELECT substr(foldedNumber, ${folded.length + 1}) FROM assets INDEXED BY assets_sequence
        WHERE length(foldedNumber) = l.value AND foldedNumber >= ${`${folded}0`} AND foldedNumber < ${`${folded}:`}
          AND substr(foldedNumber, ${folded.length + 1}) NOT GLOB '*[^0-9]*'
        ORDER BY foldedNumber DESC LIMIT 1) AS highest
    FROM json_each(${JSON.stringify(lengths)}) AS l`.execute(db);
  return Math.max(0, ...rows.map(({ highest }) => Number(highest ?? 0)));
}

/** The number that the next asset gets; it is taken by whoever writes it in the same transaction. */
export async function nextInventoryNumber(
  db: ReadDb,
  { inventory }: Pick<Settings, 'inventory'>,
): Promise<string> {
  const { numberPrefix, numberDigits } = inventory;
  return sequenceNumber(numberPrefix, numberDigits, (await highestNumber(db, numberPrefix)) + 1);
}
