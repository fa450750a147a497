import type { TicketsOf } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { ok } from '#shared/kernel/result.ts';
import { stepOfLength } from '#shared/reports/period.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { priorityWords } from '#shared/sla/words.ts';
import { panelOf, rowsOf, ShareTally } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { lateTickets } from './lateTickets.ts';
import { metCell, ofCell, shareCell } from './links.ts';
import { indicatorWords } from './measures.ts';
import {
  type BuiltTable,
  chart,
  figures,
  type MadeSection,
  present,
  row,
  table,
  totalRow,
} from './sections.ts';

const PROMISES = ['onTime', 'withinFirstPromise', 'responseOnTime'] as const;
type Promised = (typeof PROMISES)[number];

const NO_GROUPS = { status: 0, service: 0, area: 0, requester: 0, channel: 0, priority: 0 };

/** Whether what was promised was kept, by service and priority, and which tickets were late. */
export const slaCompliance: BuiltInReport = {
  steps: 4,
  async make(input) {
    const { db, dates, moment, filter, words, language, step } = input;
    const panel = await panelOf(db, moment, { ...dates, by: stepOfLength(dates), ...filter }, NO_GROUPS);
    step();
    const shares = new Shares();
    for (const indicator of PROMISES) {
      const columns = ['service', 'priority', 'part'] as const;
      for (const each of await rowsOf(db, { ...filter, indicator }, moment, columns)) {
        const isMet = each.part === 'onTime';
        shares.add('all', indicator, isMet);
        shares.add(`service:${each.service ?? ''}`, indicator, isMet);
        shares.add(`priority:${each.priority}`, indicator, isMet);
      }
    }
    step();
    const services = await serviceNames(input, shares);
    step();
    const late = await lateTickets(input);
    step();
    const { definition } = indicatorWords[language];
    const labels = PROMISES.map((key) => ({ key, label: definition[key].name }));
    const priorities = [...PRIORITIES].reverse().flatMap((priority) => {
      const key = `priority:${priority}`;
      return shares.has(key)
        ? [{ key, name: priorityWords[language].priority[priority], narrower: { priority } }]
        : [];
    });
    return ok({
      subtitle: words.report.slaCompliance.answers,
      sections: present<MadeSection>([
        figures(
          words.heading.summary,
          PROMISES.map((key) => {
            const { met, of } = panel.figures[key];
            const cell = shareCell(input, key, panel.figures[key]);
            return [definition[key].name, 'share', cell, `${met} ${words.note.of} ${of}`] as const;
          }),
        ),
        chart(input, {
          title: words.heading.promises,
          chart: 'lines',
          value: 'share',
          series: labels.slice(0, 2),
          points: panel.series.map((each) => ({
            key: each.step,
            label: input.say.step(each.step),
            values: [each.onTime.share, each.withinFirstPromise.share],
          })),
        }),
        table(
          words.heading.promises,
          [
            ['step', words.column.step, 'text'],
            ['from', words.column.from, 'date'],
            ['due', words.column.due, 'number'],
            ['onTime', definition.onTime.name, 'share'],
            ['promised', words.column.promised, 'number'],
            ['withinFirstPromise', definition.withinFirstPromise.name, 'share'],
          ],
          panel.series.map(({ step: name, from, to, onTime, withinFirstPromise }) => {
            const of = { filter, dates: { from, to } };
            return row(
              input.say.step(name),
              from,
              ofCell(of, 'onTime', onTime),
              shareCell(of, 'onTime', onTime),
              ofCell(of, 'withinFirstPromise', withinFirstPromise),
              shareCell(of, 'withinFirstPromise', withinFirstPromise),
            );
          }),
        ),
        shareChart(input, words.heading.byService, services, shares),
        shareTable(input, words.heading.byService, words.filter.serviceId, services, shares),
        shareChart(input, words.heading.byPriority, priorities, shares),
        shareTable(input, words.heading.byPriority, words.column.priority, priorities, shares),
        late,
      ]),
      measures: [...PROMISES] satisfies IndicatorKey[],
    });
  },
};

/** Kept and all promises of each kind, by group. */
class Shares {
  readonly #groups = new Map<string, Record<Promised, ShareTally>>();

  add(group: string, kind: Promised, isMet: boolean): void {
    const known = this.#groups.get(group) ?? {
      onTime: new ShareTally(),
      withinFirstPromise: new ShareTally(),
      responseOnTime: new ShareTally(),
    };
    this.#groups.set(group, known);
    known[kind].add(isMet);
  }

  has(group: string): boolean {
    return this.#groups.has(group);
  }

  of(group: string, kind: Promised) {
    return this.#groups.get(group)?.[kind].share() ?? { met: 0, of: 0, share: null };
  }

  groups(): string[] {
    return [...this.#groups.keys()];
  }
}

interface Named {
  readonly key: string;
  readonly name: string;
  /** Which tickets. */
  readonly narrower: TicketsOf;
}

/** The services of which something fell due, the most first. */
async function serviceNames({ db, words }: BuiltInInput, shares: Shares): Promise<Named[]> {
  const keys = shares.groups().filter((key) => key.startsWith('service:'));
  const rows = await db.selectFrom('services').select(['id', 'name']).execute();
  const names = new Map(rows.map(({ id, name }) => [String(id), name]));
  return keys
    .map((key) => {
      const id = key.slice('service:'.length);
      const name = names.get(id) ?? (id === '' ? words.note.noService : id);
      return { key, name, narrower: { serviceId: id === '' ? ('none' as const) : Number(id) } };
    })
    .sort(
      (a, b) => shares.of(b.key, 'onTime').of - shares.of(a.key, 'onTime').of || (a.name < b.name ? -1 : 1),
    );
}

const MOST_BARS = 12;

function shareChart(input: BuiltInInput, title: string, groups: readonly Named[], shares: Shares) {
  const { definition } = indicatorWords[input.language];
  return chart(input, {
    title,
    chart: 'bars',
    value: 'share',
    series: PROMISES.slice(0, 2).map((key) => ({ key, label: definition[key].name })),
    points: groups.slice(0, MOST_BARS).map(({ key, name }) => ({
      key,
      label: name,
      values: [shares.of(key, 'onTime').share, shares.of(key, 'withinFirstPromise').share],
    })),
  });
}

function shareTable(
  input: BuiltInInput,
  title: string,
  heading: string,
  groups: readonly Named[],
  shares: Shares,
): BuiltTable {
  const { words, language, limit, dates, filter } = input;
  const { definition } = indicatorWords[language];
  const cells = (key: string, narrower: TicketsOf) =>
    PROMISES.flatMap((kind) => {
      const of = { dates, filter: { ...filter, ...narrower } };
      const share = shares.of(key, kind);
      return [metCell(of, kind, share), ofCell(of, kind, share), shareCell(of, kind, share)];
    });
  return table(
    title,
    [
      ['group', heading, 'text'],
      ...PROMISES.flatMap((kind) => {
        const { name } = definition[kind];
        return [
          [`${kind}.met`, words.column.met, 'number', 0, name],
          [`${kind}.of`, words.column.of, 'number', 0, name],
          [`${kind}.share`, '%', 'share', 1, name],
        ] as const;
      }),
    ],
    [
      ...groups.map(({ key, name, narrower }) => row(name, ...cells(key, narrower))),
      totalRow(words.column.total, ...cells('all', {})),
    ],
    { limit },
  );
}
