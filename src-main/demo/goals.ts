import { localDate } from '#shared/calendars/localTime.ts';
import type { GoalScope } from '#shared/goals/goal.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import type { GoalPeriod } from '#shared/goals/periods.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { goalsHandlers } from '../goals/service.ts';
import { act, type Moments } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';

type SampleGoal = readonly [
  measure: MeasureKey,
  period: GoalPeriod,
  target: number,
  scope: GoalScope,
  note: string | null,
];

/** What the master set when the weeks of the sample began. */
export async function setGoals(moments: Moments, people: People, startsAt: number): Promise<void> {
  const all = { kind: 'all' } as const;
  const technicians = { kind: 'role', role: 'technician' } as const;
  const one = { kind: 'worker', technicianId: people.named('tecnico2').id } as const;
  const goals: readonly SampleGoal[] = [
    ['withinFirstPromise', 'month', 0.92, all, 'Lo que logró la prueba de cuatro semanas.'],
    ['onTime', 'month', 0.9, all, null],
    ['resolutionMedian', 'month', 4 * 3_600, all, 'La mitad de lo que llega, en medio día de trabajo.'],
    ['balanceDeviation', 'week', 1.2, all, 'Que el reparto siga parejo.'],
    ['onTime', 'month', 0.85, technicians, null],
    ['solved', 'week', 10, technicians, null],
    ['ratingMean', 'quarter', 4.5, one, 'Acordado en la última conversación.'],
  ];
  const from = localDate(startsAt, institution.timeZone);
  for (const [measure, period, target, scope, note] of goals) {
    const ctx = moments.at(startsAt + HOUR, people.named('maestro'));
    await act(goalsHandlers.set, ctx, { measure, period, target, scope, from, to: null, note });
  }
}

/** What the manager proposed just now, for the master to decide. */
export async function proposeGoal(moments: Moments, people: People, now: number): Promise<void> {
  await act(goalsHandlers.propose, moments.at(now, people.named('encargado')), {
    measure: 'reopenRate',
    period: 'month',
    target: 0.05,
    scope: { kind: 'all' },
    from: localDate(now, institution.timeZone),
    to: null,
    note: 'Que lo resuelto quede bien resuelto a la primera.',
  });
}
