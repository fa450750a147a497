import type { GoalProgress } from '#shared/goals/fields.ts';
import type { TicketsOf } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import type { Dates } from '#shared/indicators/period.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Language } from '#shared/people/contract.ts';
import type { ReportWords } from '#shared/reports/words/reportWords.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Moment } from '../../indicators/load.ts';
import type { Actor } from '../../rpc/context.ts';
import type { Say } from './say.ts';
import type { MadeSection } from './sections.ts';

/** What a report of the product is made from. */
export interface BuiltInInput {
  readonly db: ReadDb;
  readonly viewer: Actor;
  readonly dates: Dates;
  /** The period as instants, and as of when. */
  readonly moment: Moment;
  /** The local day of `moment.asOf`. */
  readonly today: string;
  /** Already narrowed to what the viewer may see of tickets. */
  readonly filter: Pick<TicketsOf, 'requesterId'> & {
    readonly areaId?: number | undefined;
    readonly serviceId?: number | undefined;
    readonly technicianId?: number | undefined;
  };
  readonly subject: { readonly technicianId?: number | undefined; readonly ticketId?: number | undefined };
  readonly language: Language;
  readonly words: ReportWords;
  readonly say: Say;
  readonly settings: Settings;
  readonly goals: readonly GoalProgress[];
  /** Rows of each table. */
  readonly limit: number;
  /** Told after each reading. */
  readonly step: () => void;
}

/** What a report of the product says; title, period, filters and definitions come with it. */
export interface MadeBuiltIn {
  readonly subtitle?: string | null;
  /** Taken instead of the report's name. */
  readonly title?: string;
  /** What it was narrowed by besides the filter: whose, which. */
  readonly about?: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly MadeSection[];
  /** Indicators whose definitions are printed. */
  readonly measures: readonly IndicatorKey[];
  /** Of what is no indicator. */
  readonly definitions?: readonly { readonly term: string; readonly text: string }[];
}

export interface BuiltInReport {
  /** How often `step` is told. */
  readonly steps: number;
  make(input: BuiltInInput): Promise<Result<MadeBuiltIn>>;
}
