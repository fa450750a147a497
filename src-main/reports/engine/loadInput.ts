import { localDate } from '#shared/calendars/localTime.ts';
import { reportFormats } from '#shared/reports/format.ts';
import { specWords } from '#shared/reports/spec/words.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { loadCalendar } from '../../calendars/load.ts';
import type { ReadDb } from '../../db/handles.ts';
import { momentOf } from '../../indicators/load.ts';
import { loadSettings } from '../../settings/load.ts';
import type { EngineInput } from './engineInput.ts';
import type { SpecQuestion } from './specQuestion.ts';

/** What the engine works with for one question; `filter` is what its viewer may see (see `allowedFilter`). */
export async function loadInput<S extends ReportSpec>(
  db: ReadDb,
  question: SpecQuestion & { readonly spec: S },
  filter: EngineInput['filter'],
  step: () => void,
): Promise<EngineInput<S>> {
  const { spec, dates, language, asOf } = question;
  const moment = await momentOf(db, asOf, dates);
  const settings = await loadSettings(db);
  return {
    db,
    spec,
    question,
    moment,
    settings,
    today: localDate(asOf, moment.timeZone),
    working: (await loadCalendar(db, null)).working,
    words: specWords[language],
    formats: reportFormats(language, settings.inventory.currency),
    filter,
    step,
  };
}
