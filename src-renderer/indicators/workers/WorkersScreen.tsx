import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useToday } from '../../ui/useToday.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { Filters } from '../Filters.tsx';
import { listOf } from '../figureLink.ts';
import { datesOf } from '../periods.ts';
import { filterOf, type PanelSearch } from '../search.ts';
import { useWorkerFigures } from './useWorkerFigures.ts';
import styles from './workers.module.css';
import { workerTexts } from './workerTexts.ts';

const route = getRouteApi('/indicadores/personas');

/** What each technician did, by name, under the median of the group. Nobody is ranked. */
export function WorkersScreen() {
  const t = useTexts(workerTexts);
  const navigate = useNavigate();
  const search = route.useSearch();
  const dates = datesOf(search, useToday());
  const { areaId, serviceId } = filterOf(search);
  const figures = useWorkerFigures();
  const query = useQuery(
    orpc.indicators.workers.queryOptions({
      input: { ...dates, areaId, serviceId },
      placeholderData: keepPreviousData,
    }),
  );
  const set = (changes: Partial<PanelSearch>) =>
    void navigate({ to: '/indicadores/personas', search: { ...search, ...changes }, replace: true });
  return (
    <Page title={t('title')} width="fill" subtitle={t('byName')}>
      <Filters search={search} onSearch={set} filters={['areaId', 'serviceId']} />
      <div className={styles.body}>
        <Loaded query={query} skeleton={<SkeletonRows rows={8} height={24} />}>
          {({ workers, median, asOf }) =>
            workers.length === 0 ? (
              <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
            ) : (
              <>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
                <section className={styles.scroll} aria-label={t('title')} tabIndex={0}>
                  <FigureTable
                    caption={t('title')}
                    minWidth={1040}
                    head={[t('person'), ...figures.map(({ name }) => name)]}
                    rows={[
                      {
                        key: 'median',
                        cells: [
                          <strong key="name">{t('median')}</strong>,
                          ...figures.map((figure) => (
                            <strong key={figure.key}>{figure.median(median)}</strong>
                          )),
                        ],
                      },
                      ...workers.map(({ technician, isEnabled, figures: own }) => ({
                        key: String(technician.id),
                        cells: [
                          <span key="name">
                            <Link
                              to="/indicadores/personas/$technicianId"
                              params={{ technicianId: String(technician.id) }}
                              search={search}
                            >
                              {technician.name}
                            </Link>
                            {!isEnabled && <span className={styles.quiet}> · {t('disabled')}</span>}
                          </span>,
                          ...figures.map(({ key, name, value, indicator, part, count }) => (
                            <FigureLink
                              key={key}
                              name={name}
                              count={count(own)}
                              search={listOf(
                                { areaId, serviceId, technicianId: technician.id, dates, asOf },
                                indicator,
                                { part },
                              )}
                            >
                              {value(own)}
                            </FigureLink>
                          )),
                        ],
                      })),
                    ]}
                  />
                </section>
                <p className={styles.quiet}>{t('fair')}</p>
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
