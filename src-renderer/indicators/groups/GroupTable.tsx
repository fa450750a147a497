import type { Dimension, GroupRow } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf, narrowedTo } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useGroupName } from './useGroupName.ts';

interface GroupTableProps {
  readonly caption: string;
  readonly dimension: Dimension;
  readonly rows: readonly GroupRow[];
  readonly base: FigureBase;
}

/** Groups with their figures, each of which opens its list. */
export function GroupTable({ caption, dimension, rows, base }: GroupTableProps) {
  const t = useTexts(indicatorTexts);
  const show = useFigureFormats();
  const nameOf = useGroupName(dimension);
  const cell = (row: GroupRow, indicator: IndicatorKey, text: string, count: number) => (
    <FigureLink
      key={indicator}
      search={listOf(base, indicator, narrowedTo(dimension, row.key))}
      count={count}
      name={nameOf(row)}
    >
      {text}
    </FigureLink>
  );
  return (
    <FigureTable
      caption={caption}
      minWidth={520}
      head={[
        t('column.name'),
        t('column.received'),
        t('column.resolved'),
        t('column.backlog'),
        t('column.onTime'),
        t('column.resolution'),
      ]}
      rows={rows.map((row) => ({
        key: String(row.key ?? 'none'),
        cells: [
          nameOf(row),
          cell(row, 'received', show.count(row.received), row.received),
          cell(row, 'resolved', show.count(row.resolved), row.resolved),
          cell(row, 'backlog', show.count(row.backlog), row.backlog),
          cell(row, 'onTime', show.share(row.onTime.share), row.onTime.of),
          cell(row, 'resolution', show.time(row.resolution.median), row.resolution.count),
        ],
      }))}
    />
  );
}
