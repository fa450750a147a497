import { localDate } from '#shared/calendars/localTime.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import { builtInFacts } from '#shared/reports/builtIn.ts';
import type { BuiltIn } from '#shared/reports/source.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import type { ReadDb } from '../../db/handles.ts';
import { momentOf, withinScope } from '../../indicators/load.ts';
import { loadSettings } from '../../settings/load.ts';
import type { Progress } from '../engine/specQuestion.ts';
import type { MadeReport } from '../madeReport.ts';
import type { BuiltInReport } from './builtIn.ts';
import type { BuiltInQuestion } from './builtInQuestion.ts';
import { byArea, byRequester } from './byGroup.ts';
import { byState } from './byState.ts';
import { custody } from './custody.ts';
import { filtersInWords } from './filtersInWords.ts';
import { groupPerformance } from './groupPerformance.ts';
import { individualPerformance } from './individualPerformance.ts';
import { inventory } from './inventory.ts';
import { maintenance } from './maintenance.ts';
import { definitionsOf } from './measures.ts';
import { sayIn } from './say.ts';
import { slaCompliance } from './slaCompliance.ts';
import { ticketHistoryReport } from './ticketHistory.ts';
import { ticketsByPeriod } from './ticketsByPeriod.ts';
import { workloadBalance } from './workloadBalance.ts';

const builtIns: Readonly<Record<BuiltIn, BuiltInReport>> = {
  groupPerformance,
  individualPerformance,
  ticketsByPeriod,
  slaCompliance,
  workloadBalance,
  byArea,
  byRequester,
  byState,
  inventory,
  custody,
  maintenance,
  ticketHistory: ticketHistoryReport,
};

/** Makes one of the product's own reports. Reads for as long as it takes: called in a thread, or by a test. */
export async function makeBuiltIn(
  db: ReadDb,
  asked: BuiltInQuestion,
  progress: Progress,
): Promise<Result<MadeReport>> {
  const { name, dates, language, viewer, subject, limit } = asked;
  const { steps, make } = builtIns[name];
  const facts = builtInFacts[name];
  const words = reportWords[language];
  const settings = await loadSettings(db);
  const moment = await momentOf(db, asked.asOf, dates);
  const isOfTickets = facts.filters.some((filter) => filter !== 'areaId');
  const filter = isOfTickets ? withinScope(viewer, asked.filter) : asked.filter;
  let done = 0;
  progress(done, steps);
  const made = await make({
    db,
    viewer,
    dates,
    moment,
    today: localDate(asked.asOf, moment.timeZone),
    filter,
    subject,
    language,
    words,
    say: sayIn(language, settings.inventory.currency),
    settings,
    limit,
    goals: asked.goals ?? [],
    step() {
      done += 1;
      progress(Math.min(done, steps), steps);
    },
  });
  if (!made.ok) return made;
  progress(steps, steps);
  const { title, subtitle, about, sections, measures, definitions } = made.value;
  const listed = sections.map((each) => ('section' in each ? each : { section: each, lists: null }));
  const data = {
    title: title ?? words.report[name].title,
    subtitle: subtitle ?? null,
    language,
    timeZone: moment.timeZone,
    currency: settings.inventory.currency,
    asOf: toIso(asked.asOf),
    period: facts.hasPeriod ? { from: dates.from, to: dates.to } : null,
    filters: [...(about ?? []), ...(await filtersInWords(db, filter, words))],
    sections: listed.map(({ section }) => section),
    definitions: [...definitionsOf(language, measures), ...(definitions ?? [])],
  };
  return ok({ data, lists: { summary: null, sections: listed.map(({ lists }) => lists) } });
}
