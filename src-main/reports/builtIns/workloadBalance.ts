import type { BalanceWeek } from '#shared/indicators/fields.ts';
import { ok } from '#shared/kernel/result.ts';
import { balanceIn } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { ticketList } from './links.ts';
import {
  type BuiltTable,
  chart,
  figures,
  type MadeSection,
  opens,
  present,
  row,
  table,
  totalRow,
} from './sections.ts';

/** Weeks that still stand beside each other on a page; a longer period is told by sums. */
const MOST_WEEKS = 13;

/** How evenly tickets were shared out, by ISO week, and who received how many. */
export const workloadBalance: BuiltInReport = {
  steps: 1,
  async make(input) {
    const { db, dates, moment, filter, words, say, step } = input;
    const { areaId, serviceId } = filter;
    const weeks = await balanceIn(db, moment, dates, { areaId, serviceId });
    step();
    const pointsOf = (value: (week: BalanceWeek) => number | null) =>
      weeks.map((week) => ({ key: week.week, label: say.step(week.week), values: [value(week)] }));
    return ok({
      subtitle: words.report.workloadBalance.answers,
      sections: present<MadeSection>([
        headline(input, weeks),
        chart(input, {
          title: words.heading.deviation,
          chart: 'lines',
          value: 'number',
          digits: 1,
          series: [
            { key: 'deviation', label: words.column.deviation },
            { key: 'range', label: words.column.range },
          ],
          points: weeks.map(({ week, balance }) => ({
            key: week,
            label: say.step(week),
            values: [balance?.deviation ?? null, balance?.range ?? null],
          })),
        }),
        chart(input, {
          title: words.heading.jain,
          chart: 'lines',
          value: 'number',
          digits: 2,
          series: [{ key: 'jain', label: words.column.jain }],
          points: pointsOf(({ balance }) => balance?.jain ?? null),
        }),
        weekTable(input, weeks),
        whoReceived(input, weeks),
      ]),
      measures: ['balance'],
      definitions: [
        { term: words.column.deviation, text: words.definition.deviation },
        { term: words.column.range, text: words.definition.range },
        { term: words.column.variation, text: words.definition.variation },
        { term: words.column.jain, text: words.definition.jain },
      ],
    });
  },
};

/** Means over the weeks in which something could be compared. */
function headline({ words }: BuiltInInput, weeks: readonly BalanceWeek[]) {
  const told = weeks.flatMap(({ balance }) => balance ?? []);
  const mean = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const perWeek = words.note.meanOfWeeks;
  return figures(words.heading.summary, [
    [words.column.deviation, 'number', mean(told.map(({ deviation }) => deviation)), perWeek, 2],
    [words.column.range, 'number', mean(told.map(({ range }) => range)), perWeek, 1],
    [words.column.variation, 'share', mean(told.map(({ variation }) => variation)), perWeek],
    [words.column.jain, 'number', mean(told.map(({ jain }) => jain)), perWeek, 2],
    [words.column.people, 'number', mean(told.map(({ people }) => people)), perWeek, 1],
    [words.column.ticketsPerPerson, 'number', mean(told.map(({ mean: each }) => each)), perWeek, 1],
  ]);
}

function weekTable(input: BuiltInInput, weeks: readonly BalanceWeek[]): BuiltTable {
  const { words, say } = input;
  return table(
    words.heading.weekByWeek,
    [
      ['week', words.column.week, 'text'],
      ['from', words.column.from, 'date'],
      ['to', words.column.to, 'date'],
      ['tickets', words.column.tickets, 'number'],
      ['people', words.column.people, 'number'],
      ['mean', words.column.ticketsPerPerson, 'number', 1],
      ['deviation', words.column.deviation, 'number', 2],
      ['range', words.column.range, 'number'],
      ['variation', words.column.variation, 'share'],
      ['jain', words.column.jain, 'number', 2],
    ],
    weeks.map(({ week, from, to, tickets, balance }) => {
      // How evenly a week was shared out is told of what was: all that reached anybody in it.
      const of = (value: number | null | undefined) =>
        opens(value ?? null, ticketList(narrowedOf(input), 'balance', { week }), tickets);
      return row(
        say.step(week),
        from,
        to,
        of(tickets),
        balance?.people ?? 0,
        of(balance?.mean),
        of(balance?.deviation),
        of(balance?.range),
        of(balance?.variation),
        of(balance?.jain),
      );
    }),
  );
}

/** Who received it is not asked of one here. */
const narrowedOf = ({ dates, filter: { areaId, serviceId } }: BuiltInInput) => ({
  dates,
  filter: { areaId, serviceId },
});

/** Who received how many, week by week; null for a week in which somebody was not there. */
function whoReceived(input: BuiltInInput, weeks: readonly BalanceWeek[]): BuiltTable {
  const { words, say, limit } = input;
  const received = new Map<number, { name: string; byWeek: Map<string, number>; counted: number }>();
  for (const { week, technicians } of weeks) {
    for (const { technician, received: count, isCounted } of technicians) {
      const known = received.get(technician.id) ?? { name: technician.name, byWeek: new Map(), counted: 0 };
      received.set(technician.id, known);
      known.byWeek.set(week, count);
      if (isCounted) known.counted += 1;
    }
  }
  const people = [...received]
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => say.compare(a.name, b.name));
  const sum = (counts: Iterable<number>) => [...counts].reduce((all, count) => all + count, 0);
  const isShort = weeks.length <= MOST_WEEKS;
  const tail = (counts: readonly number[], counted: number | null) => [sum(counts), counted];
  const title = words.heading.whoReceived;
  const note = words.note.countedWeeks;
  const last = [
    ['total', words.column.total, 'number'],
    ['counted', words.column.countedWeeks, 'number'],
  ] as const;
  if (isShort) {
    return table(
      title,
      [
        ['technician', words.filter.technicianId, 'text'],
        ...weeks.map(({ week }) => [week, say.step(week), 'number'] as const),
        ...last,
      ],
      [
        ...people.map(({ id, name, byWeek, counted }) =>
          row(
            name,
            ...weeks.map(({ week }) => {
              const count = byWeek.get(week) ?? null;
              return opens(
                count,
                ticketList(narrowedOf(input), 'balance', { week, technicianId: id }),
                count ?? 0,
              );
            }),
            ...tail([...byWeek.values()], counted),
          ),
        ),
        totalRow(
          words.column.total,
          ...weeks.map(({ technicians }) => sum(technicians.map((each) => each.received))),
          ...tail(
            people.flatMap(({ byWeek }) => [...byWeek.values()]),
            null,
          ),
        ),
      ],
      { note, limit },
    );
  }
  return table(
    title,
    [
      ['technician', words.filter.technicianId, 'text'],
      ['perWeek', words.column.perWeek, 'number', 1],
      ['least', words.column.least, 'number'],
      ['most', words.column.most, 'number'],
      ...last,
    ],
    people.map(({ name, byWeek, counted }) => {
      const counts = [...byWeek.values()];
      return row(
        name,
        sum(counts) / counts.length,
        Math.min(...counts),
        Math.max(...counts),
        ...tail(counts, counted),
      );
    }),
    { note, limit },
  );
}
