import { wholeTicks } from '#shared/charts/layout.ts';
import type { GroupMedian, WorkerFigures } from '#shared/indicators/fields.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { BarChart, LineChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';
import { useStepName } from '../useStepName.ts';
import { workerTexts } from './workerTexts.ts';

export interface WorkerWeek {
  readonly week: string;
  readonly from: string;
  readonly to: string;
  readonly figures: WorkerFigures;
  readonly median: GroupMedian;
}

interface WorkerTrendProps {
  readonly weeks: readonly WorkerWeek[];
  readonly base: FigureBase;
}

const HEIGHT = 220;
const HOUR = 3_600;
const SHARES = [0, 0.5, 1] as const;

/** Twelve weeks of one person: how much, how punctually, how fast. */
export function WorkerTrend({ weeks, base }: WorkerTrendProps) {
  const t = useTexts(workerTexts);
  const show = useFigureFormats();
  const stepName = useStepName();
  const open = useOpenList();
  const nameOf = ({ week }: WorkerWeek) => stepName(week);
  const steps = weeks.map((week) => ({ key: week.week, label: nameOf(week) }));
  const within = ({ from, to }: WorkerWeek) => ({ from, to });
  const weekOf = (key: string) => weeks.find(({ week }) => week === key);
  const sum = (key: 'received' | 'solved') => weeks.reduce((total, { figures }) => total + figures[key], 0);
  const lists = { received: 'balance', solved: 'resolved' } as const;

  const compared = (
    key: 'onTime' | 'resolution',
    own: (week: WorkerWeek) => number | null,
    count: (week: WorkerWeek) => number,
    format: (value: number | null) => string,
    axis: {
      readonly ticks: readonly number[];
      readonly format: (value: number) => string;
      readonly unit: number;
    },
  ) => {
    const last = weeks.findLast((week) => own(week) !== null);
    const scaled = (value: number | null) => (value === null ? null : value / axis.unit);
    return (
      <ChartCard
        title={t(`${key}.title`)}
        summary={
          last === undefined
            ? t('nothing')
            : t(`${key}.summary`, { own: format(own(last)), group: format(last.median[key]) })
        }
        height={HEIGHT}
        chart={(frame) => (
          <LineChart
            {...frame}
            steps={steps}
            lines={[
              { key: 'own', label: t('person'), values: weeks.map((week) => scaled(own(week))) },
              { key: 'group', label: t('median'), values: weeks.map(({ median }) => scaled(median[key])) },
            ]}
            ticks={axis.ticks}
            format={axis.format}
            onOpen={(step) => {
              const week = weekOf(step);
              if (week !== undefined) open(listOf(base, key, within(week)));
            }}
          />
        )}
        table={
          <FigureTable
            caption={t(`${key}.title`)}
            head={[t('week'), t('person'), t('median')]}
            rows={weeks.map((week) => ({
              key: week.week,
              cells: [
                nameOf(week),
                <FigureLink key="own" search={listOf(base, key, within(week))} count={count(week)}>
                  {format(own(week))}
                </FigureLink>,
                format(week.median[key]),
              ],
            }))}
          />
        }
      />
    );
  };

  const longest = Math.max(
    1,
    ...weeks.flatMap(({ figures, median }) => [figures.resolution.median ?? 0, median.resolution ?? 0]),
  );
  return (
    <>
      <ChartCard
        title={t('work.title')}
        summary={t('work.summary', {
          received: show.count(sum('received')),
          solved: show.count(sum('solved')),
        })}
        height={HEIGHT}
        chart={(frame) => (
          <BarChart
            {...frame}
            layout="standing"
            series={(['received', 'solved'] as const).map((key) => ({ key, label: t(key) }))}
            rows={weeks.map((week) => ({
              key: week.week,
              label: nameOf(week),
              values: [week.figures.received, week.figures.solved],
            }))}
            format={show.count}
            onOpen={(step, key) => {
              const week = weekOf(step);
              if (week === undefined || (key !== 'received' && key !== 'solved')) return;
              open(listOf(base, lists[key], within(week)));
            }}
          />
        )}
        table={
          <FigureTable
            caption={t('work.title')}
            head={[t('week'), t('received'), t('solved')]}
            rows={weeks.map((week) => ({
              key: week.week,
              cells: [
                nameOf(week),
                ...(['received', 'solved'] as const).map((key) => (
                  <FigureLink
                    key={key}
                    search={listOf(base, lists[key], within(week))}
                    count={week.figures[key]}
                  >
                    {show.count(week.figures[key])}
                  </FigureLink>
                )),
              ],
            }))}
          />
        }
      />
      {compared(
        'onTime',
        ({ figures }) => figures.onTime.share,
        ({ figures }) => figures.onTime.of,
        show.share,
        { ticks: SHARES, format: show.share, unit: 1 },
      )}
      {compared(
        'resolution',
        ({ figures }) => figures.resolution.median,
        ({ figures }) => figures.resolution.count,
        show.time,
        {
          ticks: wholeTicks(longest / HOUR),
          format: (value) =>
            t('resolution.hours', { hours: show.decimal(value, Number.isInteger(value) ? 0 : 1) }),
          unit: HOUR,
        },
      )}
    </>
  );
}
