import type { GroupMedian, Share, WorkerFigures } from '#shared/indicators/fields.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { perform, type Trend } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { goalsTable } from './goalsTable.ts';
import { WORKER_MEASURES } from './groupPerformance.ts';
import {
  assignedCell,
  countCell,
  type FiguresOf,
  metCell,
  occupancyCell,
  ofCell,
  ratingCell,
  shareCell,
  timeCell,
  workedCell,
} from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, chart, figures, type MadeSection, present, row, table } from './sections.ts';

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
    const of: FiguresOf = { dates, filter: { technicianId: own.worker.id } };
    return ok({
      subtitle: own.worker.name,
      about: [{ label: words.filter.technicianId, value: own.worker.name }],
      sections: present<MadeSection>([
        headline(input, of, own.figures, trend.median),
        ...besideMedian(input, of, own.figures, trend.median),
        goalsTable(input),
        ...trendOf(input, of, weeks),
      ]),
      measures: WORKER_MEASURES,
    });
  },
};

function headline(
  { words, say, language }: BuiltInInput,
  figuresOf: FiguresOf,
  own: WorkerFigures,
  median: GroupMedian,
) {
  const { definition } = indicatorWords[language];
  const of = (text: string) => `${words.note.median} ${text}`;
  return figures(words.heading.summary, [
    [words.column.assigned, 'number', assignedCell(figuresOf, own), of(say.value('number', median.received))],
    [
      definition.resolved.name,
      'number',
      countCell(figuresOf, 'resolved', own.solved),
      of(say.value('number', median.solved)),
    ],
    [
      definition.onTime.name,
      'share',
      shareCell(figuresOf, 'onTime', own.onTime),
      of(say.value('share', median.onTime)),
    ],
    [
      definition.withinFirstPromise.name,
      'share',
      shareCell(figuresOf, 'withinFirstPromise', own.withinFirstPromise),
      of(say.value('share', median.withinFirstPromise)),
    ],
    [
      definition.rating.name,
      'rating',
      ratingCell(figuresOf, own.rating),
      of(say.value('rating', median.rating)),
      1,
    ],
    [
      definition.reopenRate.name,
      'share',
      shareCell(figuresOf, 'reopenRate', own.reopened),
      of(say.value('share', median.reopened)),
    ],
    [
      definition.timeWorked.name,
      'duration',
      workedCell(figuresOf, own),
      of(say.value('duration', median.timeWorked)),
    ],
    [
      definition.occupancy.name,
      'share',
      occupancyCell(figuresOf, own),
      of(say.value('share', median.occupancy)),
    ],
  ]);
}

/** A table for each kind of figure, so that cells keep theirs. */
function besideMedian(
  input: BuiltInInput,
  of: FiguresOf,
  own: WorkerFigures,
  median: GroupMedian,
): BuiltTable[] {
  const { words, language } = input;
  const { definition } = indicatorWords[language];
  const { column } = words;
  const shareRow = (
    key: 'onTime' | 'withinFirstPromise' | 'reopenRate',
    share: Share,
    middle: number | null,
  ) =>
    row(
      definition[key].name,
      metCell(of, key, share),
      ofCell(of, key, share),
      shareCell(of, key, share),
      middle,
    );
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
        shareRow('onTime', own.onTime, median.onTime),
        shareRow('withinFirstPromise', own.withinFirstPromise, median.withinFirstPromise),
        shareRow('reopenRate', own.reopened, median.reopened),
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
        const cells = (['mean', 'median', 'p90'] as const).map((each) => timeCell(of, key, own[key], each));
        return row(definition[key].name, countCell(of, key, own[key].count), ...cells, median[key]);
      }),
      { note: words.note.workingTime },
    ),
  ];
}

function trendOf(input: BuiltInInput, { filter }: FiguresOf, weeks: readonly Week[]): (MadeSection | null)[] {
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
      weeks.map(({ step, from, to, figures }) => {
        const of = { filter, dates: { from, to } };
        return row(
          say.step(step),
          from,
          assignedCell(of, figures),
          countCell(of, 'resolved', figures.solved),
          shareCell(of, 'onTime', figures.onTime),
          shareCell(of, 'withinFirstPromise', figures.withinFirstPromise),
          timeCell(of, 'response', figures.response),
          timeCell(of, 'resolution', figures.resolution),
          workedCell(of, figures),
          occupancyCell(of, figures),
        );
      }),
    ),
  ];
}
