import { Button, Select, TextInput } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useFilterChoices } from '../signs/useFilterChoices.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FilterBar } from '../ui/FilterBar.tsx';
import { useToday } from '../ui/useToday.ts';
import { datesOf, PERIODS, periodNameOf } from './periods.ts';
import type { PanelSearch } from './search.ts';
import { indicatorTexts } from './texts.ts';

export type FilterName = 'areaId' | 'serviceId' | 'technicianId';

interface FiltersProps {
  readonly search: PanelSearch;
  readonly onSearch: (changes: Partial<PanelSearch>) => void;
  /** Which of them the page has; the period always. */
  readonly filters: readonly FilterName[];
}

type IdOrNone = number | 'none' | undefined;
const asText = (id: IdOrNone) => (id === undefined ? null : String(id));
const asId = (text: string | null): IdOrNone =>
  text === null ? undefined : text === 'none' ? 'none' : Number(text);

/** Period, area, service and technician: all of it in the address. */
export function Filters({ search, onSearch, filters }: FiltersProps) {
  const t = useTexts(indicatorTexts);
  const today = useToday();
  const choices = useFilterChoices();
  const name = periodNameOf(search);
  const { from, to } = datesOf(search, today);
  const isNarrowed = filters.some((filter) => search[filter] !== undefined);
  const looks = {
    areaId: {
      label: t('filter.area'),
      any: t('filter.anyArea'),
      none: t('filter.none'),
      data: choices.areas,
    },
    serviceId: {
      label: t('filter.service'),
      any: t('filter.any'),
      none: t('filter.noService'),
      data: choices.services,
    },
    technicianId: {
      label: t('filter.technician'),
      any: t('filter.any'),
      none: t('filter.nobody'),
      data: choices.technicians,
    },
  } as const;
  return (
    <FilterBar>
      <Select
        label={t('filter.period')}
        allowDeselect={false}
        data={[...PERIODS, 'own' as const].map((value) => ({ value, label: t(`period.${value}`) }))}
        value={name}
        onChange={(value) => {
          const period = [...PERIODS, 'own' as const].find((one) => one === value);
          onSearch(period === 'own' ? { period, from, to } : { period, from: undefined, to: undefined });
        }}
      />
      {name === 'own' &&
        (['from', 'to'] as const).map((edge) => (
          <TextInput
            key={edge}
            type="date"
            label={t(`filter.${edge}`)}
            value={edge === 'from' ? from : to}
            max={edge === 'from' ? to : undefined}
            min={edge === 'to' ? from : undefined}
            style={{ '--filter-width': '9.5rem' }}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value !== '') onSearch({ period: 'own', from, to, [edge]: value });
            }}
          />
        ))}
      {filters.map((filter) => {
        const { label, any, none, data } = looks[filter];
        return (
          <Select
            key={filter}
            label={label}
            placeholder={any}
            clearable
            searchable={data.length > 7}
            data={[...data, { value: 'none', label: none }]}
            value={asText(search[filter])}
            onChange={(value) => onSearch({ [filter]: asId(value) })}
          />
        );
      })}
      {isNarrowed && (
        <Button
          variant="subtle"
          leftSection={<IconFilterOff size={16} />}
          style={{ '--filter-width': 'auto' }}
          onClick={() => onSearch({ areaId: undefined, serviceId: undefined, technicianId: undefined })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
