import { ActionIcon, Button, Indicator, MultiSelect, Popover, Select, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { TICKET_STATUSES, type TicketStatus } from '#shared/tickets/ticket.ts';
import { orpc } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { type DeskSearch, hasFilter } from '../search.ts';
import { deskTexts } from './texts.ts';

interface FilterButtonProps {
  readonly search: DeskSearch;
  readonly isStaff: boolean;
  readonly onSearch: (changes: Partial<DeskSearch>) => void;
}

const NONE: Partial<DeskSearch> = {
  status: undefined,
  assigneeId: undefined,
  areaId: undefined,
  serviceId: undefined,
  requesterId: undefined,
};

/** Filters by state, person, area and service; a dot says that some are set. */
export function FilterButton({ search, isStaff, onSearch }: FilterButtonProps) {
  const t = useTexts(deskTexts);
  const isSet = hasFilter(search);
  return (
    <Popover position="bottom-end" width={300} trapFocus withRoles>
      <Indicator disabled={!isSet} size={8} offset={4}>
        <Popover.Target>
          <ActionIcon aria-label={t('filters')} variant={isSet ? 'light' : 'subtle'}>
            <IconFilter size={16} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filters')}>
        <Filters search={search} isStaff={isStaff} onSearch={onSearch} />
        {isSet && (
          <Button mt="sm" size="xs" variant="default" onClick={() => onSearch(NONE)}>
            {t('clearFilters')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Filters({ search, isStaff, onSearch }: FilterButtonProps) {
  const t = useTexts(deskTexts);
  const word = useTexts(words);
  const areas =
    useQuery(orpc.organisation.areas.queryOptions({ input: {}, enabled: isStaff })).data?.items ?? [];
  const services = useQuery(orpc.services.list.queryOptions({ input: {} })).data?.items ?? [];
  const load =
    useQuery(orpc.assignment.workload.queryOptions({ input: {}, enabled: isStaff })).data?.items ?? [];
  const inside = { comboboxProps: { withinPortal: false } };
  const options = (items: readonly { readonly id: number; readonly name: string }[]) =>
    items.map((item) => ({ value: String(item.id), label: item.name }));
  const asId = (value: string | null) => (value === null ? undefined : Number(value));

  return (
    <Stack gap="xs">
      <MultiSelect
        size="xs"
        label={t('column.status')}
        placeholder={search.status === undefined ? t('any') : ''}
        data={TICKET_STATUSES.map((status) => ({ value: status, label: word(`status.${status}`) }))}
        value={search.status ?? []}
        onChange={(value) => onSearch({ status: value.length === 0 ? undefined : (value as TicketStatus[]) })}
        clearable
        {...inside}
      />
      {isStaff && (
        <Select
          size="xs"
          label={t('column.assignee')}
          placeholder={t('anyone')}
          data={options(load.map((row) => row.technician))}
          value={search.assigneeId === undefined ? null : String(search.assigneeId)}
          onChange={(value) => onSearch({ assigneeId: asId(value) })}
          searchable
          clearable
          {...inside}
        />
      )}
      {isStaff && (
        <Select
          size="xs"
          label={t('column.area')}
          placeholder={t('any')}
          data={options(areas)}
          value={search.areaId === undefined ? null : String(search.areaId)}
          onChange={(value) => onSearch({ areaId: asId(value) })}
          searchable
          clearable
          {...inside}
        />
      )}
      <Select
        size="xs"
        label={t('column.service')}
        placeholder={t('any')}
        data={options(services)}
        value={search.serviceId === undefined ? null : String(search.serviceId)}
        onChange={(value) => onSearch({ serviceId: asId(value) })}
        searchable
        clearable
        {...inside}
      />
    </Stack>
  );
}
