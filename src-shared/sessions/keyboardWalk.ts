const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const COLUMNS: ReadonlyMap<string, number> = new Map(
  ROWS.flatMap((row) => Array.from(row, (key, column) => [key, column] as const)),
);
/** Shorter ones lie in many honest words. */
const SHORTEST = 3;

/**
 * How many characters of a folded password a hand does not find by walking over the keys: of `1qaz2wsx3edc` and
 * `q1w2e3r4t5y6` none, of `123456789qaz` none, of a sentence nearly all.
 */
export function charactersOffTheWalk(folded: string): number {
  const characters = Array.from(folded);
  let off = 0;
  let walked = 1;
  for (let at = 1; at <= characters.length; at++) {
    if (areNear(characters[at - 1], characters[at])) {
      walked += 1;
      continue;
    }
    if (walked < SHORTEST) off += walked;
    walked = 1;
  }
  return off;
}

/** The same finger, or the one beside it, in whichever row. */
function areNear(one: string | undefined, other: string | undefined): boolean {
  const from = COLUMNS.get(one ?? '');
  const to = COLUMNS.get(other ?? '');
  return from !== undefined && to !== undefined && Math.abs(from - to) <= 1;
}
