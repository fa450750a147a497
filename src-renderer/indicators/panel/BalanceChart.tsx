import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { wholeTicks } from '#shared/charts/layout.ts';
import type { BalanceWeek, TicketsOf } from '#shared/indicators/fields.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { orpc } from '../../rpc/client.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { LineChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';
import { useStepName } from '../useStepName.ts';

interface BalanceChartProps extends Pick<TicketsOf, 'areaId' | 'serviceId'> {
  readonly dates: Dates;
  /** The page is narrowed to one technician, which a comparison between all of them cannot be. */
  readonly isOfOne: boolean;
}

const HEIGHT = 260;

/** How evenly the tickets of each week were shared out. */
export function BalanceChart({ dates, areaId, serviceId, isOfOne }: BalanceChartProps) {
  const query = useQuery(
    orpc.indicators.balance.queryOptions({
      input: { ...dates, areaId, serviceId },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Loaded query={query} skeleton={<Skeleton height={HEIGHT + 58} />}>
      {({ weeks, asOf }) => (
        <Weeks weeks={weeks} base={{ areaId, serviceId, dates, asOf }} isOfOne={isOfOne} />
      )}
    </Loaded>
  );
}

interface WeeksProps {
  readonly weeks: readonly BalanceWeek[];
  readonly base: FigureBase;
  readonly isOfOne: boolean;
}

function Weeks({ weeks, base, isOfOne }: WeeksProps) {
  const t = useTexts(indicatorTexts);
  const show = useFigureFormats();
  const stepName = useStepName();
  const open = useOpenList();
  const last = weeks.findLast(({ balance }) => balance !== null);
  const ticks = wholeTicks(Math.max(0, ...weeks.map(({ balance }) => balance?.range ?? 0)));
  const weekLink = (week: string) => listOf(base, 'balance', { week });
  const summary = last?.balance
    ? t('balance.summary', {
        week: stepName(last.week),
        deviation: show.decimal(last.balance.deviation),
        range: show.count(last.balance.range),
        jain: show.decimal(last.balance.jain, 2),
      })
    : t('balance.nothing');
  return (
    <ChartCard
      title={t('balance.title')}
      summary={summary}
      height={HEIGHT}
      note={[isOfOne ? t('balance.allTechnicians') : '', summary, t('balance.hint')].join(' ').trim()}
      chart={(frame) => (
        <LineChart
          {...frame}
          steps={weeks.map(({ week }) => ({ key: week, label: stepName(week) }))}
          lines={[
            {
              key: 'deviation',
              label: t('balance.deviation'),
              values: weeks.map(({ balance }) => balance?.deviation ?? null),
            },
            {
              key: 'range',
              label: t('balance.range'),
              values: weeks.map(({ balance }) => balance?.range ?? null),
            },
          ]}
          ticks={ticks}
          format={(value) => (Number.isInteger(value) ? show.count(value) : show.decimal(value))}
          onOpen={(week) => open(weekLink(week))}
        />
      )}
      table={
        <FigureTable
          caption={t('balance.title')}
          minWidth={460}
          head={[
            t('column.week'),
            t('column.received'),
            t('balance.people'),
            t('balance.deviation'),
            t('balance.range'),
            t('balance.jain'),
          ]}
          rows={weeks.map(({ week, tickets, balance }) => ({
            key: week,
            cells: [
              stepName(week),
              <FigureLink key="tickets" search={weekLink(week)} count={tickets}>
                {show.count(tickets)}
              </FigureLink>,
              show.count(balance?.people ?? 0),
              ...(
                [
                  ['deviation', show.decimal(balance?.deviation ?? null)],
                  ['range', balance === null ? '–' : show.count(balance.range)],
                  ['jain', show.decimal(balance?.jain ?? null, 2)],
                ] as const
              ).map(([key, text]) => (
                // How even a week was is told of all that reached anybody in it.
                <FigureLink
                  key={key}
                  search={weekLink(week)}
                  count={balance === null ? 0 : tickets}
                  name={`${stepName(week)}, ${t(`balance.${key}`)}`}
                >
                  {text}
                </FigureLink>
              )),
            ],
          }))}
        />
      }
    />
  );
}
