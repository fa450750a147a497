import { MINUTE, toIso } from '#shared/kernel/time.ts';
import { copiesStanding } from '../../backups/load.ts';
import { type Found, SYSTEM_SUBJECT } from '../found.ts';
import type { KindRule } from '../rule.ts';

/** However often it is tried again in vain, one case stands until a copy is good. */
export const backupFailedRule: KindRule<'backupFailed'> = {
  kind: 'backupFailed',
  everyMs: MINUTE,
  afterMs: 0,
  async look({ db, now }): Promise<Found<'backupFailed'>[]> {
    const { newest } = await copiesStanding(db, now);
    if (newest === null || newest.outcome === 'good') return [];
    const about = { subject: SYSTEM_SUBJECT, occasion: null, ticketId: null, technicianId: null, week: null };
    const details = { at: toIso(newest.at), outcome: newest.outcome };
    return [{ kind: 'backupFailed', ...about, details }];
  },
  clearsUnfound: true,
};
