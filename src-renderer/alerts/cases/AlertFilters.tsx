import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { CASE_STATES } from '#shared/alerts/contract.ts';
import { SEVERITIES } from '#shared/alerts/kind.ts';
import { ALERT_KINDS } from '#shared/alerts/kinds.ts';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import type { AlertsSearch } from '../search.ts';
import { alertTexts } from '../texts.ts';

interface AlertFiltersProps {
  readonly search: AlertsSearch;
  readonly onSearch: (changes: Partial<AlertsSearch>) => void;
}

/** State with its counts, kind, severity and technician: all of it in the address. */
export function AlertFilters({ search, onSearch }: AlertFiltersProps) {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const counts = useQuery(orpc.alerts.counts.queryOptions({ input: {} })).data;
  const staff = useQuery(orpc.people.staff.queryOptions({ input: {} })).data?.items ?? [];
  const technicians = staff.filter(({ roles }) => roles.includes('technician'));
  const named = (state: (typeof CASE_STATES)[number]) => {
    const name = t(`state.${state}`);
    const count =
      state === 'open' ? counts?.open : state === 'acknowledged' ? counts?.acknowledged : undefined;
    return count === undefined ? name : t('withCount', { name, count: formats.number(count) });
  };
  const isNarrowed =
    search.kind !== undefined || search.severity !== undefined || search.technicianId !== undefined;
  return (
    <FilterBar>
      <SegmentedControl
        data-wide
        style={{ '--filter-width': 'auto' }}
        aria-label={t('stateFilter')}
        value={search.state ?? 'open'}
        onChange={(value) => {
          const state = CASE_STATES.find((one) => one === value);
          onSearch({ state: state === 'open' ? undefined : state });
        }}
        data={CASE_STATES.map((value) => ({ value, label: named(value) }))}
      />
      <Select
        label={t('kindFilter')}
        placeholder={t('any')}
        clearable
        style={{ '--filter-width': '13rem' }}
        data={ALERT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={search.kind ?? null}
        onChange={(value) => onSearch({ kind: ALERT_KINDS.find((one) => one === value) })}
      />
      <Select
        label={t('severityFilter')}
        placeholder={t('any')}
        clearable
        style={{ '--filter-width': '9.5rem' }}
        data={[...SEVERITIES].reverse().map((value) => ({ value, label: t(`severity.${value}`) }))}
        value={search.severity ?? null}
        onChange={(value) => onSearch({ severity: SEVERITIES.find((one) => one === value) })}
      />
      <Select
        label={t('technicianFilter')}
        placeholder={t('any')}
        clearable
        searchable
        style={{ '--filter-width': '13rem' }}
        data={technicians.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={search.technicianId === undefined ? null : String(search.technicianId)}
        onChange={(value) => onSearch({ technicianId: value === null ? undefined : Number(value) })}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          size="sm"
          style={{ '--filter-width': 'auto' }}
          leftSection={<IconFilterOff size={16} />}
          onClick={() => onSearch({ kind: undefined, severity: undefined, technicianId: undefined })}
        >
          {t('clearFilters')}
        </Button>
      )}
    </FilterBar>
  );
}
