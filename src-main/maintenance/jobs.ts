import { sql } from 'kysely';
import { newestEvent } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';
import { endedQuery, followTickets } from './following.ts';
import { areMembersStale, refreshMembers } from './members.ts';
import { openDue, postpone } from './opening.ts';
import { todayAt } from './today.ts';

/** Tickets per transaction: each is handed out at once, which takes a while. */
const OPENED_AT_ONCE = 5;
const FOLLOWED_AT_ONCE = 25;
/** Rows that one transaction takes into plans or out of them. */
const MEMBERS_AT_ONCE = 2_000;
/** After more events than these it is quicker to look at the assets themselves. */
const EVENTS_LOOKED_AT = 2_000;

/** What is to be opened by a day, earliest first. */
export function toOpenQuery(db: ReadDb, today: string, limit: number) {
  return db
    .selectFrom('maintenanceDue')
    .select(['id', 'planId', 'assetId', 'dueOn'])
    .where('openOn', '<=', today)
    .orderBy('openOn')
    .limit(limit);
}

/** Up to which event assets were looked at, for each database this process has open. */
const seen = new WeakMap<ReadDb, number>();

/**
 * Whether an asset has to join or leave a plan. Asked in full at the start, later only when an event touched an asset;
 * the mark moves on only once nothing is missing, so that a run that failed is run again.
 */
async function isMembershipDue(db: ReadDb): Promise<boolean> {
  const { seq } = await newestEvent(db);
  const since = seen.get(db);
  if (since !== undefined && seq - since <= EVENTS_LOOKED_AT && !(await isAssetTouched(db, since))) {
    seen.set(db, seq);
    return false;
  }
  if (await areMembersStale(db)) return true;
  seen.set(db, seq);
  return false;
}

async function isAssetTouched(db: ReadDb, since: number): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`SELECT EXISTS (
    SELECT 1 FROM events WHERE seq > ${since} AND touched LIKE '%["asset",%') AS found`.execute(db);
  return rows[0]?.found === 1;
}

/** What the clock does to maintenance; each run is a slice of one transaction. */
export const maintenanceJobs: readonly Job[] = [
  {
    name: 'maintenanceFollow',
    isDue: async (db) => (await endedQuery(db, 1).execute()).length > 0,
    run: async (ctx) =>
      (await followTickets(ctx, await todayAt(ctx.tx, ctx.now), FOLLOWED_AT_ONCE)) === FOLLOWED_AT_ONCE,
  },
  {
    name: 'maintenanceMembers',
    isDue: isMembershipDue,
    run: async (ctx) => refreshMembers(ctx.tx, (await todayAt(ctx.tx, ctx.now)).today, MEMBERS_AT_ONCE),
  },
  {
    name: 'maintenanceOpen',
    isDue: async (db, now) => (await toOpenQuery(db, (await todayAt(db, now)).today, 1).execute()).length > 0,
    run: async (ctx) => {
      const { today } = await todayAt(ctx.tx, ctx.now);
      const due = await toOpenQuery(ctx.tx, today, OPENED_AT_ONCE).execute();
      for (const { dueOn, ...row } of due) {
        if (dueOn === null) continue;
        const opened = await openDue(ctx, { ...row, dueOn });
        if (opened.ok) continue;
        await postpone(ctx, { ...row, dueOn }, today);
        ctx.host.report('maintenance', new Error(`Due ${row.id}: ${opened.error.code}`));
      }
      return due.length === OPENED_AT_ONCE;
    },
  },
];
