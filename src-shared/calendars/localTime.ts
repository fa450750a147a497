import { DAY } from '../kernel/time.ts';
import { type Zone, zoneOf } from './zone.ts';

/** Which of two instants is meant when a wall time occurs twice, on the night the clock is put back. */
export type Repeated = 'earlier' | 'later';

/**
 * The instant at which the wall clock of a zone reads `wall` (milliseconds as if the reading were UTC).
 * A reading that a forward jump leaves out is taken with the offset before the jump, as RFC 5545 (3.3.5) says:
 * 02:30 in a jump from 02:00 to 03:00 is the instant that reads 03:30.
 */
export function instantOfWall(wall: number, zone: Zone, repeated: Repeated): number {
  const offsetBefore = zone.offsetAt(wall - DAY);
  const offsetAfter = zone.offsetAt(wall + DAY);
  const byBefore = wall - offsetBefore;
  if (offsetBefore === offsetAfter) return byBefore;
  const byAfter = wall - offsetAfter;
  const beforeFits = zone.offsetAt(byBefore) === offsetBefore;
  const afterFits = zone.offsetAt(byAfter) === offsetAfter;
  if (beforeFits && afterFits) return repeated === 'earlier' ? byBefore : byAfter;
  return afterFits ? byAfter : byBefore;
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function localDate(ms: number, zone: string): string {
  return new Date(wallOf(ms, zone)).toISOString().slice(0, 10);
}

/** The wall clock's reading at an instant, `YYYY-MM-DDTHH:MM:SS`. */
export function localDateTime(ms: number, zone: string): string {
  return new Date(wallOf(ms, zone)).toISOString().slice(0, 19);
}

/** The local calendar year of an instant: the year of folios. */
export function localYear(ms: number, zone: string): number {
  return new Date(wallOf(ms, zone)).getUTCFullYear();
}

/** The first instant of the local day that holds `ms`; not always 00:00, since some zones jump at midnight. */
export function startOfLocalDay(ms: number, zone: string): number {
  const wall = wallOf(ms, zone);
  return instantOfWall(wall - modulo(wall, DAY), zoneOf(zone), 'earlier');
}

/** The first instant of a local day given as `YYYY-MM-DD`. */
export function startOfDate(date: string, zone: string): number {
  return instantOfWall(Date.parse(date), zoneOf(zone), 'earlier');
}

/** The day so many days after (or before) another; both `YYYY-MM-DD`. */
export function addToDate(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The ISO 8601 week of an instant, `2026-W48`: the one that holds its local Thursday. */
export function isoWeek(ms: number, zone: string): string {
  const today = Math.floor(wallOf(ms, zone) / DAY);
  const thursday = today - weekdayOf(today) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const ISO_WEEK = /^(\d{4})-W(\d\d)$/;

/** First instant of an ISO week and of the one after it, in a zone; null for a week that does not exist. */
export function isoWeekSpan(week: string, zone: string): [from: number, to: number] | null {
  const found = ISO_WEEK.exec(week);
  if (found === null) return null;
  // 4 January always lies in week 1.
  const fourth = Date.UTC(Number(found[1]), 0, 4) / DAY;
  const monday = fourth - weekdayOf(fourth) + (Number(found[2]) - 1) * 7;
  const at = zoneOf(zone);
  const from = instantOfWall(monday * DAY, at, 'earlier');
  if (isoWeek(from, zone) !== week) return null;
  return [from, instantOfWall((monday + 7) * DAY, at, 'earlier')];
}

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/**
 * The instant of a wall reading `YYYY-MM-DDTHH:MM[:SS]`, as imported history writes it; null when it is no reading.
 * Repeated readings mean the earlier instant, left-out ones shift forward (see `instantOfWall`).
 */
export function fromLocal(text: string, zone: string): number | null {
  if (!LOCAL.test(text)) return null;
  const wall = Date.parse(`${text}Z`);
  // Date.parse lets 30 February through as 2 March in some engines, and 24:00 everywhere.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) return null;
  return instantOfWall(wall, zoneOf(zone), 'earlier');
}

/** Weekday of a day number (days since 1970-01-01, a Thursday): 0 is Monday. */
export function weekdayOf(dayNumber: number): number {
  return modulo(dayNumber + 3, 7);
}

function wallOf(ms: number, zone: string): number {
  return ms + zoneOf(zone).offsetAt(ms);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
