import { randomInt } from 'node:crypto';

const CONSONANTS = 'bcdfghjklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES_IN_A_GROUP = 2;
const GROUPS = 4;

/**
 * A password to be read out or copied from paper and changed at once: four groups of syllables and two digits, as
 * in `kuma-tepo-rade-sili-47`. About 58 bits.
 */
export function newTemporaryPassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: SYLLABLES_IN_A_GROUP }, () => pick(CONSONANTS) + pick(VOWELS)).join(''),
  );
  return [...groups, String(randomInt(10, 100))].join('-');
}

function pick(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
