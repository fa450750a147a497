import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { DUE_STATES, type DueFilter } from '#shared/maintenance/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor } from '../../rpc/pages.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from '../maintenance.module.css';
import { dueFilterOf, type MaintenanceSearch } from '../search.ts';
import { maintenanceTexts } from '../texts.ts';
import { useMaintenanceChoices } from '../useMaintenanceChoices.ts';
import { DueLine } from './DueLine.tsx';
import { byMonth } from './months.ts';
import { useMonthName } from './useMonthName.ts';

interface AgendaProps {
  readonly search: MaintenanceSearch;
  readonly onSearch: (changes: Partial<MaintenanceSearch>) => void;
}

const PAGE = 100;

const asId = (text: string | null) => (text === null ? undefined : Number(text));
const asText = (id: number | undefined) => (id === undefined ? null : String(id));

/** What is due, month by month; each month says how much it holds before all of it is read. */
export function Agenda({ search, onSearch }: AgendaProps) {
  const t = useTexts(maintenanceTexts);
  const choices = useMaintenanceChoices();
  const { categoryId, planId, locationId, due: state } = search;
  const filter = dueFilterOf(search);
  const select = (
    label: string,
    data: readonly { value: string; label: string }[],
    value: string | null,
  ) => ({
    label,
    data: [...data],
    value,
    placeholder: t('filter.any'),
    clearable: true,
    searchable: data.length > 7,
  });
  return (
    <>
      <FilterBar>
        <Select
          {...select(t('filter.plan'), choices.plans, asText(planId))}
          onChange={(id) => onSearch({ planId: asId(id) })}
        />
        <Select
          {...select(t('filter.category'), choices.categories, asText(categoryId))}
          onChange={(id) => onSearch({ categoryId: asId(id) })}
        />
        <Select
          {...select(t('filter.location'), choices.locations, asText(locationId))}
          onChange={(id) => onSearch({ locationId: asId(id) })}
        />
        <Select
          {...select(
            t('filter.state'),
            DUE_STATES.map((value) => ({ value, label: t(`due.${value}`) })),
            state ?? null,
          )}
          onChange={(value) => onSearch({ due: DUE_STATES.find((one) => one === value) })}
        />
      </FilterBar>
      <Months filter={filter} />
    </>
  );
}

function Months({ filter }: { readonly filter: DueFilter }) {
  const t = useTexts(maintenanceTexts);
  const formats = useFormats();
  const monthName = useMonthName();
  const mayManage = useAllows('assets.manage');
  const counts = useQuery(orpc.maintenance.dueMonths.queryOptions({ input: filter }));
  const pages = useInfiniteQuery(
    orpc.maintenance.due.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
    }),
  );
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <div className={styles.scroll}>
      <Loaded query={pages} skeleton={<SkeletonRows rows={8} />}>
        {(data) => {
          const months = byMonth(data.pages.flatMap((page) => page.items));
          if (months.length === 0) {
            return isNarrowed ? (
              <EmptyState title={t('due.narrowed')} />
            ) : (
              <EmptyState
                title={t('due.empty')}
                hint={t('due.emptyHint')}
                action={
                  mayManage && (
                    <LinkButton to="/inventario/mantenimiento/planes" search={{ open: 'new' }}>
                      {t('due.makePlan')}
                    </LinkButton>
                  )
                }
              />
            );
          }
          return (
            <Fragment>
              {months.map(({ month, items }) => {
                const count = counts.data?.items.find((one) => one.month === month);
                return (
                  <section key={month} className={styles.month} aria-labelledby={`month-${month}`}>
                    <div className={styles.monthHead}>
                      <h2 id={`month-${month}`} className={styles.monthName}>
                        {monthName(month)}
                      </h2>
                      {count !== undefined && (
                        <span className={styles.quiet}>
                          {formats.list([
                            t('due.month', { count: count.count }),
                            ...(count.overdue === 0 ? [] : [t('due.lateOf', { count: count.overdue })]),
                          ])}
                        </span>
                      )}
                    </div>
                    <ul className={styles.lines}>
                      {items.map((due) => (
                        <DueLine key={due.id} due={due} />
                      ))}
                    </ul>
                  </section>
                );
              })}
              {pages.hasNextPage && (
                <Button
                  variant="default"
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {t('due.more')}
                </Button>
              )}
            </Fragment>
          );
        }}
      </Loaded>
    </div>
  );
}
