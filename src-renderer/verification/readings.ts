import type { Scan } from '#shared/verification/contract.ts';
import type { Tone } from '../ui/tones.ts';

export type Reading = Scan & { readonly isRepeated: boolean };

/** A reader's text, or a pasted list: one number a line (or between tabs and semicolons), without the empty ones. */
export function numbersIn(text: string): string[] {
  return text
    .split(/[\r\n\t;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What a reading means, to be told in colour, icon and words. */
export type Meaning = 'found' | 'elsewhere' | 'elsewhereNowhere' | 'retired' | 'unknown' | 'repeated';

export function meaningOf(reading: Reading): Meaning {
  if (reading.isRepeated) return 'repeated';
  if (reading.result !== 'elsewhere') return reading.result;
  if (reading.asset?.statusKind === 'retired') return 'retired';
  return reading.asset?.location === null ? 'elsewhereNowhere' : 'elsewhere';
}

export const meaningTones: Readonly<Record<Meaning, Tone>> = {
  found: 'success',
  elsewhere: 'warning',
  elsewhereNowhere: 'warning',
  retired: 'warning',
  unknown: 'danger',
  repeated: 'neutral',
};

/** How many of a pasted list came to what; those read before count as what they were. */
export function tally(readings: readonly Reading[]) {
  const count = (result: Scan['result']) => readings.filter((reading) => reading.result === result).length;
  return {
    count: readings.length,
    found: count('found'),
    elsewhere: count('elsewhere'),
    unknown: count('unknown'),
  };
}
