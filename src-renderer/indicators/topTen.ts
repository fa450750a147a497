import type { GroupRow } from '#shared/indicators/fields.ts';

const TOP = 10;

/** The ten groups in which most came in, and how much came in in all the others together (`whole` is the figure itself). */
export function topTen(
  rows: readonly GroupRow[],
  more: number,
  whole: number,
): {
  readonly top: readonly GroupRow[];
  readonly rest: { readonly groups: number; readonly received: number } | null;
} {
  const sorted = rows.filter(({ received }) => received > 0).sort((a, b) => b.received - a.received);
  const top = sorted.slice(0, TOP);
  const groups = sorted.length - top.length + more;
  if (groups === 0) return { top, rest: null };
  const shown = top.reduce((sum, { received }) => sum + received, 0);
  return { top, rest: { groups, received: whole - shown } };
}
