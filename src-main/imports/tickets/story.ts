import type { Impact, Urgency } from '#shared/sla/priority.ts';
import type { TicketStatus, WaitingFor } from '#shared/tickets/ticket.ts';
import type { ForeignTicket, Observation } from './gather.ts';

/** How a ticket stands after an observation, in our words. People and teams are still names. */
export interface Standing {
  readonly status: TicketStatus;
  readonly waitingFor: WaitingFor | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
}

/** One event of the history to be written. */
export interface Step {
  readonly at: number;
  readonly action: string;
  readonly by: string | null;
  readonly before: Standing | null;
  readonly after: Standing;
}

export interface StoryPause {
  readonly kind: 'waiting' | 'resolved';
  readonly fromAt: number;
  /** Null: it stands until now. */
  readonly toAt: number | null;
}

/** What happened to a ticket, told by our rules of the life cycle. Instants are UTC milliseconds. */
export interface Story {
  readonly steps: readonly Step[];
  readonly end: Standing;
  readonly assignments: readonly { readonly at: number; readonly technician: string }[];
  readonly pauses: readonly StoryPause[];
  readonly firstRespondedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly cancelledAt: number | null;
  readonly reopenCount: number;
  /** Who had it when it was last resolved. */
  readonly lastSolver: string | null;
}

/** Retells a foreign ticket, event by event; as many steps as there are observations. */
export function storyOf(ticket: ForeignTicket): Story {
  const steps: Step[] = [];
  const assignments: { at: number; technician: string }[] = [];
  const pauses: StoryPause[] = [];
  let before: Standing | null = null;
  let firstRespondedAt: number | null = null;
  let resolvedAt: number | null = null;
  let closedAt: number | null = null;
  let cancelledAt: number | null = null;
  let lastSolver: string | null = null;
  let reopenings = 0;

  for (const seen of ticket.observations) {
    const { at } = seen;
    const after = standingOf(seen);
    const wasEnded: boolean = before !== null && isEnded(before.status);
    if (after.assignee !== null && after.assignee !== before?.assignee) {
      assignments.push({ at, technician: after.assignee });
    }
    // Whoever began, waited or solved had answered; that somebody was given it, or put it back, is no answer.
    if (seen.state !== 'new' && seen.state !== 'assigned' && seen.state !== 'cancelled')
      firstRespondedAt ??= at;

    const stood = standingKind(before?.status);
    const stands = standingKind(after.status);
    if (stood !== stands) {
      const open = pauses.at(-1);
      if (stood !== null && open !== undefined) pauses[pauses.length - 1] = { ...open, toAt: at };
      if (stands !== null) pauses.push({ kind: stands, fromAt: at, toAt: null });
    }
    if (isEnded(after.status) && !wasEnded) {
      resolvedAt = after.status === 'cancelled' ? null : at;
      lastSolver = after.assignee ?? before?.assignee ?? null;
    }
    if (after.status === 'closed' && before?.status !== 'closed') closedAt = at;
    if (after.status === 'cancelled') cancelledAt ??= at;
    if (wasEnded && !isEnded(after.status)) {
      reopenings += 1;
      resolvedAt = null;
      closedAt = null;
      cancelledAt = null;
    }
    steps.push({
      at: before === null ? ticket.openedAt : at,
      action: actionOf(before, after),
      by: seen.by,
      before,
      after,
    });
    before = after;
  }
  if (before === null) throw new Error(`Nothing was told of ${ticket.number}`);
  return {
    steps,
    end: before,
    assignments,
    pauses,
    firstRespondedAt,
    resolvedAt,
    closedAt,
    cancelledAt,
    reopenCount: Math.max(ticket.reopenings, reopenings),
    lastSolver,
  };
}

/** Without a technician a ticket is in the queue, whatever the other system calls it: nobody works on it. */
function standingOf({ state, assignee, team, impact, urgency }: Observation): Standing {
  const rest = { assignee, team, impact, urgency };
  switch (state) {
    case 'resolved':
    case 'closed':
    case 'cancelled':
      return { ...rest, status: state, waitingFor: null };
    case 'new':
    case 'assigned':
      return { ...rest, status: assignee === null ? 'new' : 'assigned', waitingFor: null };
    case 'inProgress':
      return { ...rest, status: assignee === null ? 'new' : 'inProgress', waitingFor: null };
    case 'waitingForRequester':
    case 'waitingForSupplier': {
      if (assignee === null) return { ...rest, status: 'new', waitingFor: null };
      return {
        ...rest,
        status: 'waiting',
        waitingFor: state === 'waitingForSupplier' ? 'supplier' : 'requester',
      };
    }
  }
}

function isEnded(status: TicketStatus): boolean {
  return status === 'resolved' || status === 'closed' || status === 'cancelled';
}

/** Why the resolution clock stands in a state; null where it runs. Closing goes on standing. */
function standingKind(status: TicketStatus | undefined): StoryPause['kind'] | null {
  if (status === 'waiting') return 'waiting';
  return status === 'resolved' || status === 'closed' ? 'resolved' : null;
}

/** The one word for a step, by what changed most. */
function actionOf(before: Standing | null, after: Standing): string {
  if (before === null) return 'ticket.created';
  if (before.status !== after.status) {
    if (isEnded(before.status) && !isEnded(after.status)) return 'ticket.reopened';
    switch (after.status) {
      case 'inProgress':
        return before.status === 'waiting' ? 'ticket.resumed' : 'ticket.started';
      case 'assigned':
        return 'ticket.assigned';
      case 'new':
        return 'ticket.putBack';
      default:
        return `ticket.${after.status}`;
    }
  }
  if (before.assignee !== after.assignee && after.assignee !== null) {
    return before.assignee === null ? 'ticket.assigned' : 'ticket.reassigned';
  }
  if (before.impact !== after.impact || before.urgency !== after.urgency) return 'ticket.prioritised';
  return 'ticket.updated';
}
