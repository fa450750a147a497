import { localDate } from '#shared/calendars/localTime.ts';
import type { GoalProgress, PastPeriod } from '#shared/goals/fields.ts';
import { isOfTerm, periodAt } from '#shared/goals/periods.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { Database } from '../db/open.ts';
import { loadSettings } from '../settings/load.ts';
import { type Clock, elapsedOf, historyOf, progressOf } from './measure.ts';
import { periodFigures, type Subject } from './periodFigures.ts';
import { type GoalRow, goalsInForce, holdersOf } from './queries.ts';

/** A goal as it is told: whether its last day is over depends on the day. */
export function toldOf({ goal }: GoalRow, today: string) {
  return { ...goal, isOver: goal.state === 'inForce' && goal.to !== null && goal.to < today };
}

async function clockOf(db: Database, now: number, signal: AbortSignal | undefined): Promise<Clock> {
  const { timeZone } = (await loadSettings(db.read)).institution;
  const { working } = await loadCalendar(db.read, null);
  const figures = (isPast: boolean) => periodFigures(db, { now, timeZone, isPast }, signal);
  return { asOf: now - (now % MINUTE), timeZone, working, now: figures(false), past: figures(true) };
}

/** What goals are looked at: all that `isWanted`, and of those of a technician or a role only one, where it is given. */
interface Wanted {
  readonly isWanted: (row: GoalRow) => boolean;
  readonly technicianId: number | null;
}

export interface GoalsRead {
  readonly items: GoalProgress[];
  /** UTC ms. */
  readonly asOf: number;
  readonly timeZone: string;
}

/** How the goals in force go in the period that runs; for screens, and for reports and alerts. */
export async function readGoalProgress(
  db: Database,
  now: number,
  { isWanted, technicianId }: Wanted,
  signal?: AbortSignal,
): Promise<Result<GoalsRead>> {
  const clock = await clockOf(db, now, signal);
  const today = localDate(now, clock.timeZone);
  const items: GoalProgress[] = [];
  for (const row of (await goalsInForce(db.read)).filter(isWanted)) {
    const goal = toldOf(row, today);
    const period = periodAt(today, goal.period);
    if (goal.isOver || goal.from > today || !isOfTerm(period, goal)) continue;
    const subjects = await subjectsOf(db, row, period, clock);
    if (!subjects.ok) return subjects;
    const measured: GoalProgress['subjects'] = [];
    for (const subject of subjects.value) {
      if (technicianId !== null && subject.technician !== null && subject.technician.id !== technicianId)
        continue;
      const progress = await progressOf(goal, subject, period, clock);
      if (!progress.ok) return progress;
      measured.push(progress.value);
    }
    items.push({ goal, period, elapsed: elapsedOf(period, clock), subjects: measured });
  }
  return ok({ items, asOf: clock.asOf, timeZone: clock.timeZone });
}

/** The last twelve periods of a goal; of a role's, of the technician who is asked for. */
export async function readGoalHistory(
  db: Database,
  now: number,
  row: GoalRow,
  technicianId: number | null,
  signal?: AbortSignal,
): Promise<Result<{ periods: PastPeriod[]; asOf: number; timeZone: string }>> {
  const clock = await clockOf(db, now, signal);
  const today = localDate(now, clock.timeZone);
  const subjects = await subjectsOf(db, row, periodAt(today, row.goal.period), clock);
  if (!subjects.ok) return subjects;
  const subject = subjects.value.find(
    ({ technician }) => row.scope.kind !== 'role' || technician?.id === technicianId,
  );
  if (subject === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
  const periods = await historyOf(row.goal, subject, today, clock);
  return periods.ok ? ok({ periods: periods.value, asOf: clock.asOf, timeZone: clock.timeZone }) : periods;
}

/** Who is measured by a goal: of a role, those who hold it and belong to the technicians of the period. */
async function subjectsOf(
  db: Database,
  { goal, scope }: GoalRow,
  period: ReturnType<typeof periodAt>,
  clock: Clock,
): Promise<Result<readonly Subject[]>> {
  if (goal.scope.kind === 'worker') return ok([{ technician: goal.scope.technician }]);
  if (scope.kind !== 'role') return ok([{ technician: null }]);
  const holders = await holdersOf(db.read, scope.role);
  const workers = await clock.now.workers(period, clock.asOf);
  if (!workers.ok) return workers;
  return ok(workers.value.filter(({ id }) => holders.has(id)).map((technician) => ({ technician })));
}
