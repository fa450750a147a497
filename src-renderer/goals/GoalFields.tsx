import { NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { fits, GOAL_ROLES, GOAL_SCOPES } from '#shared/goals/goal.ts';
import { MEASURES, type MeasureKey, measures } from '#shared/goals/measures.ts';
import { GOAL_PERIODS } from '#shared/goals/periods.ts';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { PeoplePicker } from '../signs/PeoplePicker.tsx';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { DurationInput } from '../ui/DurationInput.tsx';
import styles from './goals.module.css';
import { type GoalValues, scopeOf } from './goalValues.ts';
import { goalTexts } from './texts.ts';

interface GoalFieldsProps {
  readonly form: UseFormReturnType<GoalValues>;
}

/** What a goal asks of whom, how often and since when. */
export function GoalFields({ form }: GoalFieldsProps) {
  const t = useTexts(goalTexts);
  const tSigns = useTexts(goalSignTexts);
  const tWords = useTexts(words);
  const names = useGoalWords();
  const values = form.getValues();
  const { measure, scope } = values;
  const asked = scopeOf({ ...values, technician: [{ id: 1, name: '' }] }) ?? { kind: 'all' };
  const offered = MEASURES.filter((each) => fits(each, asked) || each === measure);
  return (
    <Stack gap="sm">
      <Select
        label={t('field.scope')}
        data={GOAL_SCOPES.map((kind) => ({ value: kind, label: t(`scope.${kind}`) }))}
        allowDeselect={false}
        data-autofocus
        {...form.getInputProps('scope')}
      />
      {scope === 'role' && (
        <Select
          label={t('field.role')}
          data={GOAL_ROLES.map((role) => ({ value: role, label: tWords(`role.${role}`) }))}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
      )}
      {scope === 'worker' && (
        <PeoplePicker
          label={t('field.technician')}
          withRole="technician"
          most={1}
          withAsterisk
          value={values.technician}
          onChange={(people) => form.setFieldValue('technician', people)}
          error={form.errors.technician}
          data-path="technician"
        />
      )}
      <Select
        label={t('field.measure')}
        data={offered.map((each) => ({ value: each, label: names.measure(each) }))}
        searchable
        allowDeselect={false}
        value={measure}
        onChange={(chosen) => {
          const next = MEASURES.find((each) => each === chosen) ?? measure;
          // A target in hours says nothing of a share.
          if (measures[next].unit !== measures[measure].unit) form.setFieldValue('target', null);
          form.setFieldValue('measure', next);
        }}
        error={form.errors.measure}
        data-path="measure"
      />
      <TargetInput
        key={measures[measure].unit}
        measure={measure}
        value={values.target}
        onChange={(target) => form.setFieldValue('target', target)}
        error={form.errors.target}
      />
      <Select
        label={t('field.period')}
        data={GOAL_PERIODS.map((period) => ({ value: period, label: tSigns(`period.${period}`) }))}
        allowDeselect={false}
        {...form.getInputProps('period')}
      />
      <div className={styles.dates}>
        <TextInput type="date" label={t('field.from')} {...form.getInputProps('from')} />
        <TextInput
          type="date"
          label={t('field.to')}
          description={t('hint.to')}
          {...form.getInputProps('to')}
        />
      </div>
      <Textarea
        label={t('field.note')}
        description={t('hint.note')}
        autosize
        minRows={2}
        maxLength={1_000}
        {...form.getInputProps('note')}
      />
    </Stack>
  );
}

interface TargetInputProps {
  readonly measure: MeasureKey;
  readonly value: GoalValues['target'];
  readonly onChange: (target: GoalValues['target']) => void;
  readonly error: React.ReactNode;
}

/** The target in the unit that people use: per cent, working time, stars, tickets. */
function TargetInput({ measure, value, onChange, error }: TargetInputProps) {
  const t = useTexts(goalTexts);
  const { unit, direction } = measures[measure];
  const shared = { label: t('field.target'), error, withAsterisk: true, 'data-path': 'target' } as const;
  if (unit === 'seconds') {
    return <DurationInput {...shared} value={value === null ? null : Number(value)} onChange={onChange} />;
  }
  return (
    <NumberInput
      {...shared}
      description={t(`hint.${direction}`)}
      value={value ?? ''}
      onChange={onChange}
      min={0}
      allowNegative={false}
      {...(unit === 'share' ? { suffix: ' %', max: 100 } : {})}
      {...(unit === 'stars' ? { max: 5 } : {})}
      {...(unit === 'tickets' ? { allowDecimal: false } : { decimalScale: 2 })}
    />
  );
}
