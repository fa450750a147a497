import type { DateFormat } from './tickets/foreignDate.ts';

/** What the dates of a file show of their order; `either` when each of them is a date both ways. */
export type DateOrder = DateFormat | 'either' | 'mixed' | 'none';

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?:\D|$)/;

/**
 * The order of day and month that a column's dates prove: a 13th month is none. `mixed` when some prove one and some
 * the other; then nobody can tell what the rest are.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder {
  let isSlashed = false;
  let isYearFirst = false;
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    if (/^\d{4}-\d{1,2}-\d{1,2}/.test(text)) isYearFirst = true;
    const found = SLASHED.exec(text);
    if (found === null) continue;
    isSlashed = true;
    const [first, second] = [Number(found[1]), Number(found[2])];
    // What is a date in neither order (13/40) is a slip of the pen: it proves nothing.
    if (first > 12 && second > 12) continue;
    if (first > 12) dayFirst = true;
    if (second > 12) monthFirst = true;
  }
  if (!isSlashed) return isYearFirst ? 'y-m-d' : 'none';
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'd/m/y';
  return monthFirst ? 'm/d/y' : 'either';
}
