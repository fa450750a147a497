import { ChartCard } from '../../signs/ChartCard.tsx';
import { HeatMap } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { busiest, fieldsOf } from '../heat.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';

interface ArrivalsChartProps {
  readonly arrivals: readonly { readonly weekday: number; readonly hour: number; readonly count: number }[];
  readonly base: FigureBase;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** On which weekdays and at which hours tickets come in. */
export function ArrivalsChart({ arrivals, base }: ArrivalsChartProps) {
  const t = useTexts(indicatorTexts);
  const word = useTexts(words);
  const show = useFigureFormats();
  const open = useOpenList();
  const { weekdays, hours } = fieldsOf(arrivals);
  const dayName = (weekday: number) => word(`weekday.${DAYS[weekday - 1] ?? 'mon'}`);
  const countAt = (weekday: number, hour: number) =>
    arrivals.find((one) => one.weekday === weekday && one.hour === hour)?.count ?? 0;
  const most = busiest(arrivals);
  const hourName = (hour: number) => t('arrivals.hour', { hour });
  return (
    <ChartCard
      title={t('arrivals.title')}
      isWide
      summary={
        most === null
          ? t('arrivals.nothing')
          : t('arrivals.summary', {
              count: show.count(most.count),
              weekday: dayName(most.weekday).toLowerCase(),
              hour: hourName(most.hour),
            })
      }
      height={weekdays.length * 28 + 28}
      chart={(frame) => (
        <HeatMap
          {...frame}
          rows={weekdays.map((weekday) => ({ key: String(weekday), label: dayName(weekday) }))}
          columns={hours.map((hour) => ({ key: String(hour), label: String(hour) }))}
          valueAt={(weekday, hour) => countAt(Number(weekday), Number(hour))}
          format={show.count}
          onOpen={(weekday, hour) => {
            if (countAt(Number(weekday), Number(hour)) > 0)
              open(listOf(base, 'received', { weekday: Number(weekday), hour: Number(hour) }));
          }}
        />
      )}
      table={
        <FigureTable
          caption={t('arrivals.title')}
          minWidth={hours.length * 48}
          head={[t('column.weekday'), ...hours.map(hourName)]}
          rows={weekdays.map((weekday) => ({
            key: String(weekday),
            cells: [
              dayName(weekday),
              ...hours.map((hour) => {
                const count = countAt(weekday, hour);
                const search = listOf(base, 'received', { weekday, hour });
                return (
                  <FigureLink
                    key={hour}
                    search={search}
                    count={count}
                    name={`${dayName(weekday)}, ${hourName(hour)}`}
                  >
                    {show.count(count)}
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
