import { sql } from 'kysely';
import type { AtRiskRow, FinishRow, StuckRow } from '#shared/delays/fields.ts';
import { fromIso, toIso } from '#shared/kernel/time.ts';
import { loadCalendars } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { ticketRows } from '../tickets/service.ts';
import { IS_ACT } from './facts.ts';
import { forecastOf, storedRows } from './shown.ts';

/** What of a ticket its row in a list is reckoned from, beyond what every list shows. */
async function clocksOf(db: ReadDb, ids: readonly number[]) {
  const { rows } = await sql<{ id: number; calendarId: number | null; resolutionMinutes: number }>`
    SELECT t.id, t.calendarId, t.resolutionMinutes
    FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN tickets t ON t.id = wanted.value`.execute(db);
  const calendars = await loadCalendars(
    db,
    rows.map(({ calendarId }) => calendarId),
  );
  return new Map(rows.map((row) => [row.id, { ...row, calendar: calendars(row.calendarId).working }]));
}

/** Rows of the list "at risk", with the reasons why each is in it. */
export async function atRiskRows(
  db: ReadDb,
  ids: readonly number[],
  { now, odds }: { readonly now: number; readonly odds: number },
): Promise<AtRiskRow[]> {
  const stored = await storedRows(db, ids);
  const clocks = await clocksOf(db, ids);
  return (await ticketRows(db, ids)).flatMap((ticket) => {
    const row = stored.get(ticket.id);
    const forecast = row === undefined ? null : forecastOf(row, row);
    const reasons: AtRiskRow['reasons'] = [];
    if (ticket.atRiskAt !== null && fromIso(ticket.atRiskAt) <= now) reasons.push('timeUsed');
    if (row?.finishAt != null && (row.lateOdds ?? 0) >= odds) reasons.push('predictedLate');
    const clock = clocks.get(ticket.id);
    if (clock === undefined || ticket.resolutionDueAt === null) return [];
    const left = clock.calendar.between(now, fromIso(ticket.resolutionDueAt));
    const promised = clock.resolutionMinutes * 60;
    // Where people agreed on a later time, more may be left than was ever promised.
    const usedShare = left <= promised && promised > 0 ? 1 - left / promised : null;
    return [{ ticket, reasons, usedShare, forecast }];
  });
}

interface LastAct {
  readonly ticketId: number;
  readonly action: string;
  readonly at: number;
  readonly actorId: number;
  readonly actorName: string;
}

/** What a person did last on each of these tickets. */
const lastActsQuery = (ids: readonly number[]) => sql<LastAct>`
  SELECT wanted.value AS ticketId, e.action, e.at, e.actorId, actor.name AS actorName
  FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN events e ON e.seq = (
      SELECT r.seq FROM eventRows r CROSS JOIN events e ON e.seq = r.seq
      WHERE r.entity = 'ticket' AND r.entityId = wanted.value AND ${IS_ACT} ORDER BY r.seq DESC LIMIT 1)
    CROSS JOIN people actor ON actor.id = e.actorId`;

/** Rows of the list "stuck". */
export async function stuckRows(db: ReadDb, ids: readonly number[], now: number): Promise<StuckRow[]> {
  const stored = await storedRows(db, ids);
  const clocks = await clocksOf(db, ids);
  const { rows } = await lastActsQuery(ids).execute(db);
  const lastActs = new Map(rows.map((act) => [act.ticketId, act]));
  return (await ticketRows(db, ids)).flatMap((ticket) => {
    const row = stored.get(ticket.id);
    const clock = clocks.get(ticket.id);
    if (row?.stuckKind == null || clock === undefined) return [];
    const act = lastActs.get(ticket.id);
    return [
      {
        ticket,
        kind: row.stuckKind,
        since: toIso(row.stillSince),
        idleSeconds: Math.round(clock.calendar.between(row.stillSince, now)),
        lastAct:
          act === undefined
            ? null
            : { action: act.action, at: toIso(act.at), by: { id: act.actorId, name: act.actorName } },
      },
    ];
  });
}

/** Rows of the list "by predicted finish". */
export async function finishRows(db: ReadDb, ids: readonly number[]): Promise<FinishRow[]> {
  const stored = await storedRows(db, ids);
  return (await ticketRows(db, ids)).flatMap((ticket) => {
    const row = stored.get(ticket.id);
    const forecast = row === undefined ? null : forecastOf(row, row);
    return forecast === null ? [] : [{ ticket, forecast }];
  });
}
