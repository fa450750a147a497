import { MINUTE, toIso } from '#shared/kernel/time.ts';
import { idleNow } from '../../idle/load.ts';
import { type Found, personSubject } from '../found.ts';
import type { KindRule } from '../rule.ts';

/** What idle is, and from which events it follows, is the affair of idle/. */
export const idleRule: KindRule<'idle'> = {
  kind: 'idle',
  everyMs: 5 * MINUTE,
  afterMs: MINUTE,
  async look({ db, now, breathe }, { minutes: leastMinutes }) {
    const idle = await idleNow(db, now, { leastMinutes, breathe });
    return idle.map(({ technician, since, minutes }): Found<'idle'> => {
      const about = { subject: personSubject(technician.id), occasion: null, ticketId: null, week: null };
      return {
        kind: 'idle',
        ...about,
        technicianId: technician.id,
        details: { since: toIso(since), minutes },
      };
    });
  },
  clearsUnfound: true,
};
