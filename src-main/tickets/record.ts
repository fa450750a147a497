import type { Insertable, Selectable } from 'kysely';
import { looksLikeFolio } from '#shared/kernel/ids.ts';
import { isActive, isOpen, type TicketStatus } from '#shared/tickets/ticket.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import type { TicketsTable } from '../db/ticketTables.ts';

/** A row of `tickets` as it is stored; it does not leave this feature. */
export type TicketRecord = Selectable<TicketsTable>;
export type NewTicketRecord = Omit<Insertable<TicketsTable>, keyof DerivedColumns>;

/** Sorts after every real due time; a safe integer, so that it survives JavaScript. */
export const NEVER = 9_000_000_000_000_000;

type DerivedColumns = Pick<TicketRecord, 'isOpen' | 'isActive' | 'isQueued' | 'sortDueAt' | 'nextAlertAt'>;

type DerivedFrom = Pick<TicketRecord, 'status' | 'resolutionDueAt'> & {
  readonly atRiskAt?: number | null;
  readonly firstResponseDueAt?: number | null;
  readonly firstRespondedAt?: number | null;
};

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/**
 * The columns that follow from others. `nextAlertAt` is the earliest instant at which an alert can be due; the job
 * skips what was raised already.
 */
export function derivedColumns(ticket: DerivedFrom): DerivedColumns {
  return {
    isOpen: flag(isOpen(ticket.status)),
    isActive: flag(isActive(ticket.status)),
    isQueued: flag(ticket.status === 'new'),
    sortDueAt: ticket.resolutionDueAt ?? NEVER,
    nextAlertAt: firstAlertAt(ticket),
  };
}

function firstAlertAt(ticket: DerivedFrom): number | null {
  if (!isOpen(ticket.status)) return null;
  const instants = alertInstants(ticket).map((alert) => alert.from);
  return instants.length === 0 ? null : Math.min(...instants);
}

export interface AlertInstant {
  readonly kind: 'atRisk' | 'overdue' | 'responseOverdue';
  /** The due instant that the alert is about; each (ticket, kind, due instant) is raised once. */
  readonly dueAt: number;
  /** From when it is to be raised. A ticket is overdue only after its due instant. */
  readonly from: number;
}

/** The alerts that the present deadlines can raise, whether raised already or not. */
export function alertInstants(ticket: DerivedFrom): AlertInstant[] {
  const alerts: AlertInstant[] = [];
  const { resolutionDueAt, atRiskAt, firstResponseDueAt, firstRespondedAt } = ticket;
  if (resolutionDueAt !== null) {
    if (atRiskAt != null) alerts.push({ kind: 'atRisk', dueAt: resolutionDueAt, from: atRiskAt });
    alerts.push({ kind: 'overdue', dueAt: resolutionDueAt, from: resolutionDueAt + 1 });
  }
  if (firstResponseDueAt != null && firstRespondedAt == null) {
    alerts.push({ kind: 'responseOverdue', dueAt: firstResponseDueAt, from: firstResponseDueAt + 1 });
  }
  return alerts;
}

const byId = prebuiltQuery((db, p: { id: number }) =>
  db.selectFrom('tickets').selectAll().where('id', '=', p.id).compile(),
);
const byFolio = prebuiltQuery((db, p: { folio: string }) =>
  db.selectFrom('tickets').selectAll().where('folio', '=', p.folio).compile(),
);

/** By id (a number or its digits) or folio; undefined when there is none. */
export async function findRecord(db: ReadDb, key: number | string): Promise<TicketRecord | undefined> {
  if (typeof key === 'number') return byId.first(db, { id: key });
  if (/^\d{1,15}$/.test(key)) return byId.first(db, { id: Number(key) });
  if (!looksLikeFolio(key)) return undefined;
  return byFolio.first(db, { folio: key.trim().toUpperCase() });
}

/** A ticket whose existence is certain: a row that refers to it or a step before it said so. */
export async function recordById(db: ReadDb, id: number): Promise<TicketRecord> {
  return byId.only(db, { id });
}

/** States in which a requester’s ticket still runs; used by lists to pick a partial index. */
export function allOpen(statuses: readonly TicketStatus[]): boolean {
  return statuses.length > 0 && statuses.every(isOpen);
}
