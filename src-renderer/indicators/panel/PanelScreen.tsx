import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { GoalStrip } from '../../signs/GoalStrip.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useToday } from '../../ui/useToday.ts';
import { Filters } from '../Filters.tsx';
import type { FigureBase } from '../figureLink.ts';
import { datesOf, stepFor } from '../periods.ts';
import { filterOf, type PanelSearch } from '../search.ts';
import { indicatorTexts } from '../texts.ts';
import { AgesChart } from './AgesChart.tsx';
import { ArrivalsChart } from './ArrivalsChart.tsx';
import { BalanceChart } from './BalanceChart.tsx';
import { CourseChart } from './CourseChart.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { GroupChart } from './GroupChart.tsx';
import styles from './panel.module.css';
import { SharesChart } from './SharesChart.tsx';
import { StatesChart } from './StatesChart.tsx';

const route = getRouteApi('/indicadores/');
const GROUPS = ['service', 'area', 'requester', 'channel', 'priority'] as const;

/** How the work of the department is going. Every figure opens what it counts. */
export function PanelScreen() {
  const t = useTexts(indicatorTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const dates = datesOf(search, useToday());
  const by = search.by ?? stepFor(dates);
  const filter = filterOf(search);
  const query = useQuery(
    orpc.indicators.panel.queryOptions({
      input: { ...filter, ...dates, by },
      placeholderData: keepPreviousData,
    }),
  );
  const set = (changes: Partial<PanelSearch>) =>
    void navigate({ to: '/indicadores', search: { ...search, ...changes }, replace: true });

  return (
    <Page
      title={t('title')}
      width="fill"
      subtitle={t('span', { from: formats.localDay(dates.from), to: formats.localDay(dates.to) })}
    >
      <Filters search={search} onSearch={set} filters={['areaId', 'serviceId', 'technicianId']} />
      <div className={styles.body} data-stale={query.isPlaceholderData}>
        <Loaded query={query} skeleton={<PanelSkeleton />}>
          {(panel) => {
            const { figures, groups, series } = panel;
            const base: FigureBase = { ...filter, dates, asOf: panel.asOf };
            const isEmpty =
              figures.received + figures.resolved + figures.closed + figures.onTime.of === 0 &&
              figures.backlog.count === 0;
            if (isEmpty) return <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />;
            return (
              <>
                <FigureTiles figures={figures} base={base} />
                <GoalStrip technicianId={null} />
                <div className={styles.charts}>
                  <CourseChart series={series} by={by} base={base} onStep={(step) => set({ by: step })} />
                  <SharesChart series={series} base={base} figures={figures} />
                  <StatesChart group={groups.status} base={base} />
                  <AgesChart backlog={figures.backlog} base={base} />
                  {GROUPS.map((dimension) => (
                    <GroupChart
                      key={dimension}
                      dimension={dimension}
                      group={groups[dimension]}
                      received={figures.received}
                      base={base}
                      search={search}
                    />
                  ))}
                  <BalanceChart
                    dates={dates}
                    areaId={search.areaId}
                    serviceId={search.serviceId}
                    isOfOne={search.technicianId !== undefined}
                  />
                  <ArrivalsChart arrivals={panel.arrivals} base={base} />
                </div>
                <p className={styles.asOf}>{t('asOf', { when: formats.dateTime(panel.asOf) })}</p>
              </>
            );
          }}
        </Loaded>
      </div>
    </Page>
  );
}

function PanelSkeleton() {
  return (
    <>
      <div className={styles.tiles}>
        {Array.from({ length: 11 }, (_, tile) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey boxes without identity
          <Skeleton key={tile} height={92} />
        ))}
      </div>
      <div className={styles.charts}>
        {Array.from({ length: 4 }, (_, card) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey boxes without identity
          <Skeleton key={card} height={318} />
        ))}
      </div>
    </>
  );
}
