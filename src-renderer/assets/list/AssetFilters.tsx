import { ActionIcon, Button, Checkbox, Popover, Select, Stack } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { WARRANTY_FILTERS } from '#shared/assets/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import type { Choice } from '../../ui/choices.ts';
import { type AssetListSearch, filterCount, noFilters } from '../search.ts';
import { inventoryTexts } from '../texts.ts';
import { useAssetChoices } from '../useAssetChoices.ts';
import styles from './AssetList.module.css';

interface AssetFiltersProps {
  readonly search: AssetListSearch;
  readonly onSearch: (changes: Partial<AssetListSearch>) => void;
}

const asText = (id: number | undefined) => (id === undefined ? null : String(id));
const asId = (text: string | null) => (text === null ? undefined : Number(text));

/** The person of the address, whose name only the service knows. */
function useHolder(holderId: number | undefined) {
  const person = useQuery(
    orpc.people.get.queryOptions({ input: { id: holderId ?? 0 }, enabled: holderId !== undefined }),
  );
  return holderId === undefined ? null : { id: holderId, name: person.data?.name ?? '…' };
}

/** Every filter, behind one button; what is set stands below the search as well, each to be taken off by itself. */
export function AssetFilters({ search, onSearch }: AssetFiltersProps) {
  const t = useTexts(inventoryTexts);
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(search);
  return (
    <Popover position="bottom-end" width={320} trapFocus withRoles opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <Button
          variant="default"
          className={count > 0 ? styles.isSet : undefined}
          leftSection={<IconFilter size={16} />}
          onClick={() => setOpen(!isOpen)}
          {...(count > 0 ? { 'aria-label': t('filtersSet', { count }) } : {})}
        >
          {count > 0 ? `${t('filters')} · ${count}` : t('filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters')}>
        <Fields search={search} onSearch={onSearch} />
        {count > 0 && (
          <Button mt="sm" size="xs" variant="default" onClick={() => onSearch(noFilters)}>
            {t('clearFilters')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ search, onSearch }: AssetFiltersProps) {
  const t = useTexts(inventoryTexts);
  const choices = useAssetChoices();
  const holder = useHolder(search.holderId);
  const select = (label: string, data: readonly Choice[], value: string | null) => ({
    size: 'xs',
    label,
    data: [...data],
    value,
    placeholder: t('any'),
    clearable: true,
    // The first has the focus as soon as the filters open: its list would cover the others.
    openOnFocus: false,
    searchable: data.length > 7,
    comboboxProps: { withinPortal: false },
  });
  return (
    <Stack gap="xs">
      <Select
        {...select(t('column.category'), choices.categories, asText(search.categoryId))}
        onChange={(id) => onSearch({ categoryId: asId(id) })}
      />
      <Select
        {...select(t('column.status'), choices.statuses, search.statusKey ?? null)}
        onChange={(key) => onSearch({ statusKey: key ?? undefined, statusKind: undefined })}
      />
      <Select
        {...select(t('column.area'), choices.areas, asText(search.areaId))}
        onChange={(id) => onSearch({ areaId: asId(id) })}
      />
      <Select
        {...select(t('column.location'), choices.locations, asText(search.locationId))}
        onChange={(id) => onSearch({ locationId: asId(id) })}
      />
      <PeoplePicker
        label={t('column.holder')}
        size="xs"
        withinPortal={false}
        most={1}
        value={holder === null ? [] : [holder]}
        onChange={(people) => onSearch({ holderId: people[0]?.id })}
      />
      <Select
        {...select(t('column.supplier'), choices.suppliers, asText(search.supplierId))}
        onChange={(id) => onSearch({ supplierId: asId(id) })}
      />
      <Select
        {...select(
          t('column.warranty'),
          WARRANTY_FILTERS.map((value) => ({ value, label: t(`warranty.${value}`) })),
          search.warranty ?? null,
        )}
        onChange={(value) => onSearch({ warranty: WARRANTY_FILTERS.find((one) => one === value) })}
      />
      <Checkbox
        size="xs"
        mt={4}
        label={t('withRetired')}
        checked={search.retired === true}
        onChange={(event) => onSearch({ retired: event.currentTarget.checked ? true : undefined })}
      />
    </Stack>
  );
}

/** What is set, in words, each with a way to take it off. */
export function FilterChips({ search, onSearch }: AssetFiltersProps) {
  const t = useTexts(inventoryTexts);
  const choices = useAssetChoices();
  const holder = useHolder(search.holderId);
  const named = (list: readonly Choice[], id: number | string | undefined) =>
    id === undefined ? undefined : (list.find(({ value }) => value === String(id))?.label ?? `${id}`);
  const set: readonly (readonly [keyof AssetListSearch, string, string | undefined])[] = [
    ['categoryId', t('column.category'), named(choices.categories, search.categoryId)],
    ['statusKey', t('column.status'), named(choices.statuses, search.statusKey)],
    ['statusKind', t('column.status'), named(choices.statuses, search.statusKind)],
    ['areaId', t('column.area'), named(choices.areas, search.areaId)],
    ['locationId', t('column.location'), named(choices.locations, search.locationId)],
    ['holderId', t('column.holder'), holder?.name],
    ['supplierId', t('column.supplier'), named(choices.suppliers, search.supplierId)],
    [
      'warranty',
      t('column.warranty'),
      search.warranty === undefined ? undefined : t(`warranty.${search.warranty}`),
    ],
    ['retired', '', search.retired === undefined ? undefined : t('withRetired')],
  ];
  const shown = set.flatMap(([key, name, value]) => (value === undefined ? [] : [{ key, name, value }]));
  if (shown.length === 0) return null;
  return (
    <div className={styles.chips} data-print="no">
      {shown.map(({ key, name, value }) => (
        <span key={key} className={styles.chip}>
          <span>{name === '' ? value : `${name}: ${value}`}</span>
          <ActionIcon
            size="xs"
            radius="xl"
            aria-label={t('removeFilter', { name: name === '' ? value : name })}
            onClick={() => onSearch({ [key]: undefined })}
          >
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
    </div>
  );
}
