import { type Expression, sql } from 'kysely';
import { z } from 'zod';
import { type CalendarDefinition, weeklyHours } from '#shared/calendars/calendarRules.ts';
import { holidayTemplate } from '#shared/calendars/holidayTemplate.ts';
import { compileCalendar, type WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';

export interface LoadedCalendar {
  readonly id: number;
  readonly working: WorkingCalendar;
}

interface StoredCalendar {
  readonly id: number;
  readonly isDefault: number;
  readonly timeZone: string;
  readonly holidayTemplate: string;
  /** JSON: `[[validFrom, hours as JSON text], …]` */
  readonly versions: string;
  /** JSON: `[[date, isWorked], …]` */
  readonly holidays: string;
}

/** Written as the partial index has it. */
export const IS_DEFAULT = sql<boolean>`c.isDefault = 1`;

const storedVersions = z.array(
  z.tuple([z.string().nullable(), z.string().transform((text) => weeklyHours.parse(JSON.parse(text)))]),
);
const storedHolidays = z.array(z.tuple([z.string(), z.number()]));

/**
 * A calendar ready to answer; null asks for the institution's default one.
 *
 * @throws {Error} when there is no such calendar: rows name only calendars that exist, and the set-up makes a default
 */
export async function loadCalendar(db: ReadDb, calendarId: number | null): Promise<LoadedCalendar> {
  const stored =
    calendarId === null
      ? await defaultCalendar.first(db, {})
      : await calendarOfId.first(db, { id: calendarId });
  if (stored === undefined) throw new Error(`There is no calendar ${calendarId ?? 'by default'}`);
  return { id: stored.id, working: compiled(stored) };
}

/**
 * Several calendars in one query, by their id; the default one also under null. For the shifts of many technicians.
 */
export async function loadCalendars(
  db: ReadDb,
  ids: Iterable<number | null>,
): Promise<(calendarId: number | null) => LoadedCalendar> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = new Map<number | null, LoadedCalendar>();
  for (const row of await theseAndDefault.all(db, { ids: JSON.stringify(wanted) })) {
    const loaded = { id: row.id, working: compiled(row) };
    found.set(row.id, loaded);
    if (row.isDefault === 1) found.set(null, loaded);
  }
  return (calendarId) => {
    const loaded = found.get(calendarId);
    if (loaded === undefined) throw new Error(`There is no calendar ${calendarId ?? 'by default'}`);
    return loaded;
  };
}

/** The calendars with everything that makes them, a row each. */
export function calendarQuery(condition: Expression<boolean>) {
  return sql<StoredCalendar>`
    select c.id, c.isDefault, c.timeZone, c.holidayTemplate,
      (select json_group_array(json_array(v.validFrom, v.hours)) from calendarVersions v
        where v.calendarId = c.id) as versions,
      (select json_group_array(json_array(h.date, h.isWorked)) from calendarHolidays h
        where h.calendarId = c.id) as holidays
    from calendars c where ${condition}`;
}

const defaultCalendar = prebuiltQuery((db) => calendarQuery(IS_DEFAULT).compile(db));
const calendarOfId = prebuiltQuery((db, p: { id: number }) =>
  calendarQuery(sql<boolean>`c.id = ${p.id}`).compile(db),
);
const theseAndDefault = prebuiltQuery((db, p: { ids: string }) =>
  calendarQuery(sql<boolean>`(c.id in (select value from json_each(${p.ids})) or ${IS_DEFAULT})`).compile(db),
);

const KEPT = 64;
const calendars = new Map<string, WorkingCalendar>();

/**
 * Compiled once for each content, not for each version number: what a rolled-back transaction read must not be taken
 * for what another one later committed under the same number.
 */
function compiled(stored: StoredCalendar): WorkingCalendar {
  const key = `${stored.timeZone}\n${stored.holidayTemplate}\n${stored.versions}\n${stored.holidays}`;
  const known = calendars.get(key);
  if (known !== undefined) return known;
  if (calendars.size >= KEPT) calendars.clear();
  const fresh = compileCalendar(definitionOf(stored));
  calendars.set(key, fresh);
  return fresh;
}

function definitionOf(stored: StoredCalendar): CalendarDefinition {
  const holidays = storedHolidays.parse(JSON.parse(stored.holidays));
  return {
    timeZone: stored.timeZone,
    holidayTemplate: holidayTemplate.parse(stored.holidayTemplate),
    versions: storedVersions
      .parse(JSON.parse(stored.versions))
      .map(([validFrom, hours]) => ({ validFrom, hours, holidays: [] })),
    holidays: holidays.filter(([, isWorked]) => isWorked === 0).map(([date]) => date),
    workedHolidays: holidays.filter(([, isWorked]) => isWorked === 1).map(([date]) => date),
  };
}
