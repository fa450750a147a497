import type { Insertable } from 'kysely';
import type { Database } from '#main/db/open.ts';
import type { TicketsTable } from '#main/db/ticketTables.ts';
import { derivedColumns } from '#main/tickets/service.ts';
import { isoWeek } from '#shared/calendars/localTime.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { CHANNELS, TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import { aStoredCalendar } from './catalogue.ts';
import type { TestDatabase } from './database.ts';
import { seededRandom } from './seededRandom.ts';

export type TicketParts = Partial<Insertable<TicketsTable>>;

let count = 0;

/** A ticket exactly with these columns (and those that follow from them), without having lived through anything. */
export async function aStoredTicket(db: Database, parts: TicketParts): Promise<number> {
  count += 1;
  const createdAt = parts.createdAt ?? 0;
  const columns = {
    folio: formatFolio('SB', 2026, 500_000 + count),
    title: `Solicitud ${count}`,
    description: 'Sin más',
    status: 'closed',
    impact: 'low',
    urgency: 'medium',
    priority: 'medium',
    channel: 'portal',
    requesterId: 1,
    createdAt,
    updatedAt: createdAt,
    firstResponseMinutes: 60,
    resolutionMinutes: 480,
    atRiskPercent: 80,
    clockStartedAt: createdAt,
    resolutionDueAt: null,
    ...parts,
  } as const;
  const derived = derivedColumns(columns as Parameters<typeof derivedColumns>[0]);
  return db.write(async (tx) => {
    const row = await tx
      .insertInto('tickets')
      .values({ ...columns, ...derived } as Insertable<TicketsTable>)
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

/** An assignment in the week in which it lies. */
export async function aStoredAssignment(
  db: Database,
  { ticketId, technicianId, at, zone }: { ticketId: number; technicianId: number; at: number; zone: string },
): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .insertInto('assignments')
      .values({ ticketId, technicianId, at, isoWeek: isoWeek(at, zone), method: 'automatic' })
      .execute();
  });
}

export interface GeneratedDepartment {
  readonly technicianIds: readonly number[];
  readonly requesterIds: readonly number[];
  readonly areaIds: readonly number[];
  readonly serviceIds: readonly number[];
}

const WEEKDAYS = { mon: [['08:00', '17:00']], tue: [['08:00', '17:00']], wed: [['08:00', '17:00']] } as const;

/**
 * A small department whose tickets are in every state, with and without everything that a column may lack: merged,
 * reopened and open again, waiting, of no area, nobody's, cancelled after an answer, due exactly when resolved.
 */
export async function aGeneratedDepartment(
  t: TestDatabase,
  options: { readonly seed: number; readonly tickets: number; readonly now: number; readonly zone: string },
): Promise<GeneratedDepartment> {
  const { now, zone } = options;
  const random = seededRandom(options.seed);
  await aStoredCalendar(t, {
    name: 'Oficina',
    isDefault: true,
    timeZone: zone,
    hours: { ...WEEKDAYS, thu: [['08:00', '17:00']], fri: [['08:00', '14:00']] } as never,
  });
  const { db } = t;
  const ids = await db.write(async (tx) => {
    await tx
      .insertInto('settings')
      .values({ key: 'institution', value: JSON.stringify({ timeZone: zone }) })
      .execute();
    const person = async (name: string, isEnabled: 0 | 1 = 1) => {
      const row = await tx
        .insertInto('people')
        .values({ name, foldedName: name.toLowerCase(), createdAt: now - 90 * DAY, isEnabled })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    };
    const requesterIds = [await person('Ana'), await person('Beto'), await person('Carla')];
    const technicianIds = [
      await person('Técnica 1'),
      await person('Técnico 2'),
      await person('Técnica 3'),
      await person('Técnico que se fue', 0),
    ];
    for (const personId of technicianIds)
      await tx.insertInto('personRoles').values({ personId, role: 'technician' }).execute();
    const areaIds: number[] = [];
    const serviceIds: number[] = [];
    for (const name of ['Jurídico', 'Finanzas']) {
      const area = await tx.insertInto('areas').values({ name }).returning('id').executeTakeFirstOrThrow();
      areaIds.push(area.id);
      const service = await tx
        .insertInto('services')
        .values({ category: 'Cómputo', name, needsApproval: 0, isEnabled: 1 })
        .returning('id')
        .executeTakeFirstOrThrow();
      serviceIds.push(service.id);
    }
    await tx
      .insertInto('absences')
      .values({
        personId: technicianIds[1] ?? 0,
        fromAt: now - 21 * DAY,
        toAt: now - 12 * DAY,
        kind: 'vacation',
      })
      .execute();
    return { technicianIds, requesterIds, areaIds, serviceIds };
  });

  for (let index = 0; index < options.tickets; index += 1) {
    const status = random.pick(TICKET_STATUSES);
    const createdAt = now - random.whole(0, 60 * 24 * 60) * MINUTE;
    const later = (hours: number) => Math.min(now, createdAt + random.whole(0, hours * 60) * MINUTE);
    const isSolved = status === 'resolved' || status === 'closed';
    const isHeld = status !== 'new' && status !== 'pendingApproval';
    const technicianId = isHeld ? random.pick(ids.technicianIds) : null;
    const resolvedAt = isSolved ? later(200) : null;
    const dueAt = status === 'waiting' ? null : createdAt + random.whole(1, 120) * HOUR;
    const wasReopened = (isSolved || status === 'inProgress') && random.chance(25);
    const ticketId = await aStoredTicket(db, {
      status,
      priority: random.pick(PRIORITIES),
      channel: random.pick(CHANNELS),
      requesterId: random.pick(ids.requesterIds),
      areaId: random.pick([...ids.areaIds, null]),
      serviceId: random.pick([...ids.serviceIds, null]),
      assigneeId: technicianId,
      createdAt,
      firstPromiseAt: createdAt + random.whole(1, 100) * HOUR,
      firstResponseDueAt: createdAt + random.whole(1, 10) * HOUR,
      resolutionDueAt: resolvedAt !== null && random.chance(10) ? resolvedAt : dueAt,
      firstRespondedAt: isHeld && random.chance(80) ? later(20) : null,
      responseSeconds: isHeld && random.chance(80) ? random.whole(0, 40_000) : null,
      firstAssignedAt: isHeld ? createdAt : null,
      resolvedAt,
      resolutionSeconds: isSolved && random.chance(90) ? random.whole(0, 400_000) : null,
      closedAt: status === 'closed' ? now - random.whole(0, 20 * 24) * HOUR : null,
      closureSeconds: status === 'closed' && random.chance(90) ? random.whole(0, 400_000) : null,
      cancelledAt: status === 'cancelled' ? later(50) : null,
      workedMinutes: random.chance(50) ? random.whole(1, 300) : 0,
      rating: status === 'closed' && random.chance(60) ? random.whole(1, 5) : null,
      reopenCount: wasReopened ? random.whole(1, 3) : 0,
      lastSolverId: isSolved || wasReopened ? random.pick(ids.technicianIds) : null,
      mergedIntoId: status === 'cancelled' && index > 5 && random.chance(40) ? 1 : null,
    });
    await db.write(async (tx) => {
      for (let pause = wasReopened ? random.whole(0, 2) : 0; pause > 0; pause -= 1) {
        const fromAt = later(150);
        await tx
          .insertInto('ticketPauses')
          .values({ ticketId, fromAt, toAt: fromAt + HOUR, kind: 'resolved' })
          .execute();
      }
      for (let entry = technicianId === null ? 0 : random.whole(0, 2); entry > 0; entry -= 1) {
        await tx
          .insertInto('timeEntries')
          .values({
            ticketId,
            personId: random.pick(ids.technicianIds),
            minutes: random.whole(1, 90),
            at: later(100),
          })
          .execute();
      }
    });
    for (let given = technicianId === null ? 0 : random.whole(1, 3); given > 0; given -= 1) {
      const receiver = random.pick(ids.technicianIds);
      await aStoredAssignment(db, { ticketId, technicianId: receiver, at: later(200), zone });
    }
  }
  return ids;
}
