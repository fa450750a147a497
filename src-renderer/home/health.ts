import { DAY, fromIso } from '#shared/kernel/time.ts';
import type { Tone } from '../ui/tones.ts';

const GIGABYTE = 1_000_000_000;

export type Health = 'good' | 'attention' | 'bad';

export const healthTone: Readonly<Record<Health, Tone>> = {
  good: 'success',
  attention: 'warning',
  bad: 'danger',
};

/** A backup should be of today or yesterday; without one, or after a week, somebody must see to it. */
export function backupHealth(lastAt: string | null, now: number): Health {
  if (lastAt === null) return 'bad';
  const age = now - fromIso(lastAt);
  if (age <= 2 * DAY) return 'good';
  return age <= 7 * DAY ? 'attention' : 'bad';
}

/** Problems are for today; a verification older than a month is worth another. */
export function verificationHealth(
  last: { readonly at: string; readonly ok: boolean } | null,
  now: number,
): Health {
  if (last === null) return 'attention';
  if (!last.ok) return 'bad';
  return now - fromIso(last.at) <= 31 * DAY ? 'good' : 'attention';
}

/** Room for ten copies of the database, and two gigabytes besides, is comfortable; for less than one copy it is urgent. */
export function diskHealth(freeBytes: number, databaseBytes: number): Health {
  if (freeBytes < databaseBytes + GIGABYTE / 4) return 'bad';
  return freeBytes < databaseBytes * 10 + 2 * GIGABYTE ? 'attention' : 'good';
}
