import type { SeriesRow } from '#shared/indicators/fields.ts';
import type { BuiltInInput } from './builtIn.ts';
import { countCell, shareCell, timeCell } from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, chart, type MadeSection, present, row, table, totalRow } from './sections.ts';

type Asked = Pick<BuiltInInput, 'words' | 'say' | 'language' | 'dates' | 'filter'>;

const COUNTED = ['received', 'resolved', 'closed', 'cancelled'] as const;

/** How a period went, step by step: what came in and was solved, and what was on time; then the table of both. */
export function courseOf(asked: Asked, series: readonly SeriesRow[]): MadeSection[] {
  const { words, say, language } = asked;
  const { definition } = indicatorWords[language];
  const named = (...keys: ('received' | 'resolved' | 'onTime' | 'withinFirstPromise')[]) =>
    keys.map((key) => ({ key, label: definition[key].name }));
  const pointsOf = (values: (row: SeriesRow) => (number | null)[]) =>
    series.map((each) => ({ key: each.step, label: say.step(each.step), values: values(each) }));
  return present<MadeSection>([
    chart(asked, {
      title: words.heading.course,
      chart: 'columns',
      value: 'number',
      series: named('received', 'resolved'),
      points: pointsOf(({ received, resolved }) => [received, resolved]),
    }),
    chart(asked, {
      title: words.heading.promises,
      chart: 'lines',
      value: 'share',
      series: named('onTime', 'withinFirstPromise'),
      points: pointsOf(({ onTime, withinFirstPromise }) => [onTime.share, withinFirstPromise.share]),
    }),
    courseTable(asked, series),
  ]);
}

function courseTable(asked: Asked, series: readonly SeriesRow[]): BuiltTable {
  const { words, say, language, filter } = asked;
  const { definition } = indicatorWords[language];
  const sum = (read: (row: SeriesRow) => number) => series.reduce((all, each) => all + read(each), 0);
  const share = (key: 'onTime' | 'withinFirstPromise') => {
    const of = sum((each) => each[key].of);
    const met = sum((each) => each[key].met);
    return shareCell(asked, key, { met, of, share: of === 0 ? null : met / of });
  };
  const count = (key: (typeof COUNTED)[number]) =>
    countCell(
      asked,
      key,
      sum((each) => each[key]),
    );
  return table(
    words.heading.stepByStep,
    [
      ['step', words.column.step, 'text'],
      ['from', words.column.from, 'date'],
      ['to', words.column.to, 'date'],
      ['received', definition.received.name, 'number'],
      ['resolved', definition.resolved.name, 'number'],
      ['closed', definition.closed.name, 'number'],
      ['cancelled', definition.cancelled.name, 'number'],
      ['onTime', definition.onTime.name, 'share'],
      ['withinFirstPromise', definition.withinFirstPromise.name, 'share'],
      ['response', words.column.responseMedian, 'duration'],
      ['resolution', words.column.resolutionMedian, 'duration'],
    ],
    [
      ...series.map((each) => {
        const of = { filter, dates: { from: each.from, to: each.to } };
        return row(
          say.step(each.step),
          each.from,
          each.to,
          ...COUNTED.map((key) => countCell(of, key, each[key])),
          shareCell(of, 'onTime', each.onTime),
          shareCell(of, 'withinFirstPromise', each.withinFirstPromise),
          timeCell(of, 'response', each.response),
          timeCell(of, 'resolution', each.resolution),
        );
      }),
      // A median of medians says nothing: those of the whole period stand among the figures.
      totalRow(
        words.column.total,
        series[0]?.from ?? null,
        series.at(-1)?.to ?? null,
        ...COUNTED.map(count),
        share('onTime'),
        share('withinFirstPromise'),
        null,
        null,
      ),
    ],
  );
}
