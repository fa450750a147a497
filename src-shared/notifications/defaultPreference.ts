import type { Role } from '../rpc/permissions.ts';
import type { EmailChoice, NotificationKind } from './contract.ts';

interface Default {
  readonly native: boolean;
  /** Requesters hear by mail of their own requests; staff of what waits for them. */
  readonly email: EmailChoice;
}

/** What somebody who never chose is told: everything in the notification centre, and natively what cannot wait. */
const defaults: Readonly<Record<NotificationKind, Default>> = {
  created: { native: false, email: 'own' },
  assigned: { native: true, email: 'all' },
  reassigned: { native: true, email: 'none' },
  replied: { native: true, email: 'own' },
  status: { native: false, email: 'own' },
  atRisk: { native: true, email: 'none' },
  overdue: { native: true, email: 'all' },
  closed: { native: false, email: 'own' },
  unassignable: { native: true, email: 'all' },
  approval: { native: true, email: 'all' },
  custodyToConfirm: { native: true, email: 'all' },
  custodyToAuthorise: { native: true, email: 'all' },
  stockLow: { native: false, email: 'none' },
  maintenanceDue: { native: false, email: 'all' },
  stuck: { native: true, email: 'none' },
  atLimit: { native: false, email: 'none' },
  idle: { native: false, email: 'none' },
  deviation: { native: false, email: 'all' },
  unbalancedWeek: { native: false, email: 'all' },
  backupFailed: { native: true, email: 'all' },
  backupOverdue: { native: true, email: 'all' },
  digest: { native: false, email: 'all' },
  reportReady: { native: false, email: 'all' },
  reportFailed: { native: false, email: 'all' },
};

/** The kinds that reach a person both about their own requests and about work: by mail one may want only the first. */
export const KINDS_OF_REQUESTERS: readonly NotificationKind[] = [
  'created',
  'assigned',
  'replied',
  'status',
  'closed',
];

/** The kinds that nobody is told who only asks for things: they need not choose about them. */
export const KINDS_OF_STAFF: readonly NotificationKind[] = [
  'reassigned',
  'atRisk',
  'overdue',
  'unassignable',
  'custodyToAuthorise',
  'stockLow',
  'maintenanceDue',
  'stuck',
  'atLimit',
  'idle',
  'deviation',
  'unbalancedWeek',
  'backupFailed',
  'backupOverdue',
  'digest',
  'reportReady',
  'reportFailed',
];

export interface Preference {
  /** Whether it comes into the notification centre at all. */
  readonly inApp: boolean;
  /** Whether the system shows it too. */
  readonly native: boolean;
  readonly email: EmailChoice;
}

export function defaultPreference(kind: NotificationKind): Preference {
  return { inApp: true, ...defaults[kind] };
}

/** What is shown to somebody who never chose; the summary of the day comes by itself to managers alone. */
export function shownPreference(kind: NotificationKind, roles: readonly Role[]): Preference {
  if (kind === 'digest' && !roles.includes('manager')) return { inApp: false, native: false, email: 'none' };
  return defaultPreference(kind);
}

/** Whether a message goes out, given what the person chose and whether it is about their own request. */
export function wantsMail(choice: EmailChoice, isOwn: boolean): boolean {
  return choice === 'all' || (choice === 'own' && isOwn);
}
