import type { Figures, SeriesRow } from '#shared/indicators/fields.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { LineChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';
import { useStepName } from '../useStepName.ts';

interface SharesChartProps {
  readonly series: readonly SeriesRow[];
  readonly base: FigureBase;
  readonly figures: Pick<Figures, 'onTime' | 'withinFirstPromise'>;
}

const KEYS = ['onTime', 'withinFirstPromise'] as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** Which part of what fell due was on time, step by step. */
export function SharesChart({ series, base, figures }: SharesChartProps) {
  const t = useTexts(indicatorTexts);
  const tNames = useTexts(definitionTexts);
  const show = useFigureFormats();
  const stepName = useStepName();
  const open = useOpenList();
  return (
    <ChartCard
      title={t('shares.title')}
      summary={t('shares.summary', {
        onTime: show.share(figures.onTime.share),
        first: show.share(figures.withinFirstPromise.share),
      })}
      height={260}
      chart={(frame) => (
        <LineChart
          {...frame}
          steps={series.map(({ step }) => ({ key: step, label: stepName(step) }))}
          lines={KEYS.map((key) => ({
            key,
            label: tNames(`definition.${key}.name`),
            values: series.map((row) => row[key].share),
          }))}
          ticks={TICKS}
          format={show.share}
          onOpen={(step, key) => {
            const row = series.find((one) => one.step === step);
            const indicator = KEYS.find((one) => one === key);
            if (row === undefined || indicator === undefined) return;
            open(listOf(base, indicator, { from: row.from, to: row.to }));
          }}
        />
      )}
      table={
        <FigureTable
          caption={t('shares.title')}
          head={[t('column.step'), ...KEYS.map((key) => tNames(`definition.${key}.name`))]}
          rows={series.map((row) => ({
            key: row.step,
            cells: [
              stepName(row.step),
              ...KEYS.map((key) => {
                const { met, of, share } = row[key];
                const search = listOf(base, key, { from: row.from, to: row.to });
                return (
                  <FigureLink key={key} search={search} count={of}>
                    {of === 0
                      ? show.share(null)
                      : `${show.share(share)} (${t('tile.of', { met: show.count(met), of: show.count(of) })})`}
                  </FigureLink>
                );
              }),
            ],
          }))}
        />
      }
    />
  );
}
