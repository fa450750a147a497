import { ok } from '#shared/kernel/result.ts';
import { stepOfLength } from '#shared/reports/period.ts';
import { TICKET_STATUSES, type TicketStatus } from '#shared/tickets/ticket.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { panelOf } from '../../indicators/load.ts';
import type { BuiltInReport } from './builtIn.ts';
import { GROUP_MEASURES } from './byGroup.ts';
import { headline } from './comparison.ts';
import { countCell, ticketList } from './links.ts';
import { indicatorWords } from './measures.ts';
import { chart, type MadeSection, opens, present, row, table, totalRow } from './sections.ts';

/** In which states the tickets of a period are now, and how old what is open has become. */
export const byState: BuiltInReport = {
  steps: 1,
  async make(input) {
    const { db, dates, moment, filter, words, language, step } = input;
    const panel = await panelOf(db, moment, { ...dates, by: stepOfLength(dates), ...filter });
    step();
    const { part, definition } = indicatorWords[language];
    const nameOf = (status: TicketStatus) => ticketWords[language].status[status];
    const byStatus = new Map(panel.groups.status.rows.map((each) => [each.key, each]));
    const shown = TICKET_STATUSES.filter((status) => byStatus.has(status));
    const received = (status: TicketStatus) => byStatus.get(status)?.received ?? 0;
    const { ages, count, overdue, age } = panel.figures.backlog;
    return ok({
      subtitle: words.report.byState.answers,
      sections: present<MadeSection>([
        headline(input, panel.figures, null),
        chart(input, {
          title: words.heading.statesNow,
          chart: 'donut',
          value: 'number',
          series: [{ key: 'received', label: definition.received.name }],
          points: shown.map((status) => ({
            key: status,
            label: nameOf(status),
            values: [received(status)],
          })),
        }),
        table(
          words.heading.statesNow,
          [
            ['state', words.column.state, 'text'],
            ['received', words.column.receivedInPeriod, 'number'],
            ['share', words.column.shareOfReceived, 'share'],
            ['backlog', words.column.openNow, 'number'],
          ],
          [
            ...shown.map((status) =>
              row(
                nameOf(status),
                countCell(input, 'received', received(status), { status }),
                opens(
                  panel.figures.received === 0 ? null : received(status) / panel.figures.received,
                  ticketList(input, 'received', { status }),
                  received(status),
                ),
                countCell(input, 'backlog', byStatus.get(status)?.backlog ?? 0, { status }),
              ),
            ),
            totalRow(
              words.column.total,
              countCell(input, 'received', panel.figures.received),
              opens(
                panel.figures.received === 0 ? null : 1,
                ticketList(input, 'received'),
                panel.figures.received,
              ),
              countCell(input, 'backlog', count),
            ),
          ],
        ),
        chart(input, {
          title: words.heading.ages,
          chart: 'columns',
          value: 'number',
          series: [{ key: 'backlog', label: definition.backlog.name }],
          points: ages.map((each) => ({ key: each.part, label: part[each.part], values: [each.count] })),
        }),
        table(
          words.heading.ages,
          [
            ['age', words.column.age, 'text'],
            ['count', definition.backlog.name, 'number'],
            ['share', words.column.shareOfOpen, 'share'],
          ],
          [
            ...ages.map((each) =>
              row(
                part[each.part],
                countCell(input, 'backlog', each.count, { part: each.part }),
                opens(
                  count === 0 ? null : each.count / count,
                  ticketList(input, 'backlog', { part: each.part }),
                  each.count,
                ),
              ),
            ),
            totalRow(
              words.column.total,
              countCell(input, 'backlog', count),
              opens(count === 0 ? null : 1, ticketList(input, 'backlog'), count),
            ),
          ],
          {
            note: `${words.note.overdue} ${input.say.value('number', overdue)} · ${words.column.age} (${words.column.median.toLowerCase()}): ${input.say.value('duration', age.median)}`,
          },
        ),
      ]),
      measures: GROUP_MEASURES,
    });
  },
};
