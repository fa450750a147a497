import type { InferSchemaInput } from '@orpc/contract';
import { addToDate, startOfDate } from '#shared/calendars/localTime.ts';
import { DAY, toIso } from '#shared/kernel/time.ts';
import type { ticketsContract } from '#shared/tickets/contract.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';

type Day = InferSchemaInput<NonNullable<(typeof ticketsContract)['day']['~orpc']['outputSchema']>>['items'];

/** No agreed time lasts longer than this. */
const LONGEST = 366 * DAY;

/** The agreed times of a day for each enabled technician, beside their shift and absence. */
export async function dayOf(
  ctx: QueryContext,
  input: { date: string; technicianId?: number | undefined },
): Promise<Day> {
  const { timeZone } = (await loadSettings(ctx.db)).institution;
  const from = startOfDate(input.date, timeZone);
  const to = startOfDate(addToDate(input.date, 1), timeZone);
  let query = ctx.db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select(['people.id', 'people.name', 'people.calendarId'])
    .where('personRoles.role', '=', 'technician')
    .where('people.isEnabled', '=', 1)
    .orderBy('people.foldedName');
  if (input.technicianId !== undefined) query = query.where('people.id', '=', input.technicianId);
  const technicians = await query.execute();
  const calendarOf = await loadCalendars(
    ctx.db,
    technicians.map((technician) => technician.calendarId),
  );
  const absent = new Set(
    (
      await ctx.db
        .selectFrom('absences')
        .select('personId')
        .where('toAt', '>', from)
        .where('fromAt', '<', to)
        .execute()
    ).map((row) => row.personId),
  );
  const appointments = await ctx.db
    .selectFrom('tickets')
    .innerJoin('people as requester', 'requester.id', 'tickets.requesterId')
    .select([
      'tickets.id',
      'tickets.folio',
      'tickets.title',
      'tickets.status',
      'tickets.assigneeId',
      'tickets.scheduledFrom',
      'tickets.scheduledTo',
      'tickets.requesterId',
      'requester.name as requesterName',
    ])
    .where(
      'tickets.assigneeId',
      'in',
      technicians.map((technician) => technician.id),
    )
    .where('tickets.scheduledFrom', '<', to)
    // An agreed time may last for days; the bound keeps years of past ones out of the reading.
    .where('tickets.scheduledFrom', '>=', from - LONGEST)
    .where('tickets.scheduledTo', '>', from)
    .orderBy('tickets.scheduledFrom')
    .execute();
  return technicians.map(({ id, name, calendarId }) => ({
    technician: { id, name },
    shift: calendarOf(calendarId)
      .working.openings(from, to)
      .map(([opens, closes]) => ({ from: toIso(opens), to: toIso(closes) })),
    isAbsent: absent.has(id),
    appointments: appointments.flatMap((row) =>
      row.assigneeId !== id || row.scheduledFrom === null || row.scheduledTo === null
        ? []
        : [
            {
              id: row.id,
              folio: row.folio,
              title: row.title,
              status: row.status,
              requester: { id: row.requesterId, name: row.requesterName },
              from: toIso(row.scheduledFrom),
              to: toIso(row.scheduledTo),
            },
          ],
    ),
  }));
}
