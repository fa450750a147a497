import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { availability, type MonthAvailability, monthSpan, monthsUntil } from '#shared/system/availability.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';

const EVERY = MINUTE;
/** A silence as long as this is an outage; shorter ones are a restart, or a busy minute. */
const SILENCE = 2.5 * MINUTE;
/** More than the months that are shown. */
const KEPT = 400 * DAY;
const MONTHS = 12;

/**
 * Says once a minute that somebody is here: the newest span grows, and after a silence another begins. Bookkeeping, so
 * no event. A clock that was put back begins another span too; spans that overlap count once.
 */
export const heartbeatJob: Job = {
  name: 'heartbeat',
  async isDue(db, now) {
    const last = await newest(db);
    return last === undefined || Math.abs(now - last.toAt) >= EVERY;
  },
  async run({ tx, now }) {
    const last = await newest(tx);
    if (last !== undefined && now >= last.toAt && now - last.toAt <= SILENCE) {
      await tx.updateTable('heartbeats').set({ toAt: now }).where('id', '=', last.id).execute();
      return false;
    }
    await tx.insertInto('heartbeats').values({ fromAt: now, toAt: now }).execute();
    await tx
      .deleteFrom('heartbeats')
      .where('toAt', '<', now - KEPT)
      .execute();
    return false;
  },
};

async function newest(db: ReadDb) {
  return db.selectFrom('heartbeats').select(['id', 'toAt']).orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** The last twelve months, newest first, by the institution's calendar. */
export async function availabilityByMonth(db: ReadDb, now: number): Promise<readonly MonthAvailability[]> {
  const { working } = await loadCalendar(db, null);
  const months = monthsUntil(now, working.timeZone, MONTHS);
  const [since] = monthSpan(months.at(-1) ?? '', working.timeZone);
  const first = await db.selectFrom('heartbeats').select('fromAt').orderBy('id').limit(1).executeTakeFirst();
  if (first === undefined) return [];
  const rows = await spansSince(db, since).execute();
  const spans = rows.map(({ fromAt, toAt }) => [fromAt, toAt] as const);
  // The minute that runs is nobody's outage yet.
  const last = rows.at(-1)?.toAt ?? first.fromAt;
  const until = now - last > SILENCE ? now : last;
  return months.map((month) => availability(spans, working, month, [first.fromAt, until]));
}

export function spansSince(db: ReadDb, since: number) {
  return db.selectFrom('heartbeats').select(['fromAt', 'toAt']).where('toAt', '>=', since).orderBy('toAt');
}
