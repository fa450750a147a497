import { ActionIcon, Checkbox } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { catalogue } from '#shared/reports/spec/catalogue.ts';
import type { ListSpec } from '#shared/reports/spec.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { OrderedChoices } from './OrderedChoices.tsx';
import { Step } from './Step.tsx';
import { builderTexts } from './texts.ts';
import { useSpecNames } from './useSpecNames.ts';

interface ListStepsProps {
  readonly spec: ListSpec;
  readonly onSpec: (spec: ListSpec) => void;
}

/** Which fields a list shows, in which groups and which order. */
export function ListSteps({ spec, onSpec }: ListStepsProps) {
  const t = useTexts(builderTexts);
  const names = useSpecNames();
  const { fields, dimensions } = catalogue[spec.dataset];
  return (
    <>
      <Step title={t('section.fields')}>
        <OrderedChoices
          label={t('section.fields')}
          add={t('addField')}
          choices={names.fields(fields)}
          value={spec.fields}
          onChange={(value) => onSpec({ ...spec, fields: value })}
          most={20}
        />
      </Step>
      <Step title={t('section.groups')}>
        <OrderedChoices
          label={t('section.groups')}
          add={t('addGroup')}
          choices={names.dimensions(dimensions)}
          value={spec.groups}
          onChange={(value) => onSpec({ ...spec, groups: value })}
          most={2}
        />
        <Checkbox
          size="xs"
          label={t('sums')}
          checked={spec.hasTotals}
          onChange={(event) => onSpec({ ...spec, hasTotals: event.currentTarget.checked })}
        />
      </Step>
      <Step title={t('section.order')}>
        <OrderedChoices
          label={t('section.order')}
          add={t('addOrder')}
          choices={names.fields(fields)}
          value={spec.order.map(({ field }) => field)}
          onChange={(value) =>
            onSpec({
              ...spec,
              order: value.map(
                (field) => spec.order.find((each) => each.field === field) ?? { field, isDescending: false },
              ),
            })
          }
          most={3}
          details={(field) => {
            const isDescending = spec.order.some((each) => each.field === field && each.isDescending);
            return (
              <ActionIcon
                size="sm"
                aria-label={`${names.words.field[field]}: ${t('descending')}`}
                aria-pressed={isDescending}
                onClick={() =>
                  onSpec({
                    ...spec,
                    order: spec.order.map((each) =>
                      each.field === field ? { field, isDescending: !each.isDescending } : each,
                    ),
                  })
                }
              >
                {isDescending ? <IconSortDescending size={14} /> : <IconSortAscending size={14} />}
              </ActionIcon>
            );
          }}
        />
      </Step>
    </>
  );
}
