import type { AllowedAction, Ticket } from '#shared/tickets/fields.ts';

/** What the ticket's bar can open. `resume` is `start` of a waiting ticket; `history` is for everybody. */
export type Offer =
  | 'take'
  | 'start'
  | 'resume'
  | 'wait'
  | 'schedule'
  | 'resolve'
  | 'close'
  | 'rate'
  | 'reopen'
  | 'approve'
  | 'cancel'
  | 'reject'
  | 'assign'
  | 'putBack'
  | 'prioritise'
  | 'merge'
  | 'link'
  | 'logTime';

/** In the order of the menu. */
const ORDER: readonly Offer[] = [
  'approve',
  'reject',
  'take',
  'start',
  'resume',
  'resolve',
  'close',
  'rate',
  'wait',
  'schedule',
  'assign',
  'putBack',
  'prioritise',
  'logTime',
  'link',
  'merge',
  'reopen',
  'cancel',
];

/** At most this many stand as buttons; the rest is in the menu. */
const BUTTONS = 3;

/** What the person is most likely to do next, by state. */
const FIRST: Readonly<Record<Ticket['status'], readonly Offer[]>> = {
  pendingApproval: ['approve', 'reject'],
  new: ['take', 'assign', 'start'],
  assigned: ['start', 'resolve', 'wait'],
  inProgress: ['resolve', 'wait', 'schedule'],
  scheduled: ['start', 'resolve', 'schedule'],
  waiting: ['resume', 'resolve'],
  resolved: ['close', 'reopen'],
  closed: ['rate', 'reopen'],
  cancelled: [],
};

/** What the service allows, as this screen offers it: the buttons of the moment, and the menu with the rest. */
export function offered(ticket: Pick<Ticket, 'status' | 'allowedActions'>): {
  readonly buttons: readonly Offer[];
  readonly menu: readonly Offer[];
} {
  const allowed = new Set(ticket.allowedActions.flatMap((action) => offersOf(action, ticket.status)));
  const buttons = FIRST[ticket.status].filter((offer) => allowed.has(offer)).slice(0, BUTTONS);
  return { buttons, menu: ORDER.filter((offer) => allowed.has(offer) && !buttons.includes(offer)) };
}

function offersOf(action: AllowedAction, status: Ticket['status']): Offer[] {
  switch (action) {
    case 'start':
      return [status === 'waiting' ? 'resume' : 'start'];
    case 'cancel':
      return [status === 'pendingApproval' ? 'reject' : 'cancel'];
    case 'reply':
    case 'note':
    case 'attach':
      return [];
    default:
      return [action];
  }
}
