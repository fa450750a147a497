import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../texts/useTexts.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { Page } from '../../ui/Page.tsx';
import type { FailureSearch } from '../search.ts';
import styles from './failures.module.css';
import { GroupList } from './GroupList.tsx';
import { HowItIsTold } from './HowItIsTold.tsx';
import { RepeatedAssets } from './RepeatedAssets.tsx';
import { failureTexts } from './texts.ts';

const route = getRouteApi('/inventario/fallas');

const DAYS = [7, 14, 30, 60, 90];
const MONTHS = [3, 6, 12, 24, 36];
const DEFAULTS = { days: 30, months: 12, atLeast: 3 };

/** What fails more than it used to, and the assets that fail again and again. */
export function FailuresScreen() {
  const t = useTexts(failureTexts);
  const navigate = useNavigate();
  const search = route.useSearch();
  const {
    list = 'groups',
    days = DEFAULTS.days,
    months = DEFAULTS.months,
    atLeast = DEFAULTS.atLeast,
  } = search;
  const set = (changes: Partial<FailureSearch>, replace = true) =>
    void navigate({ to: '/inventario/fallas', search: { ...search, ...changes }, replace });
  const isGroups = list === 'groups';
  const periods = isGroups
    ? DAYS.map((count) => ({ value: String(count), label: t('daysOf', { count }) }))
    : MONTHS.map((count) => ({ value: String(count), label: t('monthsOf', { count }) }));
  return (
    <Page title={t('title')} width="fill">
      <div className={styles.page}>
        <div className={styles.views} data-print="no">
          <SegmentedControl
            size="sm"
            aria-label={t('list.label')}
            value={list}
            data={[
              { value: 'groups', label: t('list.groups') },
              { value: 'assets', label: t('list.assets') },
            ]}
            onChange={(next) => set({ list: next === 'assets' ? 'assets' : 'groups', of: undefined }, false)}
          />
        </div>
        <FilterBar>
          <Select
            label={isGroups ? t('days') : t('months')}
            data={periods}
            allowDeselect={false}
            value={String(isGroups ? days : months)}
            onChange={(value) => set(isGroups ? { days: Number(value) } : { months: Number(value) })}
          />
          <NumberInput
            label={t('atLeast')}
            min={2}
            max={1_000}
            allowDecimal={false}
            value={atLeast}
            onChange={(value) => {
              const wanted = Number(value);
              if (wanted >= 2 && wanted <= 1_000) set({ atLeast: wanted });
            }}
          />
        </FilterBar>
        <div className={styles.scroll}>
          {isGroups ? (
            <GroupList days={days} atLeast={atLeast} of={search.of} onOf={(of) => set({ of }, false)} />
          ) : (
            <RepeatedAssets
              months={months}
              atLeast={atLeast}
              of={search.of}
              onOf={(of) => set({ of }, false)}
            />
          )}
          <HowItIsTold isGroups={isGroups} />
        </div>
      </div>
    </Page>
  );
}
