import type { AlertKind } from '#shared/alerts/kinds.ts';
import { atLimitRule } from './kinds/atLimit.ts';
import { atRiskRule } from './kinds/atRisk.ts';
import { backupFailedRule } from './kinds/backupFailed.ts';
import { backupOverdueRule } from './kinds/backupOverdue.ts';
import { deviationRule } from './kinds/deviation.ts';
import { idleRule } from './kinds/idle.ts';
import { noEligibleRule } from './kinds/noEligible.ts';
import { overdueRule } from './kinds/overdue.ts';
import { stuckRule } from './kinds/stuck.ts';
import { unbalancedWeekRule } from './kinds/unbalancedWeek.ts';
import type { KindRule } from './rule.ts';

/** How each kind is found and ends; one file each. */
export const rules: readonly KindRule[] = [
  atRiskRule,
  overdueRule,
  stuckRule,
  noEligibleRule,
  atLimitRule,
  idleRule,
  deviationRule,
  unbalancedWeekRule,
  backupFailedRule,
  backupOverdueRule,
];

export const ruleOf = (kind: AlertKind): KindRule | undefined => rules.find((rule) => rule.kind === kind);
