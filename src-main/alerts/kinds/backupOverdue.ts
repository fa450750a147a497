import { HOUR, MINUTE, toIsoOrNull } from '#shared/kernel/time.ts';
import { type CopiesStanding, copiesStanding } from '../../backups/load.ts';
import { type Found, SYSTEM_SUBJECT } from '../found.ts';
import type { KindRule } from '../rule.ts';

export const backupOverdueRule: KindRule<'backupOverdue'> = {
  kind: 'backupOverdue',
  everyMs: 5 * MINUTE,
  // A copy that was due while the machines were off is made at the start: it is given time for that.
  afterMs: 15 * MINUTE,
  async look({ db, now, settings }): Promise<Found<'backupOverdue'>[]> {
    const { isOn, warnAfterHours: hours } = settings.backups;
    if (!isOn) return [];
    const standing = await copiesStanding(db, now);
    if (!isOverdue(standing, hours, now)) return [];
    const about = { subject: SYSTEM_SUBJECT, occasion: null, ticketId: null, technicianId: null, week: null };
    return [
      { kind: 'backupOverdue', ...about, details: { lastAt: toIsoOrNull(standing.lastGoodAt), hours } },
    ];
  },
  clearsUnfound: true,
};

/** Where there never was a good copy, it is counted from when there was something to copy. `now` in UTC ms. */
export function isOverdue(
  { lastGoodAt, since }: Pick<CopiesStanding, 'lastGoodAt' | 'since'>,
  hours: number,
  now: number,
): boolean {
  return now - (lastGoodAt ?? since) > hours * HOUR;
}
