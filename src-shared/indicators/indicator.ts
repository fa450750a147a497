import type { TicketStatus } from '../tickets/ticket.ts';

/**
 * Every indicator of the product, once: the figure, the list behind it and the page of definitions all read this entry.
 * The words (what it is for, population, formula, clock) belong to the screens, keyed by the indicator's name.
 */
export const INDICATORS = [
  'received',
  'resolved',
  'closed',
  'cancelled',
  'backlog',
  'response',
  'resolution',
  'closure',
  'onTime',
  'withinFirstPromise',
  'responseOnTime',
  'rating',
  'reopenRate',
  'balance',
  'timePerTicket',
  'timeWorked',
  'occupancy',
] as const;
export type IndicatorKey = (typeof INDICATORS)[number];

/**
 * `share` is a part of a whole, `duration` working seconds of each ticket (mean, median, 90th percentile), `rating` a
 * mean of stars, `balance` how evenly something was shared out, `amount` a sum of seconds.
 */
export type IndicatorKind = 'count' | 'share' | 'duration' | 'rating' | 'balance' | 'amount';

/** Columns of a ticket that say when something happened or was to happen. */
export type TicketInstant =
  | 'createdAt'
  | 'firstRespondedAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'cancelledAt'
  | 'firstPromiseAt'
  | 'firstResponseDueAt'
  | 'resolutionDueAt';

/** Columns of a ticket that hold a measured value. */
export type TicketMeasure =
  | 'responseSeconds'
  | 'resolutionSeconds'
  | 'closureSeconds'
  | 'workedMinutes'
  | 'rating';

/**
 * Whose working time is counted: that of the calendar of the ticket's own service level, of the institution, or of the
 * technician's shift (less absences); `none` where nothing is measured in time.
 */
export type Clock = 'none' | 'serviceLevel' | 'institution' | 'shift';

/** The parts that a figure falls into; each opens the list of its own tickets. */
export const PARTS = [
  'onTime',
  'late',
  'reopened',
  'kept',
  'overdue',
  'day1',
  'days3',
  'days5',
  'days10',
  'days20',
  'older',
  'stars1',
  'stars2',
  'stars3',
  'stars4',
  'stars5',
] as const;
export type Part = (typeof PARTS)[number];

/**
 * Ages of what is open, in working days of the institution's calendar at eight hours: each part holds what is younger
 * than so many and not younger than the part before, the last one the rest.
 */
export const AGE_PARTS = [
  { part: 'day1', days: 1 },
  { part: 'days3', days: 3 },
  { part: 'days5', days: 5 },
  { part: 'days10', days: 10 },
  { part: 'days20', days: 20 },
  { part: 'older', days: null },
] as const satisfies readonly { part: Part; days: number | null }[];

/** Seconds of a working day in the ages of the backlog. */
export const AGE_DAY_SECONDS = 8 * 3_600;

export const STAR_PARTS = [
  'stars1',
  'stars2',
  'stars3',
  'stars4',
  'stars5',
] as const satisfies readonly Part[];

/** Which instant puts something in a period. The last three are of assignments, of time entries, and of now. */
export type PeriodInstant = TicketInstant | 'assignment' | 'timeEntry' | 'now';

export interface Indicator {
  readonly kind: IndicatorKind;
  readonly instant: PeriodInstant;
  /** The states a ticket must be in now; null for any. */
  readonly statuses: readonly TicketStatus[] | null;
  /** A merged ticket is a duplicate of another one: it counts only where what came in is counted. */
  readonly countsMerged: boolean;
  /** What has not come to pass yet stands outside: a promise counts once its instant is over. */
  readonly upToNow: boolean;
  /** The value that is measured; tickets without one stand outside. */
  readonly measure: TicketMeasure | null;
  /** Of a share: what a ticket of the population must have done to count as met. */
  readonly met: Met | null;
  readonly clock: Clock;
  readonly parts: readonly Part[];
}

export type Met =
  /** `column` is there and not after `notAfter`. */
  | { readonly column: TicketInstant; readonly notAfter: TicketInstant }
  | { readonly column: 'reopenCount'; readonly above: 0 };

const SOLVED: readonly TicketStatus[] = ['resolved', 'closed'];
const OPEN: readonly TicketStatus[] = [
  'pendingApproval',
  'new',
  'assigned',
  'inProgress',
  'scheduled',
  'waiting',
];
/** What was cancelled never falls due: nobody waits for it any more. */
const ALIVE: readonly TicketStatus[] = [...OPEN, ...SOLVED];

const plain = {
  statuses: null,
  countsMerged: false,
  upToNow: false,
  measure: null,
  met: null,
  clock: 'none',
  parts: [],
} as const;

const promise = { kind: 'share', statuses: ALIVE, upToNow: true, parts: ['onTime', 'late'] } as const;

/**
 * The definitions of the design, section 2 ("Indicators"), and of the table of states there.
 *
 * - A merged ticket "is cancelled with mergedInto and counts in no figure of solved work": only `received` and the
 *   balance (work that reached somebody's hands) count it.
 * - `onTime` is "resolved by due ÷ all that fell due in the period, open ones included"; `withinFirstPromise` and
 *   `responseOnTime` likewise. A waiting ticket has no due time ("resolutionDueAt is null"), so it falls due only by its
 *   first promise, which "is stored and never changes". Resolved exactly at the due instant is in time ("due at closing time").
 * - `response` is "creation to the first public reply, start, agreed time, wait or resolution by staff", `resolution`
 *   "assignment to the last resolution, without standing still", `closure` "assignment to closing, as the published trial
 *   measures"; the services store all three in working seconds when they come about.
 * - `reopenRate`: of the tickets to which a solution was written in the period (the last one counts; one that is
 *   reopened and still open counts by the solution that failed), those that were reopened at any time. Ours, the
 *   design being silent.
 * - `balance` is of "tickets received per technician per ISO week, among those on shift at least half of it (a reassignment
 *   counts for each receiver)".
 * - `timePerTicket`: time recorded on each solved ticket that has some. `occupancy`: time recorded ÷ working time on
 *   shift, absences aside, up to now. Ours as well.
 */
export const indicators: Readonly<Record<IndicatorKey, Indicator>> = {
  received: { ...plain, kind: 'count', instant: 'createdAt', countsMerged: true },
  resolved: { ...plain, kind: 'count', instant: 'resolvedAt', statuses: SOLVED },
  closed: { ...plain, kind: 'count', instant: 'closedAt', statuses: ['closed'] },
  cancelled: { ...plain, kind: 'count', instant: 'cancelledAt', statuses: ['cancelled'] },
  backlog: {
    ...plain,
    kind: 'count',
    instant: 'now',
    statuses: OPEN,
    clock: 'institution',
    parts: ['overdue', 'day1', 'days3', 'days5', 'days10', 'days20', 'older'],
  },
  response: {
    ...plain,
    kind: 'duration',
    instant: 'firstRespondedAt',
    measure: 'responseSeconds',
    clock: 'serviceLevel',
  },
  resolution: {
    ...plain,
    kind: 'duration',
    instant: 'resolvedAt',
    statuses: SOLVED,
    measure: 'resolutionSeconds',
    clock: 'serviceLevel',
  },
  closure: {
    ...plain,
    kind: 'duration',
    instant: 'closedAt',
    statuses: ['closed'],
    measure: 'closureSeconds',
    clock: 'serviceLevel',
  },
  onTime: {
    ...plain,
    ...promise,
    instant: 'resolutionDueAt',
    met: { column: 'resolvedAt', notAfter: 'resolutionDueAt' },
    clock: 'serviceLevel',
  },
  withinFirstPromise: {
    ...plain,
    ...promise,
    instant: 'firstPromiseAt',
    met: { column: 'resolvedAt', notAfter: 'firstPromiseAt' },
    clock: 'serviceLevel',
  },
  responseOnTime: {
    ...plain,
    ...promise,
    instant: 'firstResponseDueAt',
    met: { column: 'firstRespondedAt', notAfter: 'firstResponseDueAt' },
    clock: 'serviceLevel',
  },
  rating: {
    ...plain,
    kind: 'rating',
    instant: 'closedAt',
    statuses: ['closed'],
    measure: 'rating',
    parts: STAR_PARTS,
  },
  reopenRate: {
    ...plain,
    kind: 'share',
    instant: 'resolvedAt',
    statuses: ALIVE,
    met: { column: 'reopenCount', above: 0 },
    parts: ['reopened', 'kept'],
  },
  balance: { ...plain, kind: 'balance', instant: 'assignment', countsMerged: true, clock: 'shift' },
  timePerTicket: {
    ...plain,
    kind: 'duration',
    instant: 'resolvedAt',
    statuses: SOLVED,
    measure: 'workedMinutes',
    clock: 'none',
  },
  timeWorked: { ...plain, kind: 'amount', instant: 'timeEntry', countsMerged: true },
  occupancy: { ...plain, kind: 'share', instant: 'timeEntry', countsMerged: true, clock: 'shift' },
};
