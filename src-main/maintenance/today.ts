import { localDate } from '#shared/calendars/localTime.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';

/** The institution's day at an instant, and the zone that makes it. */
export async function todayAt(
  db: ReadDb,
  now: number,
): Promise<{ readonly today: string; readonly zone: string }> {
  const zone = (await loadSettings(db)).institution.timeZone;
  return { today: localDate(now, zone), zone };
}
