/** Five deaths soon after the start, one after the other, and it is not a passing trouble. */
const MOST_FAILURES = 5;
/** A host that lived this long had a good start, so that its death counts from the beginning. */
const SETTLED_MS = 60_000;
const FIRST_MS = 250;

/**
 * How long to wait before a dead service host is started again: a quarter of a second, then twice as long each time.
 * `failures` = deaths in a row so far; undefined when it should be given up.
 */
export function restartDelay(
  failures: number,
  livedMs: number,
): { ms: number; failures: number } | undefined {
  const inARow = livedMs >= SETTLED_MS ? 0 : failures;
  return inARow >= MOST_FAILURES ? undefined : { ms: FIRST_MS * 2 ** inARow, failures: inARow + 1 };
}
