import type { FigureList as GoalFigureList, GoalProgress } from '#shared/goals/fields.ts';
import { type MeasureKey, measures } from '#shared/goals/measures.ts';
import type { FigureList } from '#shared/reports/lists.ts';
import type { ValueKind } from '#shared/reports/reportData.ts';
import type { BuiltInInput } from './builtIn.ts';
import { ticketList } from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, opens, row, table } from './sections.ts';

const KINDS = {
  share: 'share',
  seconds: 'duration',
  stars: 'rating',
  tickets: 'number',
  deviation: 'number',
} as const satisfies Record<string, ValueKind>;

/** How somebody's goals go in the period that runs for each of them; null where there are none. */
export function goalsTable(input: BuiltInInput): BuiltTable | null {
  const { goals, words, subject } = input;
  const rows = goals.flatMap((each) => rowsOf(input, each, subject.technicianId));
  if (rows.length === 0) return null;
  return table(
    words.heading.goals,
    [
      ['measure', words.column.measure, 'text'],
      ['from', words.column.from, 'date'],
      ['to', words.column.to, 'date'],
      ['target', words.column.target, 'text'],
      ['reached', words.column.reached, 'text'],
      ['achievement', words.column.achievement, 'share'],
    ],
    rows,
    { note: words.note.goals },
  );
}

function rowsOf(
  input: BuiltInInput,
  { goal, period, subjects }: GoalProgress,
  technicianId: number | undefined,
) {
  const { unit, direction } = measures[goal.measure];
  const said = (value: number | null) =>
    input.say.value(KINDS[unit], value, unit === 'deviation' ? 1 : undefined);
  return subjects
    .filter(({ technician }) => technician?.id === technicianId)
    .map(({ value, achievement, list, cases }) =>
      row(
        nameOf(input, goal.measure),
        period.from,
        period.to,
        `${direction === 'atLeast' ? '≥' : '≤'} ${said(goal.target)}`,
        opens(said(value), listOf(list), cases),
        achievement,
      ),
    );
}

/** What is behind it; a balance of several weeks has a list for each of them, and none of its own. */
function listOf(list: GoalFigureList | null): FigureList | null {
  if (list === null) return null;
  const { indicator, from, to, technicianId, week } = list;
  const filter = technicianId === null ? {} : { technicianId };
  return ticketList({ dates: { from, to }, filter }, indicator, week === null ? {} : { week });
}

/** The indicator, and which figure of it where it has several. */
function nameOf({ words, language }: BuiltInInput, measure: MeasureKey): string {
  const { indicator, statistic } = measures[measure];
  const { name } = indicatorWords[language].definition[indicator];
  switch (statistic) {
    case 'mean':
      return `${name} (${words.column.mean.toLowerCase()})`;
    case 'median':
      return `${name} (${words.column.median.toLowerCase()})`;
    case 'p90':
      return `${name} (${words.column.p90})`;
    default:
      return name;
  }
}
