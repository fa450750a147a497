// What other features read of delays: how tickets stand, as the job last reckoned it. It imports no service.
import { type RawBuilder, sql } from 'kysely';
import type { StuckKind } from '#shared/delays/stuck.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';

/** A page by key: give the last row's `ticketId` back as `after`. */
export interface DelayPage {
  readonly after?: number;
  readonly limit?: number;
}

/** An open ticket, not late yet, that will probably be late. One case is (ticketId, resolutionDueAt). */
export interface LateTicket {
  readonly ticketId: number;
  readonly folio: string;
  readonly title: string;
  readonly assigneeId: number;
  readonly resolutionDueAt: number;
  /** 0 to 1. */
  readonly lateOdds: number;
  /** When it is likely to be done. */
  readonly finishAt: number;
}

/** A ticket on which nobody did anything for too long. One case is (ticketId, stillSince). */
export interface StuckTicket {
  readonly ticketId: number;
  readonly folio: string;
  readonly title: string;
  readonly status: TicketStatus;
  readonly kind: StuckKind;
  /** Null in one that is nobody's. */
  readonly assigneeId: number | null;
  readonly stillSince: number;
  /** From when it counted as stuck. */
  readonly stuckAt: number;
}

/** Pages are read to the end in one go by jobs; this many rows take a few milliseconds. */
const PAGE = 200;

/** Imported history raises nothing: an imported ticket counts once somebody did something with it here. */
const IS_OURS = sql<boolean>`(t.isImported = 0 OR d.lastActAt IS NOT NULL)`;

/**
 * Tickets whose odds of being late have reached the setting (`delays.lateOddsPercent`), by id. A ticket that is late
 * already is not among them, nor one that waits (its clock stands still).
 */
export async function predictedLate(db: ReadDb, now: number, page: DelayPage = {}): Promise<LateTicket[]> {
  const { lateOddsPercent } = (await loadSettings(db)).delays;
  return (await lateQuery(lateOddsPercent / 100, now, page).execute(db)).rows;
}

export function lateQuery(
  odds: number,
  now: number,
  { after = 0, limit = PAGE }: DelayPage,
): RawBuilder<LateTicket> {
  return sql<LateTicket>`
    SELECT t.id AS ticketId, t.folio, t.title, t.assigneeId, t.resolutionDueAt, d.lateOdds, d.finishAt
    FROM ticketDelays d INDEXED BY ticketDelays_late CROSS JOIN tickets t ON t.id = d.ticketId
    WHERE d.lateOdds >= ${odds} AND d.ticketId > ${after} AND d.finishAt IS NOT NULL
      AND t.isOpen = 1 AND t.assigneeId IS NOT NULL AND t.resolutionDueAt >= ${now} AND ${IS_OURS}
    ORDER BY d.ticketId LIMIT ${limit}`;
}

/** Tickets that are stuck now, by id; what somebody did a moment ago takes a ticket off at once. */
export async function stuckTickets(db: ReadDb, now: number, page: DelayPage = {}): Promise<StuckTicket[]> {
  return (await stuckTicketsQuery(now, page).execute(db)).rows;
}

export function stuckTicketsQuery(
  now: number,
  { after = 0, limit = PAGE }: DelayPage,
): RawBuilder<StuckTicket> {
  return sql<StuckTicket>`
    SELECT t.id AS ticketId, t.folio, t.title, t.status, d.stuckKind AS kind, t.assigneeId, d.stillSince, d.stuckAt
    FROM ticketDelays d CROSS JOIN tickets t ON t.id = d.ticketId
    WHERE d.ticketId > ${after} AND d.stuckAt <= ${now}
      AND t.isOpen = 1 AND t.updatedAt = d.seenAt AND ${IS_OURS}
    ORDER BY d.ticketId LIMIT ${limit}`;
}
