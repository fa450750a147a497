import type { GroupMedian, WorkerFigures } from '#shared/indicators/fields.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ReportSection, TableSection } from '#shared/reports/reportData.ts';
import { perform, type Trend } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { goalsTable } from './goalsTable.ts';
import { WORKER_MEASURES } from './groupPerformance.ts';
import { indicatorWords } from './measures.ts';
import { chart, figures, present, row, table } from './sections.ts';

interface Week {
  readonly step: string;
  readonly from: string;
  readonly to: string;
  readonly figures: WorkerFigures;
  readonly median: GroupMedian;
}

/** One technician: their figures beside the median of the group, and the last twelve weeks. */
export const individualPerformance: BuiltInReport = {
  steps: 1,
  async make(input) {
    const { db, moment, subject, words, today, step } = input;
    // The last twelve weeks are those up to now, though the period may go on.
    const { from, to } = input.dates;
    const dates = { from, to: to > today && from <= today ? today : to };
    const trend = (await perform(db, { kind: 'worker', dates }, moment.asOf)).value as Trend;
    step();
    const own = trend.workers.find(({ worker }) => worker.id === subject.technicianId);
    if (own === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
    const weeks = trend.weeks.flatMap(({ workers, ...week }): Week[] => {
      const then = workers.find(({ worker }) => worker.id === subject.technicianId);
      return then === undefined ? [] : [{ ...week, figures: then.figures }];
    });
    return ok({
      subtitle: own.worker.name,
      about: [{ label: words.filter.technicianId, value: own.worker.name }],
      sections: present<ReportSection>([
        headline(input, own.figures, trend.median),
        ...besideMedian(input, own.figures, trend.median),
        goalsTable(input),
        ...trendOf(input, weeks),
      ]),
      measures: WORKER_MEASURES,
    });
  },
};

function headline({ words, say, language }: BuiltInInput, own: WorkerFigures, median: GroupMedian) {
  const { definition } = indicatorWords[language];
  const of = (text: string) => `${words.note.median} ${text}`;
  return figures(words.heading.summary, [
    [words.column.assigned, 'number', own.received, of(say.value('number', median.received))],
    [definition.resolved.name, 'number', own.solved, of(say.value('number', median.solved))],
    [definition.onTime.name, 'share', own.onTime.share, of(say.value('share', median.onTime))],
    [
      definition.withinFirstPromise.name,
      'share',
      own.withinFirstPromise.share,
      of(say.value('share', median.withinFirstPromise)),
    ],
    [definition.rating.name, 'rating', own.rating.mean, of(say.value('rating', median.rating)), 1],
    [definition.reopenRate.name, 'share', own.reopened.share, of(say.value('share', median.reopened))],
    [
      definition.timeWorked.name,
      'duration',
      own.timeWorked.seconds,
      of(say.value('duration', median.timeWorked)),
    ],
    [definition.occupancy.name, 'share', own.occupancy, of(say.value('share', median.occupancy))],
  ]);
}

/** A table for each kind of figure, so that cells keep theirs. */
function besideMedian(input: BuiltInInput, own: WorkerFigures, median: GroupMedian): TableSection[] {
  const { words, language } = input;
  const { definition } = indicatorWords[language];
  const { column } = words;
  return [
    table(
      words.heading.shares,
      [
        ['measure', column.measure, 'text'],
        ['met', column.met, 'number'],
        ['of', column.of, 'number'],
        ['own', column.own, 'share'],
        ['median', column.groupMedian, 'share'],
      ],
      [
        row(definition.onTime.name, own.onTime.met, own.onTime.of, own.onTime.share, median.onTime),
        row(
          definition.withinFirstPromise.name,
          own.withinFirstPromise.met,
          own.withinFirstPromise.of,
          own.withinFirstPromise.share,
          median.withinFirstPromise,
        ),
        row(
          definition.reopenRate.name,
          own.reopened.met,
          own.reopened.of,
          own.reopened.share,
          median.reopened,
        ),
      ],
      { note: words.note.groupMedian },
    ),
    table(
      words.heading.times,
      [
        ['measure', column.measure, 'text'],
        ['count', column.tickets, 'number'],
        ['mean', column.mean, 'duration'],
        ['median', column.median, 'duration'],
        ['p90', column.p90, 'duration'],
        ['group', column.groupMedian, 'duration'],
      ],
      (['response', 'resolution', 'timePerTicket'] as const).map((key) => {
        const { count, mean, median: middle, p90 } = own[key];
        return row(definition[key].name, count, mean, middle, p90, median[key]);
      }),
      { note: words.note.workingTime },
    ),
  ];
}

function trendOf(input: BuiltInInput, weeks: readonly Week[]): (ReportSection | null)[] {
  const { words, say, language } = input;
  const { definition } = indicatorWords[language];
  const ownAndMedian = [
    { key: 'own', label: words.column.own },
    { key: 'median', label: words.column.groupMedian },
  ];
  const pointsOf = (values: (week: Week) => (number | null)[]) =>
    weeks.map((week) => ({ key: week.step, label: say.step(week.step), values: values(week) }));
  return [
    chart(input, {
      title: `${definition.resolved.name}: ${words.heading.lastWeeks}`,
      chart: 'columns',
      value: 'number',
      digits: 1,
      series: ownAndMedian,
      points: pointsOf(({ figures, median }) => [figures.solved, median.solved]),
    }),
    chart(input, {
      title: `${definition.onTime.name}: ${words.heading.lastWeeks}`,
      chart: 'lines',
      value: 'share',
      series: ownAndMedian,
      points: pointsOf(({ figures, median }) => [figures.onTime.share, median.onTime]),
    }),
    table(
      words.heading.weekByWeek,
      [
        ['week', words.column.week, 'text'],
        ['from', words.column.from, 'date'],
        ['received', words.column.assigned, 'number'],
        ['solved', definition.resolved.name, 'number'],
        ['onTime', definition.onTime.name, 'share'],
        ['withinFirstPromise', definition.withinFirstPromise.name, 'share'],
        ['response', words.column.responseMedian, 'duration'],
        ['resolution', words.column.resolutionMedian, 'duration'],
        ['timeWorked', definition.timeWorked.name, 'duration'],
        ['occupancy', definition.occupancy.name, 'share'],
      ],
      weeks.map(({ step, from, figures }) =>
        row(
          say.step(step),
          from,
          figures.received,
          figures.solved,
          figures.onTime.share,
          figures.withinFirstPromise.share,
          figures.response.median,
          figures.resolution.median,
          figures.timeWorked.seconds,
          figures.occupancy,
        ),
      ),
    ),
  ];
}
