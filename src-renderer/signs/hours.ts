/** From and to, `HH:MM`; to may be `24:00`. */
export type Hours = readonly [from: string, to: string];

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export type HoursFault = 'wrong' | 'overlap';

/** What is wrong with the openings of one day, or null. An opening may run past midnight (`22:00` to `06:00`). */
export function faultOfDay(day: readonly Hours[]): HoursFault | null {
  if (day.some(([from, to]) => !TIME.test(from) || !(TIME.test(to) || to === '24:00'))) return 'wrong';
  const spans = day.map(([from, to]) => {
    const start = minutesOf(from);
    const end = minutesOf(to);
    return { start, end: end <= start ? end + 1_440 : end };
  });
  const sorted = spans.sort((a, b) => a.start - b.start);
  return sorted.some((span, index) => index > 0 && span.start < (sorted[index - 1]?.end ?? 0))
    ? 'overlap'
    : null;
}

/** “9:30”, “930”, “9” as people type them, to `09:30`; anything else comes back as it was. */
export function tidyTime(typed: string): string {
  const match = /^\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:h|hrs?)?\s*$/i.exec(typed);
  if (match === null) return typed.trim();
  const [, hours = '', minutes = '00'] = match;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** The opening to offer after those that a day has: in the afternoon, after an hour's rest. */
export function nextHours(day: readonly Hours[]): Hours {
  const last = day[day.length - 1];
  if (last === undefined) return ['09:00', '18:00'];
  const from = Math.min(minutesOf(last[1]) + 60, 22 * 60);
  return [clock(from), clock(Math.min(from + 180, 23 * 60 + 59))];
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
