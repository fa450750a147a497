import type { Ticket } from '#shared/tickets/fields.ts';

export const STEPS = ['received', 'approval', 'inHands', 'ready', 'closed'] as const;
export type Step = (typeof STEPS)[number];

export interface ProgressStep {
  readonly step: Step;
  readonly state: 'done' | 'current' | 'todo';
  /** When it was reached. */
  readonly at: string | null;
}

type Followed = Pick<Ticket, 'status' | 'createdAt' | 'assignedAt' | 'resolvedAt' | 'closedAt'>;

/**
 * The plain line of progress that requesters follow: recibida → (autorización) → en manos de … → lista → cerrada.
 * A cancelled ticket has none.
 */
export function progressOf(ticket: Followed): ProgressStep[] {
  const { status } = ticket;
  if (status === 'cancelled') return [];
  const isHeld = status !== 'pendingApproval' && status !== 'new';
  const isReady = status === 'resolved' || status === 'closed';
  const isClosed = status === 'closed';
  const line: ProgressStep[] = [
    { step: 'received', state: status === 'new' ? 'current' : 'done', at: ticket.createdAt },
  ];
  if (status === 'pendingApproval') line.push({ step: 'approval', state: 'current', at: null });
  line.push(
    {
      step: 'inHands',
      state: isReady ? 'done' : isHeld ? 'current' : 'todo',
      at: isHeld ? ticket.assignedAt : null,
    },
    {
      step: 'ready',
      state: isClosed ? 'done' : isReady ? 'current' : 'todo',
      at: isReady ? ticket.resolvedAt : null,
    },
    { step: 'closed', state: isClosed ? 'done' : 'todo', at: isClosed ? ticket.closedAt : null },
  );
  return line;
}
