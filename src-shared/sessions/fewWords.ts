import { COMMON_PASSWORD_WORDS, LITTLE_WORDS } from './commonWords.ts';

/** So many of the common words, in any order and with digits around, are still tried early. */
const MOST_WORDS = 2;
/** More digits that say nothing (no date, no sequence) are something of one's own. */
const MOST_DIGITS = 6;
const LONGEST_WORD = 24;

/**
 * Whether a folded password is one or two common words with little ones and digits around, as `princesita12345`,
 * `mi-amor-eterno-2020` and `manchesterunited`. That is every list of what people really choose at twelve characters,
 * and some millions besides that nobody has listed yet: 2,000 words taken two at a time.
 *
 * @param own words of the place, folded: of the institution’s name
 */
export function isMadeOfFewWords(folded: string, own: ReadonlySet<string>): boolean {
  const digits = folded.replace(/\D/g, '');
  if (digits.length > MOST_DIGITS && !isTelling(digits)) return false;
  const letters = folded.replace(/[^\p{L}]/gu, '');
  if (letters === '' || letters.length < folded.length / 3 || /[^a-z]/.test(letters)) return false;
  const once = letters.replace(/(.{3,}?)\1+/g, '$1');
  return [letters, once].some((each) => fewestWords(each, own) <= MOST_WORDS);
}

/** A date of eight digits, the same few again and again, or a run along the keys. */
function isTelling(digits: string): boolean {
  return (
    /^((19|20)\d{2,6}|\d{0,4}(19|20)\d\d)$/.test(digits) ||
    new Set(digits).size <= 2 ||
    '01234567890123456789'.includes(digits) ||
    '98765432109876543210'.includes(digits) ||
    /^(\d{2,5})\1+$/.test(digits)
  );
}

/** How many common words the letters fall into at best; infinite when something is left over. */
function fewestWords(letters: string, own: ReadonlySet<string>): number {
  const fewest: number[] = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let length = 1; length <= Math.min(end, LONGEST_WORD); length += 1) {
      const before = fewest[end - length] ?? Number.POSITIVE_INFINITY;
      if (before >= best) continue;
      const word = letters.slice(end - length, end);
      if (LITTLE_WORDS.has(word)) best = before;
      else if (COMMON_PASSWORD_WORDS.has(word) || own.has(word)) best = Math.min(best, before + 1);
    }
    fewest.push(best);
  }
  return fewest[letters.length] ?? Number.POSITIVE_INFINITY;
}
