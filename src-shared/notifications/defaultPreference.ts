import type { NotificationKind } from './contract.ts';

/** What somebody who never chose is told: everything in the notification centre, and natively what cannot wait. */
const defaults: Readonly<Record<NotificationKind, { readonly native: boolean }>> = {
  created: { native: false },
  assigned: { native: true },
  reassigned: { native: true },
  replied: { native: true },
  status: { native: false },
  atRisk: { native: true },
  overdue: { native: true },
  closed: { native: false },
  unassignable: { native: true },
  approval: { native: true },
  custodyToConfirm: { native: true },
  custodyToAuthorise: { native: true },
  stockLow: { native: false },
  maintenanceDue: { native: false },
};

export interface Preference {
  /** Whether it comes into the notification centre at all. */
  readonly inApp: boolean;
  /** Whether the system shows it too. */
  readonly native: boolean;
}

export function defaultPreference(kind: NotificationKind): Preference {
  return { inApp: true, ...defaults[kind] };
}
