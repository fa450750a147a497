import type { GroupRow } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { ok } from '#shared/kernel/result.ts';
import { stepOfLength } from '#shared/reports/period.ts';
import { panelOf } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { headline } from './comparison.ts';
import { countCell, narrowed, ofCell, shareCell, timeCell } from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, chart, type MadeSection, present, row, table } from './sections.ts';

/** Bars that a chart can still show. */
const MOST_BARS = 15;

export const GROUP_MEASURES: readonly IndicatorKey[] = [
  'received',
  'resolved',
  'backlog',
  'onTime',
  'withinFirstPromise',
  'response',
  'resolution',
  'rating',
];

export const byArea = groupedBy('area', 'byArea');
export const byRequester = groupedBy('requester', 'byRequester');

/** What each area, or each requester, asked for and how it was served. */
function groupedBy(dimension: 'area' | 'requester', name: 'byArea' | 'byRequester'): BuiltInReport {
  return {
    steps: 1,
    async make(input) {
      const { db, dates, moment, filter, words, limit, step } = input;
      const most = {
        status: 0,
        service: 0,
        area: 0,
        requester: 0,
        channel: 0,
        priority: 0,
        [dimension]: limit,
      };
      const panel = await panelOf(db, moment, { ...dates, by: stepOfLength(dates), ...filter }, most);
      step();
      const { rows, more } = panel.groups[dimension];
      const heading = words.column[dimension];
      const nameOf = ({ name: known, key }: GroupRow) =>
        known ?? (key === null ? words.note.noArea : String(key));
      return ok({
        subtitle: words.report[name].answers,
        sections: present<MadeSection>([
          headline(input, panel.figures, null),
          receivedChart(input, { title: words.report[name].title, rows, nameOf }),
          groupTable(input, {
            title: words.report[name].title,
            heading,
            rows,
            more,
            nameOf,
            key: `${dimension}Id`,
          }),
        ]),
        measures: GROUP_MEASURES,
      });
    },
  };
}

interface Grouped {
  readonly title: string;
  readonly rows: readonly GroupRow[];
  readonly nameOf: (row: GroupRow) => string;
}

/** What came in and was solved in the largest groups. */
export function receivedChart(input: BuiltInInput, { title, rows, nameOf }: Grouped) {
  const { definition } = indicatorWords[input.language];
  return chart(input, {
    title,
    chart: 'bars',
    value: 'number',
    series: [
      { key: 'received', label: definition.received.name },
      { key: 'resolved', label: definition.resolved.name },
    ],
    points: rows.slice(0, MOST_BARS).map((each) => ({
      key: String(each.key ?? 'none'),
      label: nameOf(each),
      values: [each.received, each.resolved],
    })),
  });
}

export function groupTable(
  input: BuiltInInput,
  {
    title,
    heading,
    rows,
    more,
    nameOf,
    key,
  }: Grouped & {
    readonly heading: string;
    readonly more: number;
    readonly key: 'areaId' | 'requesterId';
  },
): BuiltTable {
  const { words, language } = input;
  const { definition } = indicatorWords[language];
  return table(
    title,
    [
      ['group', heading, 'text'],
      ['received', definition.received.name, 'number'],
      ['resolved', definition.resolved.name, 'number'],
      ['backlog', definition.backlog.name, 'number'],
      ['due', words.column.due, 'number'],
      ['onTime', definition.onTime.name, 'share'],
      ['response', words.column.responseMedian, 'duration'],
      ['resolution', words.column.resolutionMedian, 'duration'],
      ['resolutionP90', words.column.resolutionP90, 'duration'],
    ],
    rows.map((each) => {
      const of = narrowed(input, key, typeof each.key === 'number' ? each.key : null);
      return row(
        nameOf(each),
        countCell(of, 'received', each.received),
        countCell(of, 'resolved', each.resolved),
        countCell(of, 'backlog', each.backlog),
        ofCell(of, 'onTime', each.onTime),
        shareCell(of, 'onTime', each.onTime),
        timeCell(of, 'response', each.response),
        timeCell(of, 'resolution', each.resolution),
        timeCell(of, 'resolution', each.resolution, 'p90'),
      );
    }),
    { more },
  );
}
