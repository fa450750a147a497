/** A stretch of time in milliseconds, `from` included, `to` not. */
export type Span = readonly [from: number, to: number];

/** The same time as sorted spans that neither touch nor overlap; empty and reversed ones hold no time and vanish. */
export function mergeSpans(spans: readonly Span[]): [from: number, to: number][] {
  const sorted = spans.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const [from, to] of sorted) {
    if (last !== undefined && from <= last[1]) {
      if (to > last[1]) last[1] = to;
    } else {
      last = [from, to];
      merged.push(last);
    }
  }
  return merged;
}
