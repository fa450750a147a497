import { ActionIcon, Checkbox, NumberInput, Popover, Select, Stack } from '@mantine/core';
import { IconSortDescending } from '@tabler/icons-react';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { MOST_GROUPS, type SpecAxis } from '#shared/reports/spec.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { builderTexts } from './texts.ts';
import { useSpecNames } from './useSpecNames.ts';

interface AxisMenuProps {
  readonly axis: SpecAxis;
  readonly measures: readonly Measure[];
  readonly onChange: (parts: Partial<SpecAxis>) => void;
}

/** In which order the groups stand, and how many of them by themselves. */
export function AxisMenu({ axis, measures, onChange }: AxisMenuProps) {
  const t = useTexts(builderTexts);
  const names = useSpecNames();
  const name = names.words.dimension[axis.by];
  return (
    <Popover position="bottom-end" shadow="md" width={260} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size="sm" aria-label={t('options', { name })} aria-haspopup="dialog">
          <IconSortDescending size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('options', { name })}>
        <Stack gap="xs">
          <Select
            size="xs"
            label={t('orderBy')}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={[
              { value: '', label: t('byName') },
              ...measures.map((value) => ({
                value,
                label: names.measures([value])[0]?.label ?? value,
              })),
            ]}
            value={axis.orderBy ?? ''}
            onChange={(value) => {
              const orderBy = measures.find((each) => each === value) ?? null;
              // By a measure the highest is wanted first, by name the first letter.
              onChange({ orderBy, isDescending: orderBy !== null });
            }}
          />
          <Checkbox
            size="xs"
            label={t('descending')}
            checked={axis.isDescending}
            onChange={(event) => onChange({ isDescending: event.currentTarget.checked })}
          />
          <NumberInput
            size="xs"
            label={t('top')}
            description={t('topHint')}
            min={1}
            max={MOST_GROUPS}
            allowDecimal={false}
            value={axis.top ?? ''}
            onChange={(value) => onChange({ top: typeof value === 'number' && value >= 1 ? value : null })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
