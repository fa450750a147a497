import type { Panel } from '#shared/indicators/contract.ts';
import { ok } from '#shared/kernel/result.ts';
import { periodBefore, stepOfLength } from '#shared/reports/period.ts';
import { at, figuresOf, panelOf } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { headline } from './comparison.ts';
import { courseOf } from './course.ts';
import { countCell } from './links.ts';
import { chart, type MadeSection, present, row, table, totalRow } from './sections.ts';

/** How many came in and went out, by days, weeks or months as the period is long, and at which hours they come. */
export const ticketsByPeriod: BuiltInReport = {
  steps: 2,
  async make(input) {
    const { db, dates, moment, filter, words, step } = input;
    const panel = await panelOf(db, moment, { ...dates, by: stepOfLength(dates), ...filter });
    step();
    const before = await figuresOf(db, at(moment, periodBefore(dates)), filter);
    step();
    return ok({
      subtitle: words.report.ticketsByPeriod.answers,
      sections: present<MadeSection>([
        headline(input, panel.figures, before),
        ...courseOf(input, panel.series),
        ...arrivalsOf(input, panel.arrivals),
      ]),
      measures: [
        'received',
        'resolved',
        'closed',
        'cancelled',
        'backlog',
        'onTime',
        'withinFirstPromise',
        'response',
        'resolution',
        'rating',
      ],
    });
  },
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function arrivalsOf(input: BuiltInInput, arrivals: Panel['arrivals']): (MadeSection | null)[] {
  if (arrivals.length === 0) return [];
  const { words, say } = input;
  const all = arrivals.map(({ hour }) => hour);
  const first = Math.min(...all);
  const hours = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  const countAt = (weekday: number, hour: number) =>
    arrivals.find((each) => each.weekday === weekday && each.hour === hour)?.count ?? 0;
  const sumOf = (part: Panel['arrivals']) => part.reduce((sum, { count }) => sum + count, 0);
  return [
    chart(input, {
      title: words.heading.arrivals,
      chart: 'heat',
      value: 'number',
      series: hours.map((hour) => ({ key: String(hour), label: String(hour) })),
      points: WEEKDAYS.map((weekday) => ({
        key: String(weekday),
        label: say.weekday(weekday),
        values: hours.map((hour) => countAt(weekday, hour)),
      })),
    }),
    table(
      words.heading.arrivals,
      [
        ['hour', words.column.hour, 'text'],
        ...WEEKDAYS.map((weekday) => [`day${weekday}`, say.weekday(weekday), 'number'] as const),
        ['total', words.column.total, 'number'],
      ],
      [
        ...hours.map((hour) =>
          row(
            `${String(hour).padStart(2, '0')}:00`,
            ...WEEKDAYS.map((weekday) =>
              countCell(input, 'received', countAt(weekday, hour), { weekday, hour }),
            ),
            countCell(input, 'received', sumOf(arrivals.filter((each) => each.hour === hour)), { hour }),
          ),
        ),
        totalRow(
          words.column.total,
          ...WEEKDAYS.map((weekday) =>
            countCell(input, 'received', sumOf(arrivals.filter((each) => each.weekday === weekday)), {
              weekday,
            }),
          ),
          countCell(input, 'received', sumOf(arrivals)),
        ),
      ],
    ),
  ];
}
