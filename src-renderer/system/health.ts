import { DAY } from '#shared/kernel/time.ts';

export type HealthTone = 'success' | 'warning' | 'danger';

/** A copy a day is the least that one can go back to; a week without is a danger. `at` null: never. */
export function backupTone(at: number | null, now: number): HealthTone {
  if (at === null) return 'danger';
  const age = now - at;
  return age > 7 * DAY ? 'danger' : age > 1.5 * DAY ? 'warning' : 'success';
}

/** Free room on the disk against what the database takes: copies need as much again. */
export function diskTone(freeBytes: number, databaseBytes: number): HealthTone {
  if (freeBytes < Math.max(databaseBytes, 200_000_000)) return 'danger';
  return freeBytes < Math.max(4 * databaseBytes, 2_000_000_000) ? 'warning' : 'success';
}

/** A verification that found something is a danger; none for a month is worth a reminder. */
export function verificationTone(
  last: { readonly at: number; readonly ok: boolean } | null,
  now: number,
): HealthTone {
  if (last === null) return 'warning';
  if (!last.ok) return 'danger';
  return now - last.at > 31 * DAY ? 'warning' : 'success';
}
