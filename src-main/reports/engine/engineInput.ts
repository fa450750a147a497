import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { ReportFormats } from '#shared/reports/format.ts';
import type { SpecWords } from '#shared/reports/spec/words/specWords.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Moment } from '../../indicators/load.ts';
import type { SpecQuestion } from './specQuestion.ts';
import type { TicketQuestion } from './ticketSource.ts';

/** What every part of the engine works with. */
export interface EngineInput<S extends ReportSpec = ReportSpec> {
  readonly db: ReadDb;
  readonly spec: S;
  readonly question: SpecQuestion;
  readonly moment: Moment;
  /** The local day of `moment.asOf`. */
  readonly today: string;
  readonly settings: Settings;
  readonly working: WorkingCalendar;
  readonly words: SpecWords;
  readonly formats: ReportFormats;
  /** What tickets are narrowed by, within what the viewer may see. */
  readonly filter: TicketQuestion['filter'];
  /** Told after each reading. */
  readonly step: () => void;
}
