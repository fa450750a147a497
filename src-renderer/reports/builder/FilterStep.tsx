import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { catalogue, conditionsOf } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { fieldKind, rangeOf } from '#shared/reports/spec/fieldKind.ts';
import type { DimensionValue, ReportSpec, SpecCondition, SpecRange } from '#shared/reports/spec.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './builder.module.css';
import { Step } from './Step.tsx';
import { builderTexts } from './texts.ts';
import { mayBeNone, useDimensionValues } from './useDimensionValues.ts';
import { useSpecNames } from './useSpecNames.ts';

interface FilterStepProps {
  readonly spec: ReportSpec;
  readonly onSpec: (spec: ReportSpec) => void;
}

/** Chosen by a number of their own; there are too many to pick from. */
const NOT_OFFERED: readonly SpecDimension[] = ['asset', 'stockItem'];
const PEOPLE: readonly SpecDimension[] = ['requester', 'holder', 'person'];

/** What a report is narrowed by: values of a dimension, ends of a date or number. */
export function FilterStep({ spec, onSpec }: FilterStepProps) {
  const t = useTexts(builderTexts);
  const names = useSpecNames();
  const dimensions = conditionsOf(spec.dataset).filter(
    (by) => !NOT_OFFERED.includes(by) && spec.conditions.every((each) => each.by !== by),
  );
  const fields = catalogue[spec.dataset].fields.filter(
    (field) => rangeOf(field) !== null && spec.ranges.every((each) => each.field !== field),
  );
  const setCondition = (index: number, condition: SpecCondition | null) =>
    onSpec({ ...spec, conditions: replaced(spec.conditions, index, condition) });
  const setRange = (index: number, range: SpecRange | null) =>
    onSpec({ ...spec, ranges: replaced(spec.ranges, index, range) });
  return (
    <Step title={t('section.filters')}>
      {spec.conditions.map((condition, index) => (
        <ConditionFields
          key={condition.by}
          condition={condition}
          onChange={(changed) => setCondition(index, changed)}
        />
      ))}
      {spec.ranges.map((range, index) => (
        <RangeFields key={range.field} range={range} onChange={(changed) => setRange(index, changed)} />
      ))}
      <Select
        size="xs"
        aria-label={t('addFilter')}
        placeholder={t('addFilter')}
        searchable
        value={null}
        nothingFoundMessage={t('noneFound')}
        data={[
          ...names.dimensions(dimensions).map(({ value, label }) => ({ value: `by.${value}`, label })),
          ...names
            .fields(fields)
            .map(({ value, label }) => ({ value: `range.${value}`, label: `${label} (${t('between')})` })),
        ]}
        onChange={(picked) => {
          const by = dimensions.find((each) => picked === `by.${each}`);
          const field = fields.find((each) => picked === `range.${each}`);
          if (by !== undefined) {
            onSpec({ ...spec, conditions: [...spec.conditions, { by, isExcluded: false, values: [] }] });
          } else if (field !== undefined) onSpec({ ...spec, ranges: [...spec.ranges, { field }] });
        }}
      />
    </Step>
  );
}

function replaced<T>(items: readonly T[], index: number, item: T | null): T[] {
  return items.flatMap((each, at) => (at !== index ? [each] : item === null ? [] : [item]));
}

interface ConditionFieldsProps {
  readonly condition: SpecCondition;
  readonly onChange: (condition: SpecCondition | null) => void;
}

function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const t = useTexts(builderTexts);
  const { words } = useSpecNames();
  const name = words.dimension[condition.by];
  return (
    <div className={styles.condition}>
      <div className={styles.conditionHead}>
        <span className={styles.name}>{name}</span>
        <Select
          size="xs"
          w={96}
          aria-label={t('condition', { name })}
          allowDeselect={false}
          data={[
            { value: 'is', label: t('is') },
            { value: 'isNot', label: t('isNot') },
          ]}
          value={condition.isExcluded ? 'isNot' : 'is'}
          onChange={(value) => onChange({ ...condition, isExcluded: value === 'isNot' })}
        />
      </div>
      <ActionIcon size="sm" aria-label={t('remove', { name })} onClick={() => onChange(null)}>
        <IconX size={14} />
      </ActionIcon>
      {PEOPLE.includes(condition.by) ? (
        <PeopleValues condition={condition} onChange={onChange} />
      ) : (
        <Values condition={condition} onChange={onChange} />
      )}
    </div>
  );
}

function Values({ condition, onChange }: ConditionFieldsProps) {
  const t = useTexts(builderTexts);
  const { words } = useSpecNames();
  const label = t('values', { name: words.dimension[condition.by] });
  const choices = useDimensionValues(condition.by);
  if (choices === null) {
    return (
      <TagsInput
        size="xs"
        aria-label={label}
        placeholder={t('typeValue')}
        value={condition.values.map(String)}
        maxTags={50}
        onChange={(values) => onChange({ ...condition, values })}
      />
    );
  }
  const all: { value: DimensionValue; label: string }[] = [
    ...choices,
    ...(mayBeNone(condition.by) ? [{ value: null, label: t('none') }] : []),
  ];
  return (
    <MultiSelect
      size="xs"
      aria-label={label}
      placeholder={condition.values.length === 0 ? t('pick') : undefined}
      searchable
      hidePickedOptions
      data={all.map(({ value, label: text }) => ({ value: String(value), label: text }))}
      value={condition.values.map(String)}
      onChange={(values) =>
        onChange({
          ...condition,
          values: values.flatMap((key) => {
            const found = all.find(({ value }) => String(value) === key);
            // What is no more to be chosen stays until it is taken away.
            return (
              found?.value ??
              condition.values.find((value) => String(value) === key) ??
              (key === 'null' ? [null] : [])
            );
          }),
        })
      }
    />
  );
}

/** People by name; of those that a saved report names only the number is known here until they are searched for. */
function PeopleValues({ condition, onChange }: ConditionFieldsProps) {
  const t = useTexts(builderTexts);
  const { words } = useSpecNames();
  const [known, setKnown] = useState<readonly Ref[]>([]);
  const chosen = condition.values.flatMap((value) =>
    typeof value === 'number'
      ? [known.find(({ id }) => id === value) ?? { id: value, name: `#${value}` }]
      : [],
  );
  return (
    <PeoplePicker
      size="xs"
      label={t('values', { name: words.dimension[condition.by] })}
      value={chosen}
      most={50}
      onChange={(people) => {
        setKnown(people);
        onChange({ ...condition, values: people.map(({ id }) => id) });
      }}
    />
  );
}

interface RangeFieldsProps {
  readonly range: SpecRange;
  readonly onChange: (range: SpecRange | null) => void;
}

/** Hours and money are typed as people say them and kept as seconds and hundredths. */
function scaleOf(field: SpecRange['field']): number {
  const { kind } = fieldKind(field);
  if (kind === 'duration') return 3_600;
  return kind === 'money' ? 100 : 1;
}

function RangeFields({ range, onChange }: RangeFieldsProps) {
  const t = useTexts(builderTexts);
  const { words } = useSpecNames();
  const isDuration = fieldKind(range.field).kind === 'duration';
  const name = `${words.field[range.field]}${isDuration ? ' (h)' : ''}`;
  const scale = scaleOf(range.field);
  const set = (edge: 'from' | 'to', value: string | number | undefined) => {
    const { [edge]: _, ...rest } = range;
    onChange(value === undefined ? rest : { ...rest, [edge]: value });
  };
  return (
    <div className={styles.condition}>
      <span className={styles.name}>{name}</span>
      <ActionIcon size="sm" aria-label={t('remove', { name })} onClick={() => onChange(null)}>
        <IconX size={14} />
      </ActionIcon>
      <div className={styles.pair}>
        {(['from', 'to'] as const).map((edge) =>
          rangeOf(range.field) === 'days' ? (
            <TextInput
              key={edge}
              size="xs"
              type="date"
              aria-label={`${name}: ${t(edge)}`}
              value={String(range[edge] ?? '')}
              onChange={({ currentTarget: { value } }) => set(edge, value === '' ? undefined : value)}
            />
          ) : (
            <NumberInput
              key={edge}
              size="xs"
              aria-label={`${name}: ${t(edge)}`}
              placeholder={t(edge)}
              value={range[edge] === undefined ? '' : Number(range[edge]) / scale}
              onChange={(value) =>
                set(edge, typeof value === 'number' ? Math.round(value * scale) : undefined)
              }
            />
          ),
        )}
      </div>
    </div>
  );
}
