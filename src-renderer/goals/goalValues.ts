import type { Goal } from '#shared/goals/fields.ts';
import type { GoalRole, GoalScope } from '#shared/goals/goal.ts';
import { fits } from '#shared/goals/goal.ts';
import { isTarget, type MeasureKey, type MeasureUnit, measures } from '#shared/goals/measures.ts';
import type { GoalPeriod } from '#shared/goals/periods.ts';
import type { Ref } from '#shared/rpc/fields.ts';

/** A goal as it is typed: the target in per cent, minutes, stars or tickets. */
export interface GoalValues {
  measure: MeasureKey;
  scope: GoalScope['kind'];
  role: GoalRole;
  technician: Ref[];
  period: GoalPeriod;
  target: number | string | null;
  from: string;
  to: string;
  note: string;
}

/** Per cent and minutes are for people, shares and seconds for the service. */
const FACTORS: Readonly<Record<MeasureUnit, number>> = {
  share: 100,
  seconds: 1 / 60,
  stars: 1,
  tickets: 1,
  deviation: 1,
};

/** A stored target as it is typed, without the last digits of a division. */
export function typedTarget(measure: MeasureKey, target: number): number {
  return Number((target * FACTORS[measures[measure].unit]).toFixed(2));
}

/** A typed target as it is stored; null for what is none. */
export function storedTarget(measure: MeasureKey, typed: GoalValues['target']): number | null {
  if (typed === null || typed === '') return null;
  const target = Number((Number(typed) / FACTORS[measures[measure].unit]).toFixed(6));
  return isTarget(measure, target) ? target : null;
}

export function scopeOf({ scope, role, technician: [person] }: GoalValues): GoalScope | null {
  switch (scope) {
    case 'all':
      return { kind: 'all' };
    case 'role':
      return { kind: 'role', role };
    case 'worker':
      return person === undefined ? null : { kind: 'worker', technicianId: person.id };
  }
}

/** What a new goal begins as, or what is stored of one. */
export function valuesOf(goal: Goal | null, today: string): GoalValues {
  if (goal === null) {
    return {
      measure: 'onTime',
      scope: 'all',
      role: 'technician',
      technician: [],
      period: 'month',
      target: null,
      from: today,
      to: '',
      note: '',
    };
  }
  const { scope } = goal;
  return {
    measure: goal.measure,
    scope: scope.kind,
    role: scope.kind === 'role' ? scope.role : 'technician',
    technician: scope.kind === 'worker' ? [scope.technician] : [],
    period: goal.period,
    target: typedTarget(goal.measure, goal.target),
    from: goal.from,
    to: goal.to ?? '',
    note: goal.note ?? '',
  };
}

export type GoalProblem = 'required' | 'wrongTarget' | 'endBeforeStart' | 'cannot';

/** What is wrong with what was typed, by field. */
export function problemsOf(values: GoalValues): Partial<Record<keyof GoalValues, GoalProblem>> {
  const problems: Partial<Record<keyof GoalValues, GoalProblem>> = {};
  const scope = scopeOf(values);
  if (scope === null) problems.technician = 'required';
  else if (!fits(values.measure, scope)) problems.measure = 'cannot';
  if (values.target === null || values.target === '') problems.target = 'required';
  else if (storedTarget(values.measure, values.target) === null) problems.target = 'wrongTarget';
  if (values.from === '') problems.from = 'required';
  if (values.to !== '' && values.to < values.from) problems.to = 'endBeforeStart';
  return problems;
}

/** What is sent. Called once `problemsOf` finds none. */
export function termsOf(values: GoalValues) {
  return {
    measure: values.measure,
    scope: scopeOf(values) ?? { kind: 'all' as const },
    period: values.period,
    target: storedTarget(values.measure, values.target) ?? 0,
    from: values.from,
    to: values.to === '' ? null : values.to,
    note: values.note.trim() === '' ? null : values.note,
  };
}
