import type { Role } from '../rpc/permissions.ts';

export const TICKET_STATUSES = [
  'pendingApproval',
  'new',
  'assigned',
  'inProgress',
  'scheduled',
  'waiting',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const CHANNELS = ['portal', 'inPerson', 'phone', 'email', 'message', 'system'] as const;
export type Channel = (typeof CHANNELS)[number];

export const WAITING_FOR = ['requester', 'supplier'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** `reply` is public, `note` stays inside, `solution` is the public text that resolved the ticket. */
export const MESSAGE_KINDS = ['reply', 'note', 'solution'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What a person or the system does to a ticket that moves it from state to state. */
export const TICKET_ACTIONS = [
  'approve',
  'assign',
  'putBack',
  'start',
  'schedule',
  'wait',
  'resolve',
  'close',
  'reopen',
  'cancel',
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** The state table of the design, section 2: for each state, where each action leads. `resume` is `start` from waiting. */
const transitions: Readonly<Record<TicketStatus, Partial<Record<TicketAction, TicketStatus>>>> = {
  pendingApproval: { approve: 'new', cancel: 'cancelled' },
  new: { assign: 'assigned', cancel: 'cancelled' },
  assigned: {
    assign: 'assigned',
    putBack: 'new',
    start: 'inProgress',
    schedule: 'scheduled',
    wait: 'waiting',
    resolve: 'resolved',
    cancel: 'cancelled',
  },
  inProgress: {
    assign: 'assigned',
    putBack: 'new',
    schedule: 'scheduled',
    wait: 'waiting',
    resolve: 'resolved',
    cancel: 'cancelled',
  },
  scheduled: {
    assign: 'assigned',
    schedule: 'scheduled',
    start: 'inProgress',
    wait: 'waiting',
    resolve: 'resolved',
    cancel: 'cancelled',
  },
  waiting: {
    assign: 'assigned',
    start: 'inProgress',
    schedule: 'scheduled',
    resolve: 'resolved',
    cancel: 'cancelled',
  },
  resolved: { close: 'closed', reopen: 'inProgress' },
  closed: { reopen: 'inProgress' },
  cancelled: {},
};

/** The state that `action` leads to from `from`, or null where the table does not allow it. */
export function nextStatus(from: TicketStatus, action: TicketAction): TicketStatus | null {
  return transitions[from][action] ?? null;
}

/** The actions that the table allows from a state. */
export function actionsFrom(from: TicketStatus): TicketAction[] {
  return TICKET_ACTIONS.filter((action) => transitions[from][action] !== undefined);
}

/** Counts towards the technician's limit. */
export function isActive(status: TicketStatus): boolean {
  return status === 'assigned' || status === 'inProgress' || status === 'scheduled';
}

/** Still asks for work: neither solved nor ended. */
export function isOpen(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed' && status !== 'cancelled';
}

/** How the resolution clock behaves in a state. */
export function resolutionClock(status: TicketStatus): 'notStarted' | 'runs' | 'stands' | 'stopped' {
  switch (status) {
    case 'pendingApproval':
      return 'notStarted';
    case 'new':
    case 'assigned':
    case 'inProgress':
    case 'scheduled':
      return 'runs';
    case 'waiting':
    case 'resolved':
      return 'stands';
    case 'closed':
    case 'cancelled':
      return 'stopped';
  }
}

/** Who asks: their roles and what ties them to the ticket. */
export interface Relation {
  readonly roles: readonly Role[];
  readonly isRequester: boolean;
  readonly isAssignee: boolean;
  readonly isUnassigned: boolean;
  /** Heads the area that the ticket's requester belongs to. */
  readonly headsArea: boolean;
}

/**
 * Whether somebody so related may take an action, by the design's table "who may do what". The state is another
 * question (`nextStatus`).
 */
export function mayAct(action: TicketAction, who: Relation): boolean {
  const isManager = who.roles.includes('manager');
  const isTechnician = who.roles.includes('technician');
  const worksOnIt = isManager || (isTechnician && (who.isAssignee || who.isUnassigned));
  switch (action) {
    case 'approve':
      return isManager || who.headsArea;
    case 'assign':
      return isManager || isTechnician;
    case 'putBack':
    case 'start':
    case 'schedule':
    case 'wait':
    case 'resolve':
      return worksOnIt;
    case 'close':
      // To confirm is the requester's; what nobody confirms closes by itself.
      return who.isRequester || isManager;
    case 'reopen':
      return who.isRequester || worksOnIt;
    case 'cancel':
      return who.isRequester || worksOnIt || who.headsArea;
  }
}
