import { z } from 'zod';
import { atLimit } from './kinds/atLimit.ts';
import { atRisk } from './kinds/atRisk.ts';
import { backupFailed } from './kinds/backupFailed.ts';
import { backupOverdue } from './kinds/backupOverdue.ts';
import { deviation } from './kinds/deviation.ts';
import { idle } from './kinds/idle.ts';
import { noEligible } from './kinds/noEligible.ts';
import { overdue } from './kinds/overdue.ts';
import { stuck } from './kinds/stuck.ts';
import { unbalancedWeek } from './kinds/unbalancedWeek.ts';

/**
 * Every kind of alert, one file each: what it is about, what a case of it tells, what of it may be set and what holds
 * until somebody does. A new kind is a file in kinds/, a line here and in the three lists below, a rule in
 * src-main/alerts/rules.ts, a notification kind of its name, and its words.
 */
export const alertKinds = {
  atRisk,
  overdue,
  stuck,
  noEligible,
  atLimit,
  idle,
  deviation,
  unbalancedWeek,
  backupFailed,
  backupOverdue,
} as const;

export type AlertKind = keyof typeof alertKinds;
export const ALERT_KINDS = Object.keys(alertKinds) as [AlertKind, ...AlertKind[]];

/** What the administrator sets, a part for each kind. */
export const alertSettings = z.object({
  atRisk: atRisk.settings,
  overdue: overdue.settings,
  stuck: stuck.settings,
  noEligible: noEligible.settings,
  atLimit: atLimit.settings,
  idle: idle.settings,
  deviation: deviation.settings,
  unbalancedWeek: unbalancedWeek.settings,
  backupFailed: backupFailed.settings,
  backupOverdue: backupOverdue.settings,
});
export type AlertSettings = z.infer<typeof alertSettings>;

export const defaultAlertSettings: AlertSettings = alertSettings.parse(
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, alertKinds[kind].defaults])),
);

export type DetailsOf<K extends AlertKind> = z.infer<(typeof alertKinds)[K]['details']>;
