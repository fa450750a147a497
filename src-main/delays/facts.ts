import { sql } from 'kysely';
import { z } from 'zod';
import type { Moment } from '#shared/delays/fields.ts';
import type { Priority } from '#shared/sla/priority.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';

/** What of a ticket says how it stands. Instants in UTC ms. */
export interface TicketFacts {
  readonly id: number;
  readonly status: TicketStatus;
  readonly isOpen: number;
  readonly isImported: number;
  readonly serviceId: number | null;
  readonly priority: Priority;
  readonly assigneeId: number | null;
  readonly calendarId: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly assignedAt: number | null;
  readonly firstAssignedAt: number | null;
  readonly scheduledTo: number | null;
  readonly resolutionDueAt: number | null;
  readonly remainingSeconds: number | null;
  readonly atRiskAt: number | null;
  readonly resolvedAt: number | null;
  readonly resolutionSeconds: number | null;
  readonly reopenCount: number;
  /** Last event of a person. */
  readonly lastActAt: number | null;
  /** Stretches in which the resolution clock stood; the last one has no end while it still does. */
  readonly pauses: readonly (readonly [from: number, to: number | null])[];
  /** Predictions that were kept of it, with when it was solved as they know it. */
  readonly kept: readonly (readonly [moment: Moment, resolvedAt: number | null])[];
}

const pauses = z.array(z.tuple([z.number(), z.number().nullable()]));
const kept = z.array(z.tuple([z.enum(['assigned', 'atRisk']), z.number().nullable()]));

/**
 * An act is an event of a person on the ticket. Not: what the program does by itself (it names no actor), what an
 * import brought, and the new deadlines that an edited calendar or policy gave to hundreds at once.
 */
export const IS_ACT = sql`e.actorId IS NOT NULL AND e.origin <> 'import' AND e.action <> 'ticket.recomputed'`;

type StoredFacts = Omit<TicketFacts, 'pauses' | 'kept'> & { readonly pauses: string; readonly kept: string };

const factsOfIds = prebuiltQuery((db, p: { ids: string }) =>
  sql<StoredFacts>`
    SELECT t.id, t.status, t.isOpen, t.isImported, t.serviceId, t.priority, t.assigneeId, t.calendarId, t.createdAt,
      t.updatedAt, t.assignedAt, t.firstAssignedAt, t.scheduledTo, t.resolutionDueAt, t.remainingSeconds, t.atRiskAt,
      t.resolvedAt, t.resolutionSeconds, t.reopenCount,
      (SELECT e.at FROM eventRows r CROSS JOIN events e ON e.seq = r.seq
        WHERE r.entity = 'ticket' AND r.entityId = t.id AND ${IS_ACT} ORDER BY r.seq DESC LIMIT 1) AS lastActAt,
      (SELECT json_group_array(json_array(p.fromAt, p.toAt)) FROM ticketPauses p WHERE p.ticketId = t.id) AS pauses,
      (SELECT json_group_array(json_array(f.moment, f.resolvedAt)) FROM forecasts f WHERE f.ticketId = t.id) AS kept
    FROM json_each(${p.ids}) wanted CROSS JOIN tickets t ON t.id = wanted.value ORDER BY wanted.key`.compile(
    db,
  ),
);

/** The facts of these tickets, in the order given. */
export async function factsOf(db: ReadDb, ids: readonly number[]): Promise<TicketFacts[]> {
  const rows = await factsOfIds.all(db, { ids: JSON.stringify(ids) });
  return rows.map((row) => ({
    ...row,
    pauses: pauses.parse(JSON.parse(row.pauses)),
    kept: kept.parse(JSON.parse(row.kept)),
  }));
}
