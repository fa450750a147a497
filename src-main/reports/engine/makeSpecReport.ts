import { localDate } from '#shared/calendars/localTime.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import { reportFormats } from '#shared/reports/format.ts';
import type { ReportData, ReportSection } from '#shared/reports/reportData.ts';
import { hasPeriod } from '#shared/reports/spec/check.ts';
import { specWords } from '#shared/reports/spec/words.ts';
import type { ListSpec, SummarySpec } from '#shared/reports/spec.ts';
import { loadCalendar } from '../../calendars/load.ts';
import type { ReadDb } from '../../db/handles.ts';
import { momentOf } from '../../indicators/load.ts';
import { loadSettings } from '../../settings/load.ts';
import { arrange } from './arranged.ts';
import type { EngineInput } from './engineInput.ts';
import { gather, readingsOf } from './gather.ts';
import { listTable } from './listTable.ts';
import { allowedFilter } from './rights.ts';
import type { Progress, SpecQuestion } from './specQuestion.ts';
import { summaryChart } from './summaryChart.ts';
import { figuresSection, summaryTable } from './summaryTable.ts';
import { definitionsTold, filtersTold } from './told.ts';

/**
 * A report as somebody built it. Reads for as long as it takes: call it in a thread, or in a test.
 *
 * Refusals: `forbidden` for what the viewer may not see at all, `invalid` for a spec whose parts do not fit (a sentence
 * for each, in the report's language) and for a filter that it knows nothing of.
 */
export async function makeSpecReport(
  db: ReadDb,
  question: SpecQuestion,
  progress: Progress = () => undefined,
): Promise<Result<ReportData>> {
  const { spec, dates, language, asOf } = question;
  const allowed = allowedFilter(question);
  if (!allowed.ok) return allowed;
  const moment = await momentOf(db, asOf, dates);
  const settings = await loadSettings(db);
  let done = 0;
  let total = 2;
  const input: EngineInput = {
    db,
    spec,
    question,
    moment,
    settings,
    today: localDate(asOf, moment.timeZone),
    working: (await loadCalendar(db, null)).working,
    words: specWords[language],
    formats: reportFormats(language, settings.inventory.currency),
    filter: allowed.value,
    step: () => {
      done += 1;
      progress(Math.min(done, total), total);
    },
  };
  if (spec.kind === 'summary') total = readingsOf({ ...input, spec });
  progress(0, total);
  const sections =
    spec.kind === 'summary'
      ? await summarySections({ ...input, spec })
      : await listSections({ ...input, spec });
  progress(total, total);
  return ok({
    title: spec.title,
    subtitle: spec.subtitle,
    language,
    timeZone: moment.timeZone,
    currency: settings.inventory.currency,
    asOf: toIso(asOf),
    period: hasPeriod(spec) ? dates : null,
    filters: await filtersTold(input),
    sections,
    definitions: definitionsTold(input),
  });
}

async function summarySections(input: EngineInput<SummarySpec>): Promise<ReportSection[]> {
  const arranged = await arrange(input, await gather(input));
  if (input.spec.rows.length === 0 && arranged.columns === null) return [figuresSection(input, arranged)];
  const chart = summaryChart(input, arranged);
  const table = summaryTable(input, arranged, input.spec.title);
  return chart === null ? [table] : [chart, table];
}

async function listSections(input: EngineInput<ListSpec>): Promise<ReportSection[]> {
  return [(await listTable(input)).table];
}
