import { sql } from 'kysely';
import type { CaseClass, Forecast } from '#shared/delays/fields.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import type { DelayRow } from './reckon.ts';

/** What a stored row needs to be shown: names, and how many tickets the technician has in front. */
interface Around {
  readonly serviceName: string | null;
  readonly technicianName: string | null;
  readonly ahead: number;
}

const nameOf = (id: number | null | undefined, name: string | null): Ref | null =>
  id == null || name === null ? null : { id, name };

/** A row as a prediction; null where it holds none. */
export function forecastOf(row: DelayRow, around: Around): Forecast | null {
  const { classKind, finishAt, finishEarliestAt, finishLatestAt } = row;
  if (classKind == null) return null;
  const ofClass: CaseClass = {
    kind: classKind,
    service: nameOf(row.classServiceId, around.serviceName),
    technician: nameOf(row.classTechnicianId, around.technicianName),
    priority: row.classPriority ?? null,
    cases: row.cases ?? 0,
    casesOpen: row.casesOpen ?? 0,
    casesLeft: row.casesLeft ?? 0,
    typicalSeconds: row.typicalSeconds ?? 0,
  };
  const isRunning = finishAt != null && finishEarliestAt != null;
  return {
    kind: 'predicted',
    at: toIso(row.madeAt),
    class: ofClass,
    usedSeconds: row.usedSeconds ?? 0,
    leftSeconds: {
      earliest: row.leftEarliest ?? 0,
      median: row.leftMedian ?? 0,
      latest: row.leftLatest ?? null,
    },
    finish: isRunning
      ? {
          earliest: toIso(finishEarliestAt),
          median: toIso(finishAt),
          latest: toIsoOrNull(finishLatestAt ?? null),
        }
      : null,
    dueInSeconds: row.dueInSeconds ?? null,
    lateOdds: row.lateOdds ?? null,
    ahead: around.ahead,
  };
}

/** Active tickets of the same technician that are due sooner. */
const AHEAD = sql<number>`(SELECT count(*) FROM tickets a INDEXED BY tickets_assigneeOpen
  WHERE a.assigneeId = t.assigneeId AND a.isOpen = 1 AND a.isActive = 1
    AND (a.sortDueAt, a.id) < (t.sortDueAt, t.id))`;

/** What stands around one prediction that was made just now. */
export async function aroundOf(db: ReadDb, row: DelayRow): Promise<Around> {
  const { rows } = await sql<Around>`
    SELECT (SELECT name FROM services WHERE id = ${row.classServiceId ?? null}) AS serviceName,
      (SELECT name FROM people WHERE id = ${row.classTechnicianId ?? null}) AS technicianName,
      ${AHEAD} AS ahead
    FROM tickets t WHERE t.id = ${row.ticketId}`.execute(db);
  return rows[0] ?? { serviceName: null, technicianName: null, ahead: 0 };
}

/** The stored rows of these tickets with what stands around them, by ticket. */
export async function storedRows(
  db: ReadDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DelayRow & Around & { readonly updatedAt: number }>> {
  const { rows } = await sql<DelayRow & Around & { readonly updatedAt: number }>`
    SELECT d.*, t.updatedAt, service.name AS serviceName, technician.name AS technicianName, ${AHEAD} AS ahead
    FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN ticketDelays d ON d.ticketId = wanted.value
      CROSS JOIN tickets t ON t.id = d.ticketId
      LEFT JOIN services service ON service.id = d.classServiceId
      LEFT JOIN people technician ON technician.id = d.classTechnicianId`.execute(db);
  return new Map(rows.map((row) => [row.ticketId, row]));
}
