import { describe, expect, test } from 'vitest';
import { type CalendarRules, definitionOf, WEEKDAYS } from '#shared/calendars/calendarRules.ts';
import type { Span } from '#shared/calendars/spans.ts';
import { compileCalendar } from '#shared/calendars/workingTime.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { iso } from '../../builders/calendars.ts';
import { type SeededRandom, seededRandom } from '../../builders/seededRandom.ts';

/*
 * A second opinion that shares nothing with the product: it walks through every minute, asks Intl what the wall
 * clock reads, and looks that up in the calendar. Too slow to use and too simple to be wrong.
 */

const SPAN_DAYS = 12;

/** Zones and days to stand around; the transitions all happen between 00:30 and 04:00, where no boundary is put. */
const PLACES: readonly [zone: string, around: string][] = [
  ['America/Mexico_City', '2022-10-30'],
  ['America/Mexico_City', '2026-12-30'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/Madrid', '2026-03-29'],
  ['Europe/Madrid', '2026-10-25'],
  ['Asia/Kolkata', '2028-02-28'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Kiritimati', '2026-12-31'],
  ['Pacific/Pago_Pago', '2027-01-01'],
  ['UTC', '2024-02-28'],
];

interface Minutes {
  readonly start: number;
  /** Whether the minute that begins `start + i` minutes is open. */
  readonly open: boolean[];
}

function walk(rules: CalendarRules, start: number): Minutes {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: rules.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const holidays = new Set(rules.holidays);
  const open: boolean[] = [];
  for (let i = 0; i < SPAN_DAYS * 24 * 60; i++) {
    const [date = '', time = ''] = format.format(start + i * MINUTE).split(', ');
    open.push(
      opensOn(rules, holidays, date, time, false) || opensOn(rules, holidays, dayBefore(date), time, true),
    );
  }
  return { start, open };
}

function opensOn(rules: CalendarRules, holidays: Set<string>, date: string, time: string, runsOver: boolean) {
  if (holidays.has(date)) return false;
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
  const clock = time.slice(0, 5);
  return (rules.hours[weekday] ?? []).some(([from, to]) => {
    const overnight = to <= from;
    if (runsOver) return overnight && clock < to;
    return clock >= from && (overnight || clock < to);
  });
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
}

function clockTime(random: SeededRandom, from: number, to: number): string {
  const minutes = random.whole(from * 12, to * 12 - 1) * 5;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function someRules(random: SeededRandom, timeZone: string, around: string): CalendarRules {
  const hours: CalendarRules['hours'] = {};
  for (const day of WEEKDAYS) {
    if (random.chance(25)) continue;
    hours[day] = Array.from({ length: random.whole(1, 3) }, () => {
      const from = random.chance(15) ? '00:00' : clockTime(random, 4, 24);
      return [from, random.chance(15) ? '24:00' : clockTime(random, 4, 24)];
    });
  }
  const holidays = [-1, 0, 1, 2]
    .filter(() => random.chance(30))
    .map((days) => new Date(Date.parse(around) + days * DAY).toISOString().slice(0, 10));
  return { timeZone, hours, holidays };
}

function somePauses(random: SeededRandom, start: number): Span[] {
  return Array.from({ length: random.whole(0, 5) }, () => {
    const from = start + random.whole(0, SPAN_DAYS * 24 * 60) * MINUTE;
    return [from, from + random.whole(-60, 2880) * MINUTE];
  });
}

function runs(minutes: Minutes, pauses: readonly Span[]): boolean[] {
  return minutes.open.map((open, i) => {
    const at = minutes.start + i * MINUTE;
    return open && !pauses.some(([from, to]) => at >= from && at < to);
  });
}

describe('calendars agree with a walk through every minute', () => {
  test.each(
    PLACES.flatMap(([zone, around], i) => [1, 2, 3].map((n) => ({ zone, around, seed: i * 10 + n }))),
  )('$zone around $around, seed $seed', ({ zone, around, seed }) => {
    const random = seededRandom(seed);
    const rules = someRules(random, zone, around);
    const calendar = compileCalendar(definitionOf(rules));
    const minutes = walk(rules, Date.parse(around) - (SPAN_DAYS / 2) * DAY);
    const instant = (i: number) => minutes.start + i * MINUTE;
    const end = instant(minutes.open.length);

    const wrong = minutes.open.findIndex((open, i) => calendar.isOpen(instant(i)) !== open);
    expect(wrong === -1 ? null : iso(instant(wrong)), JSON.stringify(rules)).toBeNull();

    for (let n = 0; n < 40; n++) {
      const pauses = random.chance(60) ? somePauses(random, minutes.start) : [];
      const running = runs(minutes, pauses);
      const a = random.whole(0, minutes.open.length - 1);
      const b = random.whole(a, minutes.open.length - 1);
      const counted = running.slice(a, b).filter(Boolean).length;
      expect(calendar.between(instant(a), instant(b), pauses)).toBe(counted * 60);
      expect(calendar.between(instant(b), instant(a), pauses)).toBe(counted === 0 ? 0 : -counted * 60);

      const budget = random.whole(1, 3000);
      const due = calendar.add(instant(a), budget * 60, pauses);
      const spent = spentAfter(running.slice(a), budget);
      if (spent !== null) expect(iso(due)).toBe(iso(instant(a + spent)));
      else expect(due ?? Number.POSITIVE_INFINITY).toBeGreaterThan(end);

      const back = calendar.add(instant(b), -budget * 60, pauses);
      const unspent = spentAfter(running.slice(0, b).reverse(), budget);
      if (unspent !== null) expect(iso(back)).toBe(iso(instant(b - unspent)));
      else expect(back ?? Number.NEGATIVE_INFINITY).toBeLessThan(minutes.start);

      const opens = minutes.open.indexOf(true, a);
      const closes = opens === -1 ? -1 : minutes.open.indexOf(false, opens);
      if (opens !== -1) expect(iso(calendar.nextOpen(instant(a)))).toBe(iso(instant(opens)));
      if (closes !== -1) expect(iso(calendar.nextClose(instant(a)))).toBe(iso(instant(closes)));
    }
  });
});

/** After how many minutes a budget of running minutes is used up; null when there are not so many. */
function spentAfter(running: readonly boolean[], budget: number): number | null {
  let left = budget;
  const last = running.findIndex((runs) => runs && --left === 0);
  return last === -1 ? null : last + 1;
}
