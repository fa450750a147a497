import { z } from 'zod';
import { addToDate, fromLocal, isoWeek, localDate } from '../calendars/localTime.ts';

/** When copies are made, where they lie, and how long each is kept. */
export const backupPolicy = z.object({
  isOn: z.boolean(),
  /** An absolute folder of the machine that makes them; null is `backups` in the data folder. */
  folder: z.string().trim().min(1).max(400).nullable(),
  /** Wall time of the institution's zone. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** The newest of each of so many days, ISO weeks and months stay. */
  keepDaily: z.number().int().min(1).max(60),
  keepWeekly: z.number().int().min(0).max(60),
  keepMonthly: z.number().int().min(0).max(120),
  /** Without a good copy for so many hours it is an alert. */
  warnAfterHours: z
    .number()
    .int()
    .min(2)
    .max(24 * 31),
});
export type BackupPolicy = z.infer<typeof backupPolicy>;

export const defaultBackupPolicy: BackupPolicy = {
  isOn: true,
  folder: null,
  time: '03:00',
  keepDaily: 7,
  keepWeekly: 4,
  keepMonthly: 12,
  warnAfterHours: 50,
};

/** The last instant, up to now, at which a copy was to be made. UTC ms. */
export function lastDueAt({ time }: Pick<BackupPolicy, 'time'>, now: number, zone: string): number {
  const today = localDate(now, zone);
  const at = fromLocal(`${today}T${time}`, zone) ?? now;
  return at <= now ? at : (fromLocal(`${addToDate(today, -1)}T${time}`, zone) ?? now);
}

/** The next instant at which one is to be made. */
export function nextDueAt({ time }: Pick<BackupPolicy, 'time'>, now: number, zone: string): number {
  const today = localDate(now, zone);
  const at = fromLocal(`${today}T${time}`, zone) ?? now;
  return at > now ? at : (fromLocal(`${addToDate(today, 1)}T${time}`, zone) ?? now);
}

/** A failed copy is tried again so long afterwards, until the next day's. */
export const RETRY_MS = 3_600_000;

/**
 * Whether a copy is to be made now: none was tried since it was last due, or the last try failed a while ago. A try of
 * which the time lies well ahead is of a clock that was put back since: it says nothing about today.
 *
 * @param last the newest scheduled try, whatever became of it
 */
export function isBackupDue(
  policy: BackupPolicy,
  last: { readonly at: number; readonly isGood: boolean } | null,
  now: number,
  zone: string,
): boolean {
  if (!policy.isOn) return false;
  if (last === null || last.at < lastDueAt(policy, now, zone) || last.at - now >= RETRY_MS) return true;
  return !last.isGood && now - last.at >= RETRY_MS;
}

interface Kept {
  readonly id: number;
  /** UTC ms. */
  readonly at: number;
}

/**
 * Which copies stay (grandfather, father, son): of each of the newest days, ISO weeks and months that have any, the
 * newest copy. Days without a copy do not count, so that a machine that was off for a month loses nothing. The newest
 * copy of all always stays.
 */
export function keptBackups(
  copies: readonly Kept[],
  policy: Pick<BackupPolicy, 'keepDaily' | 'keepWeekly' | 'keepMonthly'>,
  zone: string,
): ReadonlySet<number> {
  const newestFirst = copies.toSorted((a, b) => b.at - a.at || b.id - a.id);
  const kept = new Set<number>();
  const keep = (most: number, spanOf: (at: number) => string) => {
    const spans = new Set<string>();
    for (const { id, at } of newestFirst) {
      if (spans.size >= most) return;
      const span = spanOf(at);
      if (spans.has(span)) continue;
      spans.add(span);
      kept.add(id);
    }
  };
  keep(Math.max(1, policy.keepDaily), (at) => localDate(at, zone));
  keep(policy.keepWeekly, (at) => isoWeek(at, zone));
  keep(policy.keepMonthly, (at) => localDate(at, zone).slice(0, 7));
  return kept;
}
