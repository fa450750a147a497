import type { Dimension, GroupRow } from '#shared/indicators/fields.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { CHANNELS } from '#shared/tickets/ticket.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { BarChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf, narrowedTo } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { topTen } from '../topTen.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';

interface GroupChartProps {
  readonly dimension: Exclude<Dimension, 'status'>;
  readonly group: { readonly rows: readonly GroupRow[]; readonly more: number };
  /** The whole figure: what the bars do not show is the rest. */
  readonly received: number;
  readonly base: FigureBase;
}

const BAR = 24;

/** What came in by service, area, requester …: the ten with most, and the rest together. */
export function GroupChart({ dimension, group, received, base }: GroupChartProps) {
  const t = useTexts(indicatorTexts);
  const word = useTexts(words);
  const show = useFigureFormats();
  const open = useOpenList();
  const { top, rest } = topTen(group.rows, group.more, received);
  const nameOf = ({ key, name }: GroupRow): string => {
    if (name !== null) return name;
    const channel = CHANNELS.find((one) => one === key);
    if (channel !== undefined) return word(`channel.${channel}`);
    const priority = PRIORITIES.find((one) => one === key);
    if (priority !== undefined) return word(`priority.${priority}`);
    if (dimension === 'area' || dimension === 'service') return t(`groups.none.${dimension}`);
    return t('groups.none.other');
  };
  const keyOf = ({ key }: GroupRow) => String(key ?? 'none');
  const linkOf = (row: GroupRow) => listOf(base, 'received', narrowedTo(dimension, row.key));
  const title = t(`groups.${dimension}`);
  const bars = top.map((row) => ({ key: keyOf(row), label: nameOf(row), values: [row.received] }));
  // In words: as a bar, many small ones together would dwarf each of the ten.
  const others =
    rest === null
      ? undefined
      : t('groups.rest', { count: show.count(rest.groups), received: show.count(rest.received) });
  const height = Math.max(160, bars.length * BAR + 20);
  return (
    <ChartCard
      title={title}
      summary={t('groups.summary', {
        title,
        parts: [...bars.map(({ label, values }) => `${label} ${show.count(values[0] ?? 0)}`), others]
          .filter((part) => part !== undefined)
          .join(', '),
      })}
      height={height}
      note={others}
      chart={(frame) => (
        <BarChart
          {...frame}
          layout="lying"
          series={[{ key: 'received', label: t('column.received') }]}
          rows={bars}
          format={show.count}
          onOpen={(key) => {
            const row = top.find((one) => keyOf(one) === key);
            if (row !== undefined) open(linkOf(row));
          }}
        />
      )}
      table={
        <FigureTable
          caption={title}
          minWidth={520}
          head={[
            t('column.name'),
            t('column.received'),
            t('column.resolved'),
            t('column.backlog'),
            t('column.onTime'),
            t('column.resolution'),
          ]}
          rows={group.rows.map((row) => ({
            key: keyOf(row),
            cells: [
              nameOf(row),
              ...(['received', 'resolved', 'backlog'] as const).map((key) => (
                <FigureLink
                  key={key}
                  search={listOf(base, key, narrowedTo(dimension, row.key))}
                  count={row[key]}
                >
                  {show.count(row[key])}
                </FigureLink>
              )),
              show.share(row.onTime.share),
              show.time(row.resolution.median),
            ],
          }))}
        />
      }
    />
  );
}
