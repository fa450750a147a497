import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QUEUES } from '#shared/custody/contract.ts';
import { CUSTODY_KINDS } from '#shared/custody/custody.ts';
import { orpc } from '../../rpc/client.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import type { FormListSearch } from '../search.ts';
import { custodyTexts } from '../texts.ts';

interface FormFiltersProps {
  readonly search: FormListSearch;
  readonly onSearch: (changes: Partial<FormListSearch>) => void;
}

const cleared = { person: undefined, kind: undefined, queue: undefined, from: undefined, to: undefined };

/** What the list is narrowed to. */
export function FormFilters({ search, onSearch }: FormFiltersProps) {
  const t = useTexts(custodyTexts);
  const person = useQuery(
    orpc.people.get.queryOptions({ input: { id: search.person ?? 0 }, enabled: search.person !== undefined }),
  );
  const day = (value: string) => (value === '' ? undefined : value);
  const isSet = Object.keys(cleared).some((key) => search[key as keyof typeof cleared] !== undefined);
  return (
    <FilterBar>
      <Select
        size="xs"
        label={t('filter.queue')}
        data={['all' as const, ...QUEUES].map((value) => ({ value, label: t(`queue.${value}`) }))}
        value={search.queue ?? 'all'}
        allowDeselect={false}
        onChange={(value) => onSearch({ queue: QUEUES.find((one) => one === value) })}
      />
      <Select
        size="xs"
        label={t('filter.kind')}
        placeholder={t('filter.any')}
        clearable
        data={CUSTODY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={search.kind ?? null}
        onChange={(value) => onSearch({ kind: CUSTODY_KINDS.find((one) => one === value) })}
      />
      <PeoplePicker
        size="xs"
        label={t('filter.person')}
        most={1}
        value={search.person === undefined ? [] : [{ id: search.person, name: person.data?.name ?? '…' }]}
        onChange={(people) => onSearch({ person: people.at(-1)?.id })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('filter.from')}
        value={search.from ?? ''}
        max={search.to}
        onChange={(event) => onSearch({ from: day(event.currentTarget.value) })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('filter.to')}
        value={search.to ?? ''}
        min={search.from}
        onChange={(event) => onSearch({ to: day(event.currentTarget.value) })}
      />
      {isSet && (
        <Button size="xs" variant="default" onClick={() => onSearch(cleared)}>
          {t('filter.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
