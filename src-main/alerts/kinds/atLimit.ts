import { MINUTE } from '#shared/kernel/time.ts';
import { technicianFacts } from '../../assignment/load.ts';
import { type Found, personSubject } from '../found.ts';
import type { KindRule } from '../rule.ts';

export const atLimitRule: KindRule<'atLimit'> = {
  kind: 'atLimit',
  everyMs: MINUTE,
  afterMs: 0,
  async look({ db, settings, now }) {
    const facts = await technicianFacts(db, settings, now);
    return facts.flatMap(({ id, enabled, active, limit: own }): Found<'atLimit'>[] => {
      const limit = own ?? settings.assignment.activeLimit;
      if (!enabled || active < limit) return [];
      const about = {
        subject: personSubject(id),
        occasion: null,
        ticketId: null,
        technicianId: id,
        week: null,
      };
      return [{ kind: 'atLimit', ...about, details: { active, limit } }];
    });
  },
  clearsUnfound: true,
};
