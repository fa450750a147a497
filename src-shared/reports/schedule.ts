import { z } from 'zod';
import { addToDate, fromLocal, localDate, weekdayOf } from '../calendars/localTime.ts';
import { DAY } from '../kernel/time.ts';

/** Wall time in the institution's zone. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How often a report makes itself. */
export const frequency = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day'), time }),
  z.object({
    every: z.literal('week'),
    time,
    /** 1 is Monday. */
    weekday: z.number().int().min(1).max(7),
  }),
  z.object({
    every: z.literal('month'),
    time,
    /** Of the month; the last day of one that is shorter. */
    day: z.number().int().min(1).max(31),
  }),
]);
export type Frequency = z.infer<typeof frequency>;

/**
 * The first time after an instant at which it is due, UTC ms. Where clocks are put forward over it, it is due at the
 * hour that took its place; where they are put back, the first time.
 */
export function nextRun(frequency: Frequency, after: number, timeZone: string): number {
  const today = localDate(after, timeZone);
  // The day itself, or within one more turn of it; a month's turn is at most 31 days.
  for (let ahead = 0; ahead <= 62; ahead += 1) {
    const date = addToDate(today, ahead);
    if (!isDayOf(frequency, date)) continue;
    const at = fromLocal(`${date}T${frequency.time}`, timeZone);
    if (at !== null && at > after) return at;
  }
  throw new RangeError('A schedule without a next run');
}

function isDayOf(frequency: Frequency, date: string): boolean {
  switch (frequency.every) {
    case 'day':
      return true;
    case 'week':
      return weekdayOf(Date.parse(date) / DAY) + 1 === frequency.weekday;
    case 'month': {
      const day = Number(date.slice(8));
      return day === frequency.day || (day < frequency.day && addToDate(date, 1).endsWith('-01'));
    }
  }
}
