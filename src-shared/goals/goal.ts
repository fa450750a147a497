import type { Role } from '../rpc/permissions.ts';
import { type MeasureKey, measures } from './measures.ts';

/** `declined` and `ended` are final: who wants it again proposes it again. */
export const GOAL_STATES = ['proposed', 'inForce', 'declined', 'ended'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export type GoalAction = 'accept' | 'decline' | 'end';

const transitions: Readonly<Record<GoalState, Partial<Record<GoalAction, GoalState>>>> = {
  proposed: { accept: 'inForce', decline: 'declined' },
  inForce: { end: 'ended' },
  declined: {},
  ended: {},
};

/** The state that an action leads to, or null where it is not allowed from there. */
export function nextGoalState(from: GoalState, action: GoalAction): GoalState | null {
  return transitions[from][action] ?? null;
}

/** Whose a goal can be besides everybody's: who solves tickets may have any of these roles. */
export const GOAL_ROLES = ['technician', 'manager', 'administrator', 'master'] as const satisfies Role[];
export type GoalRole = (typeof GOAL_ROLES)[number];

export const GOAL_SCOPES = ['all', 'role', 'worker'] as const;

/**
 * Whose work a goal measures: that of the department as a whole, of each technician who holds a role (each for
 * themselves), or of one technician.
 */
export type GoalScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'role'; readonly role: GoalRole }
  | { readonly kind: 'worker'; readonly technicianId: number };

/** Whether the indicators tell the measure of what the scope measures. */
export function fits(measure: MeasureKey, scope: GoalScope): boolean {
  const { ofDepartment, ofWorkers } = measures[measure];
  return scope.kind === 'all' ? ofDepartment : ofWorkers;
}

interface Reader {
  readonly id: number;
  readonly roles: readonly Role[];
  /** Managers, administrators and masters (`indicators.all`). */
  readonly seesAll: boolean;
}

/**
 * Whether somebody may read a goal. A technician reads those that concern them: everybody's, those of a role they hold,
 * their own; and only once somebody stands by them: what is merely proposed or was declined is between those who lead.
 */
export function mayRead(
  goal: { readonly scope: GoalScope; readonly state: GoalState },
  who: Reader,
): boolean {
  if (who.seesAll) return true;
  if (goal.state === 'proposed' || goal.state === 'declined') return false;
  switch (goal.scope.kind) {
    case 'all':
      return true;
    case 'role':
      return who.roles.includes(goal.scope.role);
    case 'worker':
      return goal.scope.technicianId === who.id;
  }
}

/** First and last day on which a goal holds; no last day means until it is ended. */
interface Term {
  readonly from: string;
  readonly to: string | null;
}

/** Whether two terms have a day in common. */
export function overlap(a: Term, b: Term): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}
