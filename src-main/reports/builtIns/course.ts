import type { SeriesRow } from '#shared/indicators/fields.ts';
import type { ReportSection, TableSection } from '#shared/reports/reportData.ts';
import type { BuiltInInput } from './builtIn.ts';
import { indicatorWords } from './measures.ts';
import { chart, present, row, table, totalRow } from './sections.ts';

type Asked = Pick<BuiltInInput, 'words' | 'say' | 'language'>;

/** How a period went, step by step: what came in and was solved, and what was on time; then the table of both. */
export function courseOf(asked: Asked, series: readonly SeriesRow[]): ReportSection[] {
  const { words, say, language } = asked;
  const { definition } = indicatorWords[language];
  const named = (...keys: ('received' | 'resolved' | 'onTime' | 'withinFirstPromise')[]) =>
    keys.map((key) => ({ key, label: definition[key].name }));
  const pointsOf = (values: (row: SeriesRow) => (number | null)[]) =>
    series.map((each) => ({ key: each.step, label: say.step(each.step), values: values(each) }));
  return present<ReportSection>([
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

function courseTable({ words, say, language }: Asked, series: readonly SeriesRow[]): TableSection {
  const { definition } = indicatorWords[language];
  const sum = (read: (row: SeriesRow) => number) => series.reduce((all, each) => all + read(each), 0);
  const share = (key: 'onTime' | 'withinFirstPromise') => {
    const of = sum((each) => each[key].of);
    return of === 0 ? null : sum((each) => each[key].met) / of;
  };
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
      ...series.map((each) =>
        row(
          say.step(each.step),
          each.from,
          each.to,
          each.received,
          each.resolved,
          each.closed,
          each.cancelled,
          each.onTime.share,
          each.withinFirstPromise.share,
          each.response.median,
          each.resolution.median,
        ),
      ),
      // A median of medians says nothing: those of the whole period stand among the figures.
      totalRow(
        words.column.total,
        series[0]?.from ?? null,
        series.at(-1)?.to ?? null,
        sum((each) => each.received),
        sum((each) => each.resolved),
        sum((each) => each.closed),
        sum((each) => each.cancelled),
        share('onTime'),
        share('withinFirstPromise'),
        null,
        null,
      ),
    ],
  );
}
