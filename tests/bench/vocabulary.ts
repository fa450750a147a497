import type { seededRandom } from '../builders/seededRandom.ts';

type Random = ReturnType<typeof seededRandom>;

const SYLLABLES =
  'ba be bi co cu da de fa ga lo lu ma me mi mo na no pa pe po ra re ri sa se so ta te ti to va ve'.split(
    ' ',
  );
const SIZE = 4_000;

/** In a fifth of all texts. */
export const COMMON_WORD = 'impresora';
/** In one of ten thousand. */
export const RARE_WORD = 'osciloscopio';

/** Made-up words, the first ones far more frequent than the last, as in a language. */
export function vocabulary(random: Random): { text(words: number): string } {
  const words = Array.from({ length: SIZE }, () =>
    Array.from({ length: random.whole(2, 4) }, () => random.pick(SYLLABLES)).join(''),
  );
  return {
    text: (count) =>
      Array.from({ length: count }, () => words[Math.floor(random.next() ** 3 * SIZE)] ?? '').join(' '),
  };
}
