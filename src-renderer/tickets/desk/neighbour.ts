/** The row to open from row `at` (−1: none is open) one step down or up; stays within the list. */
export function neighbour(at: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return step === 1 ? 0 : count - 1;
  return Math.max(0, Math.min(count - 1, at + step));
}
