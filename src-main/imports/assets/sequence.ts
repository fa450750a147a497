import { numberKey } from '#shared/assets/identity.ts';
import { sequenceNumber } from '#shared/assets/sequence.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { highestNumber } from '../../assets/service.ts';
import type { ReadDb } from '../../db/handles.ts';

/** The next numbers of the institution's sequence, those left out that the same file gives by hand. */
export async function nextNumbers(
  db: ReadDb,
  { inventory }: Pick<Settings, 'inventory'>,
  count: number,
  taken: readonly string[],
): Promise<string[]> {
  const { numberPrefix, numberDigits } = inventory;
  const given = new Set(taken.map(numberKey));
  const numbers: string[] = [];
  for (let n = (await highestNumber(db, numberPrefix)) + 1; numbers.length < count; n++) {
    const number = sequenceNumber(numberPrefix, numberDigits, n);
    if (!given.has(numberKey(number))) numbers.push(number);
  }
  return numbers;
}
