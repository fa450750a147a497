import type { Figures } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { periodBefore } from '#shared/reports/period.ts';
import type { FiguresSection } from '#shared/reports/reportData.ts';
import type { BuiltInInput } from './builtIn.ts';
import { countCell, metCell, ofCell, ratingCell, shareCell, timeCell } from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, figures, type Listed, row, table } from './sections.ts';

type Asked = Pick<BuiltInInput, 'words' | 'say' | 'language' | 'dates' | 'filter'>;

/** The figures that a report opens with, each with what it was in the period before. */
export function headline(asked: Asked, now: Figures, before: Figures | null): Listed<FiguresSection> {
  const { words, say, language } = asked;
  const { definition } = indicatorWords[language];
  // A department that did not work with the program yet has nothing to compare with.
  const hasBefore = before !== null && before.received > 0;
  const was = (text: string) => (hasBefore ? `${words.note.before} ${text}` : undefined);
  const count = (key: 'received' | 'resolved') =>
    [
      definition[key].name,
      'number',
      countCell(asked, key, now[key]),
      was(say.value('number', before?.[key] ?? null)),
    ] as const;
  const share = (key: 'onTime' | 'withinFirstPromise' | 'reopenRate') =>
    [
      definition[key].name,
      'share',
      shareCell(asked, key, now[key]),
      was(say.value('share', before?.[key].share ?? null)),
    ] as const;
  const time = (key: 'response' | 'resolution') =>
    [
      `${definition[key].name} (${words.column.median.toLowerCase()})`,
      'duration',
      timeCell(asked, key, now[key]),
      was(say.value('duration', before?.[key].median ?? null)),
    ] as const;
  return figures(words.heading.summary, [
    count('received'),
    count('resolved'),
    share('onTime'),
    share('withinFirstPromise'),
    time('response'),
    time('resolution'),
    [
      definition.rating.name,
      'rating',
      ratingCell(asked, now.rating),
      was(say.value('rating', before?.rating.mean ?? null)),
      1,
    ],
    [
      definition.backlog.name,
      'number',
      countCell(asked, 'backlog', now.backlog.count),
      `${words.note.overdue} ${say.value('number', now.backlog.overdue)}`,
    ],
  ]);
}

const COUNTS = ['received', 'resolved', 'closed', 'cancelled'] as const;
const SHARES = ['onTime', 'withinFirstPromise', 'responseOnTime', 'reopenRate'] as const;
const TIMES = ['response', 'resolution', 'closure'] as const;

/** Whose definitions belong to `headline` and the three tables. */
export const COMPARED: readonly IndicatorKey[] = [...COUNTS, ...SHARES, ...TIMES, 'rating', 'backlog'];

/** Counts, shares and times of a period, beside those of the one before: a table for each kind, so that cells keep theirs. */
export function comparison(asked: Asked, now: Figures, before: Figures): BuiltTable[] {
  const { words, language } = asked;
  const { definition } = indicatorWords[language];
  const { column } = words;
  const then = { filter: asked.filter, dates: periodBefore(asked.dates) };
  return [
    table(
      words.heading.counts,
      [
        ['measure', column.measure, 'text'],
        ['now', column.period, 'number'],
        ['before', column.periodBefore, 'number'],
        ['change', column.change, 'number'],
      ],
      COUNTS.map((key) =>
        row(
          definition[key].name,
          countCell(asked, key, now[key]),
          countCell(then, key, before[key]),
          now[key] - before[key],
        ),
      ),
    ),
    table(
      words.heading.shares,
      [
        ['measure', column.measure, 'text'],
        ['met', column.met, 'number'],
        ['of', column.of, 'number'],
        ['now', column.period, 'share'],
        ['before', column.periodBefore, 'share'],
      ],
      SHARES.map((key) =>
        row(
          definition[key].name,
          metCell(asked, key, now[key]),
          ofCell(asked, key, now[key]),
          shareCell(asked, key, now[key]),
          shareCell(then, key, before[key]),
        ),
      ),
    ),
    table(
      words.heading.times,
      [
        ['measure', column.measure, 'text'],
        ['count', column.tickets, 'number'],
        ['mean', column.mean, 'duration'],
        ['median', column.median, 'duration'],
        ['p90', column.p90, 'duration'],
        ['before', column.medianBefore, 'duration'],
      ],
      TIMES.map((key) =>
        row(
          definition[key].name,
          countCell(asked, key, now[key].count),
          timeCell(asked, key, now[key], 'mean'),
          timeCell(asked, key, now[key]),
          timeCell(asked, key, now[key], 'p90'),
          timeCell(then, key, before[key]),
        ),
      ),
      { note: words.note.workingTime },
    ),
  ];
}
