import type { Calendar, calendarsContract } from '#shared/calendars/contract.ts';
import { holidaysOf } from '#shared/calendars/holidays.ts';
import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Trail } from '../audit/chain.ts';
import type { RowRef } from '../audit/event.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { recomputeOpenTickets } from '../tickets/service.ts';
import { calendarIssues } from './calendarIssues.ts';
import {
  type CalendarFields,
  calendarById,
  calendarNamed,
  calendarUser,
  defaultCalendarId,
  insertCalendar,
  listCalendars,
  unmarkDefault,
  updateCalendar,
} from './queries.ts';

const notFound = { code: 'notFound', details: { entity: 'calendar' } } as const;
/** Exactly one enabled calendar is the institution's. */
const defaultNeeded = { code: 'ruleBroken', details: { rule: 'defaultCalendarNeeded' } } as const;

export const calendarsHandlers: HandlersOf<typeof calendarsContract> = {
  async list(ctx) {
    return ok({ items: await listCalendars(ctx.db) });
  },

  async save(ctx, input) {
    const { id, version, commandId: _commandId, ...fields } = input;
    const issues = calendarIssues(fields);
    if (issues.length > 0) return fail({ code: 'invalid', details: { issues } });
    const holder = await calendarNamed(ctx.tx, fields.name);
    if (holder !== null && holder !== id) return fail({ code: 'duplicate', details: { field: 'name' } });
    if (id === undefined) {
      const created = await createCalendar(ctx, fields);
      return created.ok ? ok({ calendar: created.value, recomputed: 0 }) : created;
    }
    return change(ctx, id, version, fields);
  },

  async holidays(_ctx, input) {
    const days = holidaysOf(input.template, input.year);
    return ok({ items: days.map(({ date, name }) => ({ date, name })) });
  },
};

/** A new calendar; when it is to be the default one it takes the mark from the one that has it. */
export async function createCalendar(
  ctx: { readonly tx: WriteTx; readonly trail: Trail },
  fields: CalendarFields,
): Promise<Result<Calendar>> {
  if (fields.isDefault && !fields.isEnabled) return fail(defaultNeeded);
  const former = fields.isDefault ? await takeMark(ctx.tx, null) : [];
  const id = await insertCalendar(ctx.tx, fields);
  await ctx.trail.record({
    action: 'calendar.created',
    entity: 'calendar',
    entityId: id,
    version: 1,
    data: { after: fields },
    rows: [...coveredRows(id, fields), ...former],
  });
  return ok(await stored(ctx.tx, id));
}

/**
 * Sees to it that there is a default calendar, for an import into an empty database: office hours with the statutory
 * holidays of Mexico. A first start sets its own.
 */
export async function ensureDefaultCalendar(
  ctx: { readonly tx: WriteTx; readonly trail: Trail },
  timeZone: string,
): Promise<void> {
  if ((await defaultCalendarId(ctx.tx)) !== null) return;
  const day: [string, string][] = [['09:00', '18:00']];
  await createCalendar(ctx, {
    name: 'Horario general',
    timeZone,
    holidayTemplate: 'lft74',
    isDefault: true,
    isEnabled: true,
    versions: [{ validFrom: null, hours: { mon: day, tue: day, wed: day, thu: day, fri: day } }],
    holidays: [],
  });
}

async function change(
  ctx: CommandContext,
  id: number,
  version: number | undefined,
  fields: CalendarFields,
): Promise<Result<{ calendar: Calendar; recomputed: number }>> {
  const present = await calendarById(ctx.tx, id);
  if (present === null) return fail(notFound);
  if (present.version !== version) {
    return fail(await conflictOf(ctx.tx, 'calendar', id, present.version, version ?? 0));
  }
  const refusal = await refusalOfChange(ctx.tx, present, fields);
  if (refusal !== null) return fail(refusal);

  const former = fields.isDefault && !present.isDefault ? await takeMark(ctx.tx, id) : [];
  await updateCalendar(ctx.tx, id, fields);
  const changes = changesBetween<CalendarFields>(present, fields);
  await ctx.trail.record({
    action: 'calendar.changed',
    entity: 'calendar',
    entityId: id,
    version: present.version + 1,
    data: changes,
    rows: [...coveredRows(id, present, fields), ...former],
  });
  const isTimeChanged = (['timeZone', 'holidayTemplate', 'versions', 'holidays'] as const).some(
    (field) => changes.after[field] !== undefined,
  );
  const recomputed = isTimeChanged ? await recomputeOpenTickets(ctx, { calendarId: id }) : 0;
  return ok({ calendar: await stored(ctx.tx, id), recomputed });
}

async function refusalOfChange(
  db: ReadDb,
  present: Calendar,
  fields: CalendarFields,
): Promise<AppError | null> {
  // The mark is handed on by giving it to another calendar, so that there is always one that has it.
  if (present.isDefault && !fields.isDefault) return defaultNeeded;
  if (fields.isDefault && !fields.isEnabled) return defaultNeeded;
  if (present.isEnabled && !fields.isEnabled) {
    const by = await calendarUser(db, present.id);
    if (by !== null) return { code: 'inUse', details: { by } };
  }
  return null;
}

/** Takes the default's mark from whichever calendar has it; answers with the row that this changed. */
async function takeMark(tx: WriteTx, forId: number | null): Promise<RowRef[]> {
  const former = await defaultCalendarId(tx);
  if (former === null || former === forId) return [];
  await unmarkDefault(tx, former);
  return [{ entity: 'calendar', id: former }];
}

/** The rows that a save touched: a set is named when it holds, or held, anything. */
function coveredRows(id: number, ...states: readonly CalendarFields[]): RowRef[] {
  const hadHolidays = states.some((state) => state.holidays.length > 0);
  return [
    { entity: 'calendar', id },
    { entity: 'calendarVersions', id },
    ...(hadHolidays ? [{ entity: 'calendarHolidays', id }] : []),
  ];
}

async function stored(db: ReadDb, id: number): Promise<Calendar> {
  const calendar = await calendarById(db, id);
  if (calendar === null) throw new Error(`Calendar ${id} was not stored`);
  return calendar;
}
