import { addToDate } from '#shared/calendars/localTime.ts';
import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { achievementOf, progressState } from '#shared/goals/achievement.ts';
import type { FigureList, Goal, PastPeriod, Progress } from '#shared/goals/fields.ts';
import { forecastOf, HISTORY_PERIODS } from '#shared/goals/forecast.ts';
import type { Measured } from '#shared/goals/measured.ts';
import { measures, meets } from '#shared/goals/measures.ts';
import { isOfTerm, lastPeriods } from '#shared/goals/periods.ts';
import { type NamedDates, spanOf } from '#shared/indicators/period.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { PeriodFigures, Subject } from './periodFigures.ts';

/** When and by which clock goals are measured. */
export interface Clock {
  /** UTC ms, a full minute: what all figures of an answer are of. */
  readonly asOf: number;
  readonly timeZone: string;
  /** The institution's. */
  readonly working: WorkingCalendar;
  readonly now: PeriodFigures;
  /** Of ended periods; a few minutes old at most. */
  readonly past: PeriodFigures;
}

/** Share of a period's working time that is over; of its time where nobody works in it. */
export function elapsedOf(dates: NamedDates, { asOf, timeZone, working }: Clock): number {
  const { from, to } = spanOf(dates, timeZone);
  const until = Math.min(to, Math.max(from, asOf));
  const whole = working.between(from, to);
  return whole > 0 ? working.between(from, until) / whole : (until - from) / (to - from);
}

/** How one who is measured stands in the period that runs. */
export async function progressOf(
  goal: Pick<Goal, 'measure' | 'period' | 'target'>,
  subject: Subject,
  period: NamedDates,
  clock: Clock,
): Promise<Result<Progress>> {
  const { measure, target } = goal;
  const { to: end } = spanOf(period, clock.timeZone);
  const soFar = await clock.now.measured(measure, subject, period, clock.asOf);
  if (!soFar.ok) return soFar;
  const atEnd = await clock.now.measured(measure, subject, period, end);
  if (!atEnd.ok) return atEnd;
  const history: Measured[] = [];
  const before = addToDate(period.from, -1);
  for (const dates of lastPeriods(before, goal.period, HISTORY_PERIODS)) {
    const then = await clock.past.measured(measure, subject, dates, clock.asOf);
    if (!then.ok) return then;
    history.push(then.value);
  }
  const elapsed = await elapsedFor(subject, period, end, clock);
  if (!elapsed.ok) return elapsed;
  const forecast = forecastOf(measure, {
    soFar: soFar.value,
    atEnd: atEnd.value,
    history,
    elapsed: elapsed.value,
  });
  const { value, cases } = soFar.value;
  return ok({
    technician: subject.technician,
    value,
    cases,
    achievement: value === null ? null : achievementOf(measure, value, target),
    state: progressState(measure, { value, target, forecast, isOver: clock.asOf >= end }),
    forecast,
    list: listOf(goal, subject, period),
  });
}

/** Of a technician the share of their own shift: whoever was away until now has not fallen behind. */
async function elapsedFor(
  subject: Subject,
  period: NamedDates,
  end: number,
  clock: Clock,
): Promise<Result<number>> {
  const soFar = await clock.now.shiftSeconds(subject, period, clock.asOf);
  if (!soFar.ok) return soFar;
  const whole = await clock.now.shiftSeconds(subject, period, end);
  if (!whole.ok) return whole;
  if (soFar.value === null || whole.value === null) return ok(elapsedOf(period, clock));
  // Of who is away all the period nothing is expected, and nothing can be foreseen.
  return ok(whole.value === 0 ? 0 : soFar.value / whole.value);
}

/** The last twelve periods of one who is measured, the running one last. */
export async function historyOf(
  goal: Pick<Goal, 'measure' | 'period' | 'target' | 'from' | 'to'>,
  subject: Subject,
  today: string,
  clock: Clock,
): Promise<Result<PastPeriod[]>> {
  const { measure, target } = goal;
  const periods: PastPeriod[] = [];
  for (const dates of lastPeriods(today, goal.period, TREND_PERIODS)) {
    const then = await clock.now.measured(measure, subject, dates, clock.asOf);
    if (!then.ok) return then;
    const { value, cases } = then.value;
    periods.push({
      ...dates,
      isOfGoal: isOfTerm(dates, goal),
      isRunning: dates.to >= today,
      value,
      cases,
      achievement: value === null ? null : achievementOf(measure, value, target),
      isMet: value === null ? null : meets(measures[measure].direction, value, target),
      list: listOf(goal, subject, dates),
    });
  }
  return ok(periods);
}

const TREND_PERIODS = 12;

/** The list behind a figure; the balance of several weeks has none, each week has its own. */
function listOf(
  { measure, period }: Pick<Goal, 'measure' | 'period'>,
  { technician }: Subject,
  { step, from, to }: NamedDates,
): FigureList | null {
  const { indicator } = measures[measure];
  if (indicator === 'balance' && period !== 'week') return null;
  return {
    // What is worked of a shift is shown by the tickets that were worked on.
    indicator: indicator === 'occupancy' ? 'timeWorked' : indicator,
    from,
    to,
    technicianId: technician?.id ?? null,
    week: indicator === 'balance' ? step : null,
  };
}
