import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { HolidayTemplate } from '#shared/calendars/holidays.ts';
import type { Service } from '#shared/services/contract.ts';
import type { Priority } from '#shared/sla/priority.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** Whether anybody could administer: with the role and a password. Until then the first start is still to be done. */
export async function hasAdministrator(db: ReadDb): Promise<boolean> {
  const row = await db
    .selectFrom('personRoles')
    .innerJoin('credentials', 'credentials.id', 'personRoles.personId')
    .select('personRoles.personId')
    .where('personRoles.role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What an import into an empty folder left: the default calendar, general policies, and whether any service or category. */
export async function present(db: ReadDb) {
  const calendar = await db
    .selectFrom('calendars')
    .select('id')
    .where('isDefault', '=', 1)
    .executeTakeFirst();
  const policies = await db
    .selectFrom('slaPolicies')
    .select('priority')
    .where('serviceId', 'is', null)
    .where('removedAt', 'is', null)
    .execute();
  const service = await db.selectFrom('services').select('id').limit(1).executeTakeFirst();
  const category = await db.selectFrom('assetCategories').select('id').limit(1).executeTakeFirst();
  return {
    calendarId: calendar?.id ?? null,
    policies: policies.map(({ priority }) => priority),
    hasServices: service !== undefined,
    hasAssetCategories: category !== undefined,
  };
}

export async function insertDefaultCalendar(
  tx: WriteTx,
  calendar: { name: string; timeZone: string; holidayTemplate: HolidayTemplate; hours: WeeklyHours },
): Promise<number> {
  const { hours, ...fields } = calendar;
  const { id } = await tx
    .insertInto('calendars')
    .values({ ...fields, isDefault: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('calendarVersions')
    .values({ calendarId: id, validFrom: null, hours: JSON.stringify(hours) })
    .execute();
  return id;
}

/** Gives the default calendar of an earlier import the zone, hours and holidays that were chosen. */
export async function rewriteCalendar(
  tx: WriteTx,
  id: number,
  calendar: { timeZone: string; holidayTemplate: HolidayTemplate; hours: WeeklyHours },
): Promise<void> {
  const { hours, ...fields } = calendar;
  await tx
    .updateTable('calendars')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('calendarVersions').where('calendarId', '=', id).execute();
  await tx
    .insertInto('calendarVersions')
    .values({ calendarId: id, validFrom: null, hours: JSON.stringify(hours) })
    .execute();
}

export async function insertGeneralPolicy(
  tx: WriteTx,
  policy: { priority: Priority; firstResponseMinutes: number; resolutionMinutes: number },
): Promise<number> {
  const row = await tx
    .insertInto('slaPolicies')
    .values({ ...policy, serviceId: null, calendarId: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The skill of that name, made when there is none. */
export async function skillNamed(tx: WriteTx, name: string): Promise<{ id: number; isNew: boolean }> {
  const known = await tx.selectFrom('skills').select('id').where('name', '=', name).executeTakeFirst();
  if (known !== undefined) return { id: known.id, isNew: false };
  const made = await tx.insertInto('skills').values({ name }).returning('id').executeTakeFirstOrThrow();
  return { id: made.id, isNew: true };
}

export type NewService = Pick<
  Service,
  | 'category'
  | 'name'
  | 'description'
  | 'defaultImpact'
  | 'defaultUrgency'
  | 'estimatedMinutes'
  | 'needsApproval'
  | 'printedForm'
  | 'position'
> & { readonly skillId: number | null };

export async function insertService(tx: WriteTx, { needsApproval, ...fields }: NewService): Promise<number> {
  const row = await tx
    .insertInto('services')
    .values({ ...fields, needsApproval: needsApproval ? 1 : 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
