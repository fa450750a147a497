import { weeklyHours } from '#shared/calendars/calendarRules.ts';
import type { Calendar } from '#shared/calendars/contract.ts';
import { holidayTemplate } from '#shared/calendars/holidayTemplate.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** What people edit of a calendar. */
export type CalendarFields = Omit<Calendar, 'id' | 'version'>;

function selectCalendars(db: ReadDb) {
  return db
    .selectFrom('calendars')
    .select(['id', 'name', 'timeZone', 'holidayTemplate', 'isDefault', 'isEnabled', 'version']);
}

type CalendarRow = Awaited<ReturnType<ReturnType<typeof selectCalendars>['executeTakeFirstOrThrow']>>;

async function toCalendar(db: ReadDb, row: CalendarRow): Promise<Calendar> {
  return {
    ...row,
    holidayTemplate: holidayTemplate.parse(row.holidayTemplate),
    isDefault: row.isDefault === 1,
    isEnabled: row.isEnabled === 1,
    ...(await partsOf(db, row.id)),
  };
}

/** Every calendar with its versions (oldest first) and holidays; the default one first, then by name. */
export async function listCalendars(db: ReadDb): Promise<Calendar[]> {
  const rows = await selectCalendars(db).orderBy('isDefault', 'desc').orderBy('name').execute();
  const calendars: Calendar[] = [];
  for (const row of rows) calendars.push(await toCalendar(db, row));
  return calendars;
}

export async function calendarById(db: ReadDb, id: number): Promise<Calendar | null> {
  const row = await selectCalendars(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCalendar(db, row);
}

async function partsOf(db: ReadDb, calendarId: number): Promise<Pick<Calendar, 'versions' | 'holidays'>> {
  const versions = await db
    .selectFrom('calendarVersions')
    .select(['validFrom', 'hours'])
    .where('calendarId', '=', calendarId)
    .orderBy('validFrom')
    .execute();
  const holidays = await db
    .selectFrom('calendarHolidays')
    .select(['date', 'name', 'isWorked'])
    .where('calendarId', '=', calendarId)
    .orderBy('date')
    .execute();
  return {
    versions: versions.map(({ validFrom, hours }) => ({
      validFrom,
      hours: weeklyHours.parse(JSON.parse(hours)),
    })),
    holidays: holidays.map((day) => ({ ...day, isWorked: day.isWorked === 1 })),
  };
}

export async function calendarNamed(db: ReadDb, name: string): Promise<number | null> {
  const row = await db.selectFrom('calendars').select('id').where('name', '=', name).executeTakeFirst();
  return row?.id ?? null;
}

/** The default calendar's id; null only before the first start is done. */
export async function defaultCalendarId(db: ReadDb): Promise<number | null> {
  const row = await db.selectFrom('calendars').select('id').where('isDefault', '=', 1).executeTakeFirst();
  return row?.id ?? null;
}

/** What keeps a calendar from being put out of use: a policy in force, or somebody's shift. */
export async function calendarUser(db: ReadDb, id: number): Promise<'slaPolicy' | 'person' | null> {
  const policy = await db
    .selectFrom('slaPolicies')
    .select('id')
    .where('calendarId', '=', id)
    .where('removedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (policy !== undefined) return 'slaPolicy';
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('calendarId', '=', id)
    .where('isEnabled', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return person === undefined ? null : 'person';
}

/** Takes the mark of the default from the calendar that has it; a new version of that row. */
export async function unmarkDefault(tx: WriteTx, id: number): Promise<void> {
  await tx
    .updateTable('calendars')
    .set((eb) => ({ isDefault: 0, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function insertCalendar(tx: WriteTx, fields: CalendarFields): Promise<number> {
  const { id } = await tx
    .insertInto('calendars')
    .values(toColumns(fields))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertParts(tx, id, fields);
  return id;
}

/** Writes the whole calendar anew; its versions and holidays are replaced. */
export async function updateCalendar(tx: WriteTx, id: number, fields: CalendarFields): Promise<void> {
  await tx
    .updateTable('calendars')
    .set((eb) => ({ ...toColumns(fields), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('calendarVersions').where('calendarId', '=', id).execute();
  await tx.deleteFrom('calendarHolidays').where('calendarId', '=', id).execute();
  await insertParts(tx, id, fields);
}

function toColumns({ name, timeZone, holidayTemplate: template, isDefault, isEnabled }: CalendarFields) {
  return {
    name,
    timeZone,
    holidayTemplate: template,
    isDefault: isDefault ? 1 : 0,
    isEnabled: isEnabled ? 1 : 0,
  } as const;
}

async function insertParts(tx: WriteTx, calendarId: number, fields: CalendarFields): Promise<void> {
  for (const { validFrom, hours } of fields.versions) {
    await tx
      .insertInto('calendarVersions')
      .values({ calendarId, validFrom, hours: JSON.stringify(hours) })
      .execute();
  }
  for (const { date, name, isWorked } of fields.holidays) {
    await tx
      .insertInto('calendarHolidays')
      .values({ calendarId, date, name, isWorked: isWorked ? 1 : 0 })
      .execute();
  }
}
