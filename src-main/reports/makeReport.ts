import { localDate } from '#shared/calendars/localTime.ts';
import { isWithinCalendars, lengthOf } from '#shared/indicators/period.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { DEFAULT_PERIOD, datesOfPeriod } from '#shared/reports/period.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportPeriod, ReportRequest } from '#shared/reports/source.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { readGoalProgress } from '../goals/load.ts';
import { readingOf } from '../indicators/load.ts';
import { loadSettings } from '../settings/load.ts';
import { checkBuiltIn } from './checkBuiltIn.ts';
import type { MadeReport } from './madeReport.ts';
import type { ReportQuestion } from './question.ts';
import type { MakeOptions, ReportContext } from './reportContext.ts';
import { ReportFailed } from './reportThreads.ts';
import { visibleReport } from './saved.ts';
import { threadsOf } from './threads.ts';

/** Rows of each table on paper: some fifteen pages, and more is read by nobody. */
export const PRINTED_ROWS = 500;
/** In a workbook or a CSV file, which people calculate with. */
export const LISTED_ROWS = 10_000;
/** Longer than any institution has kept records. */
const LONGEST_DAYS = 50 * 366;

/**
 * Makes a report with the rights of `ctx.actor`, beside the main thread. Refuses what they may not see, what is not there,
 * a period that ends before it begins, and a filter that the report knows nothing of; `busy` where too many wait.
 *
 * @throws the signal's reason
 */
export async function makeReport(
  ctx: ReportContext,
  request: ReportRequest,
  options: MakeOptions = {},
): Promise<Result<ReportData>> {
  const made = await makeShownReport(ctx, request, options);
  return made.ok ? ok(made.value.data) : made;
}

/**
 * The same for a screen: with the lists that its figures open. Refuses and throws as `makeReport` does.
 *
 * @throws the signal's reason
 */
export async function makeShownReport(
  ctx: ReportContext,
  request: ReportRequest,
  { onProgress, signal, most = PRINTED_ROWS }: MakeOptions = {},
): Promise<Result<MadeReport>> {
  const { file, asOf } = await readingOf(ctx.host.db).source(ctx.now);
  const asked = await questionOf(ctx, request, { asOf, most });
  if (!asked.ok) return asked;
  const { db } = ctx.host;
  return orBusy(() =>
    threadsOf(db).make({ file, mode: db.mode, asked: asked.value }, { onProgress, signal }),
  );
}

/** `busy` where too many ask, or the machine has no time for it. */
export async function orBusy<T>(make: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await make();
  } catch (fault) {
    if (fault instanceof ReportFailed && fault.code !== 'broken') return fail({ code: 'busy', details: {} });
    throw fault;
  }
}

/** What the thread is to be asked, or why this person gets no such report; reads little, so that a caller may check first. */
export async function questionOf(
  ctx: ReportContext,
  request: ReportRequest,
  { asOf, most }: { readonly asOf: number; readonly most: number },
): Promise<Result<ReportQuestion>> {
  const { actor, db } = ctx;
  if (!allows('reports.make', actor.roles)) return fail({ code: 'forbidden', details: {} });
  const { source, filter } = request;
  const language = request.language ?? actor.language;
  const { institution } = await loadSettings(db);
  const today = localDate(asOf, institution.timeZone);
  const common = { filter, language, asOf, limit: most };
  switch (source.kind) {
    case 'builtIn': {
      const checked = await checkBuiltIn(ctx, source, filter);
      if (!checked.ok) return checked;
      const dates = checkedDates(request.period ?? DEFAULT_PERIOD, today);
      if (!dates.ok) return dates;
      const goals = await goalsFor(ctx, source);
      if (!goals.ok) return goals;
      const question = {
        ...common,
        goals: goals.value,
        name: source.name,
        subject: source.subject ?? {},
        dates: dates.value,
        viewer: actor,
      };
      return ok({ kind: 'builtIn', question });
    }
    case 'saved': {
      const saved = await visibleReport(db, actor, source.id);
      if (!saved.ok) return saved;
      const dates = checkedDates(request.period ?? saved.value.period ?? DEFAULT_PERIOD, today);
      if (!dates.ok) return dates;
      const question = { ...common, spec: saved.value.spec, dates: dates.value, viewer: actor };
      return ok({ kind: 'spec', question });
    }
    case 'spec': {
      const dates = checkedDates(request.period ?? DEFAULT_PERIOD, today);
      if (!dates.ok) return dates;
      const question = { ...common, spec: source.spec, dates: dates.value, viewer: actor };
      return ok({ kind: 'spec', question });
    }
  }
}

/** Of the report of one technician: how their goals go, which is read beside the main thread like all figures. */
async function goalsFor(
  { host, now }: ReportContext,
  source: Extract<ReportRequest['source'], { kind: 'builtIn' }>,
) {
  const technicianId = source.name === 'individualPerformance' ? source.subject?.technicianId : undefined;
  if (technicianId === undefined) return ok([]);
  const read = await readGoalProgress(host.db, now, { isWanted: () => true, technicianId });
  return read.ok ? ok(read.value.items) : read;
}

export function checkedDates(period: ReportPeriod, today: string) {
  const dates = datesOfPeriod(period, today);
  const invalid = (path: string, rule: string, message: string) =>
    fail({ code: 'invalid', details: { issues: [{ path, rule, message }] } });
  if (!isWithinCalendars(dates)) return invalid('period.from', 'outOfRange', 'The period lies too far away.');
  const days = lengthOf(dates);
  if (days < 1) return invalid('period.to', 'endBeforeStart', 'The period ends before it begins.');
  if (days > LONGEST_DAYS) return invalid('period.to', 'tooLong', 'The period is too long.');
  return ok(dates);
}
