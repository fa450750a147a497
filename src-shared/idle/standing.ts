import { fromIso } from '../kernel/time.ts';
import { isActive, type TicketStatus } from '../tickets/ticket.ts';
import type { IdleReason, Occasion } from './idle.ts';

/** One event of a ticket, as far as it tells where the ticket stands. */
export interface TicketStep {
  /** When it was recorded, UTC ms: what an import tells of the past did not happen here. */
  readonly at: number;
  readonly status?: TicketStatus | undefined;
  readonly assigneeId?: number | null | undefined;
  /** ISO, as events tell it. */
  readonly scheduledFrom?: string | null | undefined;
}

/** Where a ticket stood between two of its events. */
export interface Standing<E extends TicketStep> {
  readonly from: number;
  /** Null: it still does. */
  readonly to: number | null;
  readonly status: TicketStatus;
  readonly assigneeId: number | null;
  readonly scheduledFrom: number | null;
  readonly begun: E;
  readonly ended: E | null;
}

type Present<E extends TicketStep> = Omit<Standing<E>, 'to' | 'ended'>;

/** Where a ticket stood over time, from its events in order. What came before the first state that is told is unknown. */
export function standingsOf<E extends TicketStep>(steps: readonly E[]): Standing<E>[] {
  const standings: Standing<E>[] = [];
  let before: Present<E> | null = null;
  for (const step of steps) {
    if (!movesIt(step)) continue;
    const present: Present<E> | null = after(before, step);
    if (before !== null) standings.push({ ...before, to: step.at, ended: step });
    before = present;
  }
  if (before !== null) standings.push({ ...before, to: null, ended: null });
  return standings;
}

function movesIt({ status, assigneeId, scheduledFrom }: TicketStep): boolean {
  return status !== undefined || assigneeId !== undefined || scheduledFrom !== undefined;
}

function after<E extends TicketStep>(before: Present<E> | null, step: E): Present<E> | null {
  const status = step.status ?? before?.status;
  if (status === undefined) return null;
  return {
    from: step.at,
    status,
    assigneeId: step.assigneeId === undefined ? (before?.assigneeId ?? null) : step.assigneeId,
    scheduledFrom: instantOf(step.scheduledFrom, before?.scheduledFrom ?? null),
    begun: step,
  };
}

const instantOf = (told: string | null | undefined, before: number | null): number | null =>
  told === undefined ? before : told === null ? null : fromIso(told);

/** Active tickets of a technician: each counts to their limit, scheduled ones too. */
export function loadOf<E extends TicketStep>(
  standings: readonly Standing<E>[],
  technicianId: number,
  now: number,
): { readonly from: number; readonly to: number }[] {
  return standings
    .filter(({ status, assigneeId }) => assigneeId === technicianId && isActive(status))
    .map(({ from, to }) => ({ from, to: to ?? now }));
}

/** When a technician held a ticket that was active and not scheduled for later; a scheduled one from its time on. */
export function holdingOf<E extends TicketStep>(
  standings: readonly Standing<E>[],
  technicianId: number,
  now: number,
): Occasion<E>[] {
  return standings
    .filter(({ status, assigneeId }) => assigneeId === technicianId && isActive(status))
    .map((standing) => {
      const { status, scheduledFrom } = standing;
      const later = status === 'scheduled' ? (scheduledFrom ?? standing.from) : standing.from;
      return occasion(standing, 'holding', Math.max(standing.from, later), now);
    })
    .filter(({ from, to }) => to > from);
}

/** When a ticket waited in the queue for whoever could take it. */
export function waitingOf<E extends TicketStep>(
  standings: readonly Standing<E>[],
  now: number,
): Occasion<E>[] {
  return standings
    .filter(({ status }) => status === 'new')
    .map((standing) => occasion(standing, 'takeable', standing.from, now))
    .filter(({ from, to }) => to > from);
}

function occasion<E extends TicketStep>(
  { to, begun, ended }: Standing<E>,
  reason: IdleReason,
  from: number,
  now: number,
): Occasion<E> {
  return { from, to: to ?? now, reason, begun, ended };
}
