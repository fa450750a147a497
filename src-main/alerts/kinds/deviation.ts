import type { DeviationBase } from '#shared/alerts/deviation.ts';
import { deviationOf } from '#shared/alerts/deviation.ts';
import type { AlertSettings, DetailsOf } from '#shared/alerts/kinds.ts';
import { measuredWeek, OWN_WEEKS } from '#shared/alerts/workerWeek.ts';
import { localDate } from '#shared/calendars/localTime.ts';
import { lastWeeks } from '#shared/indicators/period.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { readIndicators, type Trend } from '../../indicators/load.ts';
import { type Found, personSubject } from '../found.ts';
import { isImportedWeek } from '../importedWeek.ts';
import type { KindRule } from '../rule.ts';

type Week = Trend['weeks'][number];

/**
 * The last full ISO week of each technician beside their own eight before and beside the others of that week. Read in
 * the reading thread; a case holds until the next week is over.
 */
export const deviationRule: KindRule<'deviation'> = {
  kind: 'deviation',
  everyMs: 6 * HOUR,
  afterMs: 2 * MINUTE,
  async look(see, settings) {
    const zone = see.settings.institution.timeZone;
    const [full] = lastWeeks(localDate(see.now, zone), 2);
    if (full === undefined || settings.measures.length === 0) return [];
    if (await isImportedWeek(see.db, full.step)) return [];
    const dates = { from: full.from, to: full.to };
    const read = await readIndicators(
      see.database,
      { kind: 'worker', dates },
      { now: see.now, isLong: true },
    );
    if (!read.ok) return null;
    const weeks = read.value.value.weeks;
    const measured = weeks.at(-1);
    if (measured === undefined) return [];
    return deviationsIn(measured, weeks.slice(-1 - OWN_WEEKS, -1), settings);
  },
  clearsUnfound: true,
};

/** What stands out in a week, technician by technician. */
export function deviationsIn(
  week: Week,
  before: readonly Week[],
  { measures, score, minTickets }: Pick<AlertSettings['deviation'], 'measures' | 'score' | 'minTickets'>,
): Found<'deviation'>[] {
  const figuresIn = (each: Week, id: number) =>
    each.workers.find(({ worker }) => worker.id === id)?.figures ?? null;
  return week.workers.flatMap(({ worker, figures }): Found<'deviation'>[] => {
    if (!worker.isEnabled) return [];
    const own = before.flatMap((each) => figuresIn(each, worker.id) ?? []);
    const others = week.workers.filter((each) => each.worker.id !== worker.id).map((each) => each.figures);
    const bases: [DeviationBase, typeof own][] = [
      ['own', own],
      ['group', others],
    ];
    const found = measures.flatMap((measure) =>
      bases.flatMap(([against, beside]): DetailsOf<'deviation'>['found'] => {
        const others = beside.map((each) => measuredWeek(measure, each, beside));
        const deviation = deviationOf(measure, measuredWeek(measure, figures, beside), others, {
          score,
          minTickets,
        });
        return deviation === null ? [] : [{ measure, against, ...deviation }];
      }),
    );
    if (found.length === 0) return [];
    return [
      {
        kind: 'deviation',
        subject: personSubject(worker.id),
        occasion: week.step,
        ticketId: null,
        technicianId: worker.id,
        week: week.step,
        details: { week: week.step, found },
      },
    ];
  });
}
