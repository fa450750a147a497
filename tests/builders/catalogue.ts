import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { HolidayTemplate } from '#shared/calendars/holidays.ts';
import { DEFAULT_POLICIES } from '#shared/sla/defaultPolicies.ts';
import { type Impact, PRIORITIES, type Priority, type Urgency } from '#shared/sla/priority.ts';
import { ALWAYS } from './calendars.ts';
import { BUILT_AT, type Built, type Writable, written } from './people.ts';

let count = 0;

export interface CalendarParts {
  readonly name?: string;
  readonly timeZone?: string;
  readonly hours?: WeeklyHours;
  readonly holidayTemplate?: HolidayTemplate;
  readonly holidays?: readonly { date: string; name?: string; isWorked?: boolean }[];
  readonly isDefault?: boolean;
}

/** A calendar in the database, open day and night in Mexico City unless told otherwise. */
export async function aStoredCalendar(to: Writable, parts: CalendarParts = {}): Promise<Built> {
  count += 1;
  const { name = `Calendario ${count}`, timeZone = 'America/Mexico_City', hours = ALWAYS } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('calendars')
      .values({
        name,
        timeZone,
        holidayTemplate: parts.holidayTemplate ?? 'none',
        isDefault: parts.isDefault ? 1 : 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('calendarVersions')
      .values({ calendarId: id, validFrom: null, hours: JSON.stringify(hours) })
      .execute();
    for (const day of parts.holidays ?? []) {
      await tx
        .insertInto('calendarHolidays')
        .values({
          calendarId: id,
          date: day.date,
          name: day.name ?? 'Asueto',
          isWorked: day.isWorked ? 1 : 0,
        })
        .execute();
    }
    const sets =
      (parts.holidays ?? []).length > 0 ? ['calendarVersions', 'calendarHolidays'] : ['calendarVersions'];
    await trail.record({
      action: 'calendar.created',
      entity: 'calendar',
      entityId: id,
      version: 1,
      rows: ['calendar', ...sets].map((entity) => ({ entity, id })),
    });
    return { id, name };
  });
}

export interface PolicyParts {
  readonly serviceId?: number | null;
  readonly priority?: Priority;
  readonly firstResponseMinutes?: number;
  readonly resolutionMinutes?: number;
  readonly atRiskPercent?: number;
  readonly calendarId?: number | null;
}

/** A policy; general and of medium priority unless told otherwise, so give one of the two where both are there. */
export async function aPolicy(to: Writable, parts: PolicyParts = {}): Promise<{ readonly id: number }> {
  const { priority = 'medium' } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('slaPolicies')
      .values({ serviceId: null, calendarId: null, priority, ...DEFAULT_POLICIES[priority], ...parts })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('slaPolicy', id));
    return { id };
  });
}

export interface ServiceParts {
  readonly category?: string;
  readonly name?: string;
  readonly defaultImpact?: Impact;
  readonly defaultUrgency?: Urgency;
  readonly estimatedMinutes?: number | null;
  readonly skillId?: number | null;
  readonly needsApproval?: boolean;
  readonly printedForm?: 'none' | 'custody' | 'service';
  readonly isEnabled?: boolean;
  /** With one the service has a first version of a procedure. */
  readonly procedure?: string;
}

export async function aService(to: Writable, parts: ServiceParts = {}): Promise<Built> {
  count += 1;
  const {
    category = 'Cómputo',
    name = `Servicio ${count}`,
    procedure,
    needsApproval,
    isEnabled,
    ...rest
  } = parts;
  return written(to, BUILT_AT, async (tx, trail) => {
    const { id } = await tx
      .insertInto('services')
      .values({
        category,
        name,
        ...rest,
        needsApproval: needsApproval ? 1 : 0,
        isEnabled: isEnabled === false ? 0 : 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record(creation('service', id));
    if (procedure !== undefined) {
      const row = await tx
        .insertInto('procedures')
        .values({ serviceId: id, number: 1, body: procedure, createdAt: BUILT_AT, createdById: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trail.record(creation('procedure', row.id));
    }
    return { id, name };
  });
}

/** What every institution has after its first start: a default calendar (24 hours unless given) and the general policies. */
export async function aCatalogue(
  to: Writable,
  parts: { calendar?: CalendarParts } = {},
): Promise<{ readonly calendarId: number; readonly policyIds: Readonly<Record<Priority, number>> }> {
  const calendar = await aStoredCalendar(to, { isDefault: true, ...parts.calendar });
  const ids: [Priority, number][] = [];
  for (const priority of PRIORITIES) ids.push([priority, (await aPolicy(to, { priority })).id]);
  return { calendarId: calendar.id, policyIds: Object.fromEntries(ids) as Record<Priority, number> };
}

function creation(entity: string, id: number) {
  return { action: `${entity}.created`, entity, entityId: id, version: 1, rows: [{ entity, id }] };
}
