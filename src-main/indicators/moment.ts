import { AGE_DAY_SECONDS, AGE_PARTS, type Part } from '#shared/indicators/indicator.ts';
import { type Dates, type Span, spanOf } from '#shared/indicators/period.ts';
import { loadCalendar } from '../calendars/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';

/** From when to when, and as of when, figures are asked for. */
export interface Moment {
  /** UTC ms: what is now; promises after it have not fallen due. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly span: Span;
  /** From the youngest age of what is open to the oldest: created after that instant, it is so young. */
  readonly ages: readonly { readonly part: Part; readonly after: number }[];
}

/** Before every ticket. */
const EVER = -8_640_000_000_000_000;

/** What the figures need to know besides the tickets. Without dates the span is all time. */
export async function momentOf(db: ReadDb, asOf: number, dates: Dates | null): Promise<Moment> {
  const { timeZone } = (await loadSettings(db)).institution;
  const { working } = await loadCalendar(db, null);
  const ages = AGE_PARTS.map(({ part, days }) => ({
    part,
    after: (days === null ? null : working.add(asOf, -days * AGE_DAY_SECONDS)) ?? EVER,
  }));
  const span = dates === null ? { from: EVER, to: -EVER } : spanOf(dates, timeZone);
  return { asOf, timeZone, span, ages };
}

/** The same at other dates. */
export function at(moment: Moment, dates: Dates): Moment {
  return { ...moment, span: spanOf(dates, moment.timeZone) };
}
