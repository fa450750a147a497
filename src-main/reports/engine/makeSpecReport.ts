import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { SectionLists } from '#shared/reports/lists.ts';
import type { ReportSection } from '#shared/reports/reportData.ts';
import { hasPeriod } from '#shared/reports/spec/check.ts';
import type { ListSpec, SummarySpec } from '#shared/reports/spec.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { MadeReport } from '../madeReport.ts';
import { arrange } from './arranged.ts';
import type { EngineInput } from './engineInput.ts';
import { gather, readingsOf } from './gather.ts';
import { listTable } from './listTable.ts';
import { loadInput } from './loadInput.ts';
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
): Promise<Result<MadeReport>> {
  const { spec, dates, language, asOf } = question;
  const allowed = allowedFilter(question);
  if (!allowed.ok) return allowed;
  let done = 0;
  let total = 2;
  const input = await loadInput(db, question, allowed.value, () => {
    done += 1;
    progress(Math.min(done, total), total);
  });
  if (spec.kind === 'summary') total = readingsOf({ ...input, spec });
  progress(0, total);
  const made =
    spec.kind === 'summary' ? await summaryMade({ ...input, spec }) : await listMade({ ...input, spec });
  progress(total, total);
  return ok({
    data: {
      title: spec.title,
      subtitle: spec.subtitle,
      language,
      timeZone: input.moment.timeZone,
      currency: input.settings.inventory.currency,
      asOf: toIso(asOf),
      period: hasPeriod(spec) ? dates : null,
      filters: await filtersTold(input),
      sections: made.map(({ section }) => section),
      definitions: definitionsTold(input),
    },
    lists: {
      // What the viewer may see of tickets is seen to anew when a list is opened.
      summary: spec.kind === 'summary' ? { spec, dates, filter: question.filter } : null,
      sections: made.map(({ lists }) => lists),
    },
  });
}

interface Made {
  readonly section: ReportSection;
  readonly lists: SectionLists | null;
}

async function summaryMade(input: EngineInput<SummarySpec>): Promise<Made[]> {
  const arranged = await arrange(input, await gather(input));
  if (input.spec.rows.length === 0 && arranged.columns === null) return [figuresSection(input, arranged)];
  const chart = summaryChart(input, arranged);
  const table = summaryTable(input, arranged, input.spec.title);
  return chart === null ? [table] : [{ section: chart, lists: null }, table];
}

async function listMade(input: EngineInput<ListSpec>): Promise<Made[]> {
  return [{ section: (await listTable(input)).table, lists: null }];
}
