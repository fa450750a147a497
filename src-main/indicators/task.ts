import type { Panel, PanelInput } from '#shared/indicators/contract.ts';
import type { BalanceWeek, Figures, GroupMedian, TicketsOf } from '#shared/indicators/fields.ts';
import { type Dates, lastWeeks, type NamedDates } from '#shared/indicators/period.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { matchingIds, type TextSearch } from '../db/dialects/ticketSearch.ts';
import type { ReadDb } from '../db/handles.ts';
import { type IdleReport, idleReport } from '../idle/load.ts';
import {
  type FailureList,
  type FailureListAsked,
  failuresIn,
  type RecurringFailures,
  type RepeatedFailures,
  recurringIn,
  repeatedIn,
} from '../maintenance/load.ts';
import { balanceIn } from './balance.ts';
import { figuresOf } from './figures.ts';
import { type GroupPage, type GroupsAsked, groupPage } from './groupPage.ts';
import { at, momentOf } from './moment.ts';
import { type IdPage, type Place, pageOfIds } from './page.ts';
import { panelOf } from './panel.ts';
import type { Asked } from './population.ts';
import { type MeasuredWorker, measureWorkers } from './workers.ts';

/** What the reading thread can be asked for. */
export type Task =
  | { readonly kind: 'panel'; readonly input: PanelInput }
  | ({ readonly kind: 'groups' } & GroupsAsked)
  | { readonly kind: 'figures'; readonly dates: Dates; readonly filter: TicketsOf }
  | { readonly kind: 'balance'; readonly dates: Dates; readonly filter: TicketsOf }
  | { readonly kind: 'workers'; readonly dates: Dates; readonly filter: TicketsOf }
  | { readonly kind: 'worker'; readonly dates: Dates }
  | { readonly kind: 'idle'; readonly dates: Dates; readonly technicianId: number | null }
  | {
      readonly kind: 'tickets';
      readonly asked: Asked;
      readonly dates: Dates | null;
      readonly after: Place | null;
      readonly limit: number;
    }
  | { readonly kind: 'recurring'; readonly days: number; readonly atLeast: number }
  | { readonly kind: 'repeated'; readonly months: number; readonly atLeast: number }
  | { readonly kind: 'failures'; readonly asked: FailureListAsked }
  | { readonly kind: 'search'; readonly search: TextSearch };

export interface MeasuredGroup {
  readonly workers: readonly MeasuredWorker[];
  readonly median: GroupMedian;
}

/** A period of everybody, and each of the twelve weeks up to its end. */
export interface Trend extends MeasuredGroup {
  readonly weeks: readonly (NamedDates & MeasuredGroup)[];
}

export interface Outcomes {
  readonly panel: Panel;
  readonly groups: GroupPage;
  readonly figures: Figures;
  readonly balance: readonly BalanceWeek[];
  readonly workers: MeasuredGroup;
  readonly worker: Trend;
  readonly idle: IdleReport;
  readonly tickets: IdPage;
  readonly recurring: RecurringFailures;
  readonly repeated: RepeatedFailures;
  readonly failures: FailureList;
  readonly search: readonly number[];
}

/** An outcome with the zone that its days are of. */
export interface Outcome<K extends Task['kind']> {
  readonly timeZone: string;
  readonly value: Outcomes[K];
}

const TREND_WEEKS = 12;

/** Carries out a task; called in the thread, or by a test. `asOf` is UTC ms. */
export async function perform(db: ReadDb, task: Task, asOf: number): Promise<Outcome<Task['kind']>> {
  const dates = task.kind === 'panel' ? task.input : 'dates' in task ? task.dates : null;
  const moment = await momentOf(db, asOf, dates);
  const { timeZone } = moment;
  switch (task.kind) {
    case 'panel':
      return { timeZone, value: await panelOf(db, moment, task.input) };
    case 'groups':
      return { timeZone, value: await groupPage(db, moment, task) };
    case 'figures':
      return { timeZone, value: await figuresOf(db, moment, task.filter) };
    case 'balance':
      return { timeZone, value: await balanceIn(db, moment, task.dates, task.filter) };
    case 'workers':
      return { timeZone, value: await measureWorkers(db, moment, task.filter) };
    case 'worker': {
      const weeks: Trend['weeks'][number][] = [];
      for (const week of lastWeeks(task.dates.to, TREND_WEEKS)) {
        weeks.push({ ...week, ...(await measureWorkers(db, at(moment, week), {})) });
      }
      return { timeZone, value: { ...(await measureWorkers(db, moment, {})), weeks } };
    }
    case 'idle': {
      const { technicianId } = task;
      return { timeZone, value: await idleReport(db, { span: moment.span, now: asOf, technicianId }) };
    }
    case 'tickets': {
      const { asked, after, limit } = task;
      return { timeZone, value: await pageOfIds(db, asked, moment, { after, limit }) };
    }
    case 'recurring':
      return { timeZone, value: await recurringIn(db, asOf, task) };
    case 'repeated':
      return { timeZone, value: await repeatedIn(db, asOf, task) };
    case 'failures':
      return { timeZone, value: await failuresIn(db, asOf, task.asked) };
    case 'search':
      return { timeZone, value: await matchingIds(db, task.search) };
    default:
      return assertNever(task);
  }
}
