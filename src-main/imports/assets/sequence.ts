import { sql } from 'kysely';
import { numberKey } from '#shared/assets/identity.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { WriteTx } from '../../db/handles.ts';

/** The next numbers of the institution's sequence, those left out that the same file gives by hand. */
export async function nextNumbers(
  tx: WriteTx,
  { inventory }: Pick<Settings, 'inventory'>,
  count: number,
  taken: readonly string[],
): Promise<string[]> {
  const { numberPrefix, numberDigits } = inventory;
  const prefix = numberKey(numberPrefix);
  const { rows } = await sql<{ last: number | null }>`
    SELECT max(CAST(substr(foldedNumber, ${prefix.length + 1}) AS INTEGER)) AS last FROM assets
    WHERE foldedNumber >= ${prefix} AND foldedNumber < ${`${prefix}:`}
      AND substr(foldedNumber, ${prefix.length + 1}) NOT GLOB '*[^0-9]*'`.execute(tx);
  const given = new Set(taken.map(numberKey));
  const numbers: string[] = [];
  for (let n = (rows[0]?.last ?? 0) + 1; numbers.length < count; n++) {
    const number = `${numberPrefix}${String(n).padStart(numberDigits, '0')}`;
    if (!given.has(numberKey(number))) numbers.push(number);
  }
  return numbers;
}
