import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Database } from '../db/open.ts';
import { type Read, readingOf, type When } from './reading.ts';
import type { Task } from './task.ts';
import { ReadingFailed } from './thread.ts';

// What other features read of the figures: beside the main thread with `readIndicators`, or, in a thread of their own,
// with what is below.
export { balanceIn } from './balance.ts';
export { figuresOf } from './figures.ts';
export { hourOfWeek, localDay } from './localHour.ts';
export { at, type Moment, momentOf } from './moment.ts';
export { type Place, pageOfIds, pageQuery } from './page.ts';
export { panelOf } from './panel.ts';
export { partitionsOf } from './parts.ts';
export {
  type Asked,
  type Branch,
  type Narrowing,
  populationOf,
  sourceOf,
  TECHNICIAN,
} from './population.ts';
export { type Read, readingOf } from './reading.ts';
export { rowsOf } from './rows.ts';
export { withinScope } from './scope.ts';
export { type Worker, wasThere, workersOf } from './shifts.ts';
export { ShareTally } from './tallies.ts';
export { type MeasuredGroup, perform, type Task, type Trend } from './task.ts';
export { type MeasuredWorker, shiftsSoFar } from './workers.ts';

/** What the thread says, or `busy` where too many ask or the machine has no time for it. */
export async function readIndicators<K extends Task['kind']>(
  db: Database,
  task: Extract<Task, { kind: K }>,
  when: When,
  signal?: AbortSignal,
): Promise<Result<Read<K>>> {
  try {
    return ok(await readingOf(db).read<K>(task, when, signal));
  } catch (fault) {
    if (fault instanceof ReadingFailed && fault.code !== 'broken') return fail({ code: 'busy', details: {} });
    throw fault;
  }
}
