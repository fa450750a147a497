import { Button, Select } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { MOMENTS } from '#shared/delays/fields.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { useAllows } from '../rpc/session.ts';
import { useFilterChoices } from '../signs/useFilterChoices.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { FilterBar } from '../ui/FilterBar.tsx';
import styles from './delays.module.css';
import type { DelaysSearch } from './search.ts';
import { delaysTexts } from './texts.ts';
import { trackRecordTexts } from './trackRecordTexts.ts';

interface DelayFiltersProps {
  readonly search: DelaysSearch;
  readonly onSearch: (changes: Partial<DelaysSearch>) => void;
  /** The track record is narrowed by technician and moment alone. */
  readonly isRecord: boolean;
}

const asText = (id: number | undefined) => (id === undefined ? null : String(id));
const asId = (text: string | null) => (text === null ? undefined : Number(text));

/** Technician, service, area and priority, or of the track record when the prediction was made: all in the address. */
export function DelayFilters({ search, onSearch, isRecord }: DelayFiltersProps) {
  const t = useTexts(delaysTexts);
  const tRecord = useTexts(trackRecordTexts);
  const word = useTexts(words);
  const seesAll = useAllows('indicators.all');
  const choices = useFilterChoices();
  const { areaId, serviceId, technicianId, priority, moment } = search;
  const isNarrowed = [areaId, serviceId, technicianId, priority, moment].some((each) => each !== undefined);
  const technician = seesAll && (
    <Select
      label={t('filter.technician')}
      placeholder={t('filter.any')}
      clearable
      searchable={choices.technicians.length > 7}
      data={[...choices.technicians]}
      value={asText(technicianId)}
      onChange={(value) => onSearch({ technicianId: asId(value) })}
    />
  );
  return (
    <div className={styles.filters}>
      <FilterBar>
        {technician}
        {isRecord ? (
          <Select
            label={tRecord('moment.label')}
            placeholder={tRecord('moment.any')}
            clearable
            data={MOMENTS.map((value) => ({ value, label: tRecord(`moment.${value}`) }))}
            value={moment ?? null}
            onChange={(value) => onSearch({ moment: MOMENTS.find((one) => one === value) })}
          />
        ) : (
          <>
            <Select
              label={t('filter.service')}
              placeholder={t('filter.any')}
              clearable
              searchable={choices.services.length > 7}
              data={[...choices.services]}
              value={asText(serviceId)}
              onChange={(value) => onSearch({ serviceId: asId(value) })}
            />
            <Select
              label={t('filter.area')}
              placeholder={t('filter.anyFem')}
              clearable
              searchable={choices.areas.length > 7}
              data={[...choices.areas]}
              value={asText(areaId)}
              onChange={(value) => onSearch({ areaId: asId(value) })}
            />
            <Select
              label={t('filter.priority')}
              placeholder={t('filter.anyFem')}
              clearable
              data={PRIORITIES.map((value) => ({ value, label: word(`priority.${value}`) }))}
              value={priority ?? null}
              onChange={(value) => onSearch({ priority: PRIORITIES.find((one) => one === value) })}
            />
          </>
        )}
        {isNarrowed && (
          <Button
            variant="subtle"
            leftSection={<IconFilterOff size={16} />}
            style={{ '--filter-width': 'auto' }}
            onClick={() =>
              onSearch({
                areaId: undefined,
                serviceId: undefined,
                technicianId: undefined,
                priority: undefined,
                moment: undefined,
              })
            }
          >
            {t('filter.clear')}
          </Button>
        )}
      </FilterBar>
    </div>
  );
}
