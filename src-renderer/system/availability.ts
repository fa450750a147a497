/** Newest first, without the months before anything was recorded; the newest one always stays. */
export function sinceFirstRecord<T extends { readonly share: number | null }>(months: readonly T[]): T[] {
  const first = months.findLastIndex(({ share }) => share !== null);
  return months.slice(0, Math.max(first, 0) + 1);
}
