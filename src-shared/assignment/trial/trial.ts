import type { Priority } from '../../sla/priority.ts';
import { makeSetting, requestAt, type Setting, trialCalendar } from './demand.ts';
import { figuresOf, type TrialFigures } from './figures.ts';
import { seededRandom } from './random.ts';
import { runTrial } from './run.ts';

export interface TrialOptions {
  readonly seed: number;
  readonly weeks: number;
  readonly technicians: number;
  /** Active tickets of a technician; binds the product's way only. */
  readonly limit: number;
  /** Real arrivals instead of made-up ones; then `weeks` says nothing. */
  readonly arrivals?: readonly {
    readonly at: number;
    readonly priority?: Priority;
    readonly workMinutes?: number;
  }[];
}

export interface TrialResult {
  readonly tickets: number;
  readonly before: TrialFigures;
  readonly after: TrialFigures;
}

/**
 * The trial of the design's first section on a virtual clock: the same requests handled as they were before, and by
 * the product's own rules (`choose`, `drainOrder`, `promise`, working calendars).
 *
 * What is assumed, not measured: the department's demand (demand.ts: 16 requests of 138 minutes a technician and week,
 * a quarter of them waiting for the requester, one day off in 50), that a little more than half of the requesters write
 * to a technician they know, some of whom are known to more people, and that without a list by due time a
 * technician takes up any of their requests next. Both ways have the same requests, work, waits and absences, the same
 * promises, and technicians who work equally fast; nothing is interrupted once begun, nobody hands anything on. So the
 * difference between the two comes from who gets what, and in which order, alone. The first promise is kept as given:
 * time that a requester let it wait counts. It says how the rules behave, and proves nothing about people.
 */
export function simulateTrial(options: TrialOptions): TrialResult {
  const { seed, technicians, limit } = options;
  const setting = settingOf(options);
  const before = runTrial(setting, { kind: 'acquaintance', random: seededRandom(seed + 1) });
  const after = runTrial(setting, { kind: 'balanced', limit });
  return {
    tickets: setting.demands.length,
    before: figuresOf(before, technicians, setting.calendar),
    after: figuresOf(after, technicians, setting.calendar),
  };
}

function settingOf({ seed, weeks, technicians, arrivals }: TrialOptions): Setting {
  const random = seededRandom(seed);
  if (arrivals === undefined) return makeSetting(random, { weeks, technicians });
  const calendar = trialCalendar();
  const demands = arrivals
    .map(({ at, ...known }) => requestAt(calendar.nextOpen(at) ?? at, random, technicians, known))
    .sort((a, b) => a.at - b.at);
  return { calendar, demands, absences: Array.from({ length: technicians }, () => []) };
}
