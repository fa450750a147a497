import type { Generated } from 'kysely';
import type { GOAL_SCOPES, GoalRole, GoalState } from '#shared/goals/goal.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import type { GoalPeriod } from '#shared/goals/periods.ts';
import type { Flag } from './flag.ts';

// The table of migrations/0070_goals.ts.

export interface GoalsTable {
  id: Generated<number>;
  measure: MeasureKey;
  scope: (typeof GOAL_SCOPES)[number];
  role: GoalRole | null;
  technicianId: number | null;
  period: GoalPeriod;
  target: number;
  fromDate: string;
  toDate: string | null;
  note: string | null;
  state: GoalState;
  isInForce: Flag;
  proposedById: number | null;
  createdAt: number;
  decidedById: number | null;
  decidedAt: number | null;
  decision: string | null;
  version: Generated<number>;
}
