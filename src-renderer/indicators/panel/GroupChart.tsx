import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Dimension, GroupRow } from '#shared/indicators/fields.ts';
import type { RecordsOf } from '#shared/reports/lists.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { BarChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { type FigureBase, listOf, narrowedTo } from '../figureLink.ts';
import { GroupTable } from '../groups/GroupTable.tsx';
import { othersOf } from '../groups/othersLink.ts';
import { useGroupName } from '../groups/useGroupName.ts';
import type { PanelSearch } from '../search.ts';
import { indicatorTexts } from '../texts.ts';
import { topTen } from '../topTen.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';
import styles from './panel.module.css';

interface GroupChartProps {
  readonly dimension: Exclude<Dimension, 'status'>;
  readonly group: { readonly rows: readonly GroupRow[]; readonly more: number };
  /** The whole figure: what the bars do not show is the rest. */
  readonly received: number;
  readonly base: FigureBase;
  /** Of the panel's address: all groups are narrowed to the same. */
  readonly search: PanelSearch;
}

const BAR = 24;

/** What came in by service, area, requester …: the ten with most, and the rest together. */
export function GroupChart({ dimension, group, received, base, search }: GroupChartProps) {
  const t = useTexts(indicatorTexts);
  const show = useFigureFormats();
  const open = useOpenList();
  const { top, rest } = topTen(group.rows, group.more, received);
  const nameOf = useGroupName(dimension);
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
      note={
        rest === null ? undefined : (
          <span className={styles.rest}>
            <span>
              {t('groups.others', { count: show.count(rest.groups) })}{' '}
              <Others
                list={othersOf(base, dimension, top)}
                asOf={base.asOf}
                count={rest.received}
                name={`${title}, ${t('groups.others', { count: show.count(rest.groups) })}`}
              />
            </span>
            {isNamed(dimension) && (
              <Link to="/indicadores/grupos" search={{ ...search, dimension }} preload={false}>
                {t('groups.all')}
                <VisuallyHidden>: {title}</VisuallyHidden>
              </Link>
            )}
          </span>
        )
      }
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
      table={<GroupTable caption={title} dimension={dimension} rows={group.rows} base={base} />}
    />
  );
}

/** Of three kinds there may be more than any chart shows; channels and priorities are few. */
const isNamed = (dimension: Dimension) =>
  dimension === 'service' || dimension === 'area' || dimension === 'requester';

interface OthersProps {
  readonly list: RecordsOf;
  readonly asOf: string;
  readonly count: number;
  readonly name: string;
}

/** What came in of all other groups together: their list has as many. */
function Others({ list, asOf, count, name }: OthersProps) {
  const show = useFigureFormats();
  if (count === 0) return show.count(count);
  return (
    <Link to="/informes/registros" search={{ lista: list, asOf }} preload={false}>
      <VisuallyHidden>{name} </VisuallyHidden>
      {show.count(count)}
    </Link>
  );
}
