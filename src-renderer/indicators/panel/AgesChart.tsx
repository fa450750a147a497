import type { Figures } from '#shared/indicators/fields.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { BarChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';

interface AgesChartProps {
  readonly backlog: Figures['backlog'];
  readonly base: FigureBase;
}

/** For how long what is open has been waiting. */
export function AgesChart({ backlog, base }: AgesChartProps) {
  const t = useTexts(indicatorTexts);
  const tNames = useTexts(definitionTexts);
  const show = useFigureFormats();
  const open = useOpenList();
  const rows = backlog.ages.map(({ part, count }) => ({ part, count, label: tNames(`part.${part}`) }));
  return (
    <ChartCard
      title={t('ages.title')}
      summary={t('ages.summary', {
        count: show.count(backlog.count),
        parts: rows.map(({ label, count }) => `${label} ${show.count(count)}`).join(', '),
      })}
      height={260}
      chart={(frame) => (
        <BarChart
          {...frame}
          layout="lying"
          series={[{ key: 'count', label: t('column.backlog') }]}
          rows={rows.map(({ part, count, label }) => ({ key: part, label, values: [count] }))}
          format={show.count}
          onOpen={(key) => {
            const row = rows.find(({ part }) => part === key);
            if (row !== undefined) open(listOf(base, 'backlog', { part: row.part }));
          }}
        />
      )}
      table={
        <FigureTable
          caption={t('ages.title')}
          head={[t('column.age'), t('column.backlog')]}
          rows={rows.map(({ part, count, label }) => ({
            key: part,
            cells: [
              label,
              <FigureLink key="count" search={listOf(base, 'backlog', { part })} count={count} name={label}>
                {show.count(count)}
              </FigureLink>,
            ],
          }))}
        />
      }
    />
  );
}
