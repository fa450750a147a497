import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';
import { loadCalendar } from '../../calendars/load.ts';
import { ensureDefaultCalendar } from '../../calendars/service.ts';
import type { ReadDb } from '../../db/handles.ts';
import { loadSettings } from '../../settings/load.ts';
import { loadMatrix, policyFor } from '../../sla/load.ts';
import { ensureGeneralPolicies } from '../../sla/service.ts';
import type { SliceWriter } from '../sliceWriter.ts';
import type { Rules, TicketPolicy } from './ticketRules.ts';

/** An import may come before the first start is done: without a calendar and policies nothing can be promised. */
export async function ensurePromises(writer: SliceWriter, timeZone: string): Promise<void> {
  await writer.once(async (ctx) => {
    await ensureDefaultCalendar(ctx, timeZone);
    await ensureGeneralPolicies(ctx);
  });
}

/** Everything that the tickets of an import are measured by, read once. */
export async function loadRules(db: ReadDb, system: string, serviceIds: Iterable<number>): Promise<Rules> {
  const settings = await loadSettings(db);
  const { matrix } = await loadMatrix(db);
  const policies = new Map<string, TicketPolicy>();
  for (const serviceId of [null, ...serviceIds]) {
    for (const priority of PRIORITIES) {
      const policy = await policyFor(db, serviceId, priority);
      const { id: calendarId, working } = await loadCalendar(db, policy.calendarId);
      policies.set(`${serviceId} ${priority}`, { ...policy, calendarId, calendar: working });
    }
  }
  const own = await db
    .selectFrom('people')
    .select(['id', 'activeLimit'])
    .where('activeLimit', 'is not', null)
    .execute();
  const limits = new Map(own.map(({ id, activeLimit }) => [id, activeLimit]));
  return {
    system,
    settings,
    matrix,
    calendar: (await loadCalendar(db, null)).working,
    policy(serviceId: number | null, priority: Priority) {
      const policy = policies.get(`${serviceId} ${priority}`);
      if (policy === undefined) throw new Error(`No policy was read for service ${serviceId}`);
      return policy;
    },
    limitOf: (technicianId) => limits.get(technicianId) ?? settings.assignment.activeLimit,
  };
}
