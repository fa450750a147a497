import { sql } from 'kysely';
import { outlook } from '#shared/assignment/outlook.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { technicianFacts } from '../../assignment/load.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Found } from '../found.ts';
import { foundNobodyCan } from '../nobodyCan.ts';
import type { KindRule, Seeing } from '../rule.ts';

/** Tickets of the queue per page, and how many pages of it are looked at: those that are due last wait their turn. */
const PAGE = 500;
const PAGES = 40;

interface QueuedPlace {
  readonly sortDueAt: number;
  readonly id: number;
  readonly rank: number;
}
const FRONT: QueuedPlace = { rank: -2, sortDueAt: 0, id: 0 };

/**
 * A page of the queue in its own order. What an import brought and nobody touched here is left aside: imported history
 * raises nothing.
 */
export function queuedQuery(db: ReadDb, after: QueuedPlace, limit: number) {
  return db
    .selectFrom('tickets as t')
    .leftJoin('services', 'services.id', 't.serviceId')
    .leftJoin('skills', 'skills.id', 'services.skillId')
    .select(['t.id', 't.sortDueAt', 't.resolutionDueAt', 'services.skillId', 'skills.name as skill'])
    .select(sql<number>`-t.queueFirst`.as('rank'))
    .select(sql<number>`t.isImported = 1 AND t.version = 1`.as('isHistory'))
    .where('t.isQueued', '=', 1)
    .where(
      sql<boolean>`(-t.queueFirst, t.sortDueAt, t.id) > (${after.rank}, ${after.sortDueAt}, ${after.id})`,
    )
    .orderBy('t.queueFirst', 'desc')
    .orderBy('t.sortDueAt')
    .orderBy('t.id')
    .limit(limit);
}

async function look(see: Seeing): Promise<Found<'noEligible'>[]> {
  const technicians = await technicianFacts(see.db, see.settings, see.now);
  const found: Found<'noEligible'>[] = [];
  let after = FRONT;
  for (let page = 0; page < PAGES; page += 1) {
    const rows = await queuedQuery(see.db, after, PAGE).execute();
    for (const { id, skillId, skill, resolutionDueAt, isHistory } of rows) {
      if (isHistory === 1) continue;
      // What is late already is told as that; here it counts only where nobody ever can.
      const dueAt = resolutionDueAt !== null && resolutionDueAt <= see.now ? null : resolutionDueAt;
      const why = outlook({ technicians, requiredSkillId: skillId, dueAt });
      if (why !== 'possible') found.push(foundNobodyCan(id, { why, skill, dueAt: resolutionDueAt }));
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) break;
    after = last;
    await see.breathe();
  }
  return found;
}

/** Raised at creation too (tickets/assigning.ts); here when somebody leaves, is away, or the due time changes. */
export const noEligibleRule: KindRule<'noEligible'> = {
  kind: 'noEligible',
  everyMs: MINUTE,
  afterMs: 0,
  look,
  clearsUnfound: true,
  holds: (ticket) => ticket.isQueued,
};
