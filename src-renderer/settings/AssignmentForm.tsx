import { Checkbox, Fieldset, NumberInput, Stack } from '@mantine/core';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { isWhole } from './numbers.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

/** How tickets are handed out: the limit, by itself or by hand, and what counts as load. */
export function AssignmentForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const tWords = useTexts(words);
  const record = useSettingsForm('assignment', props, {
    valuesOf: (
      stored,
    ): { activeLimit: number | string; isAutomatic: boolean; usesWeights: boolean; weights: Weights } => ({
      ...stored,
      weights: { ...stored.weights },
    }),
    storedOf: (values) => ({
      ...values,
      activeLimit: Number(values.activeLimit),
      weights: {
        low: Number(values.weights.low),
        medium: Number(values.weights.medium),
        high: Number(values.weights.high),
        critical: Number(values.weights.critical),
      },
    }),
    validate: (values) => ({
      ...(isWhole(values.activeLimit, 1, 200)
        ? {}
        : { activeLimit: tRpc('field.number', { min: 1, max: 200 }) }),
      ...Object.fromEntries(
        PRIORITIES.filter((priority) => values.weights[priority] === '').map((priority) => [
          `weights.${priority}`,
          tRpc('field.required'),
        ]),
      ),
    }),
  });
  const { form } = record;
  const values = form.getValues();
  const yesNo = (is: boolean) => (is ? tUi('yes') : tUi('no'));
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('field.activeLimit'), value: String(from.activeLimit) },
        { label: t('field.isAutomatic'), value: yesNo(from.isAutomatic) },
        { label: t('field.usesWeights'), value: yesNo(from.usesWeights) },
        ...PRIORITIES.map((priority) => ({
          label: `${t('field.weights')}: ${tWords(`priority.${priority}`)}`,
          value: String(from.weights[priority]),
        })),
      ]}
    >
      <Stack gap="md">
        <NumberInput
          label={t('field.activeLimit')}
          description={t('hint.activeLimit')}
          min={1}
          max={200}
          allowDecimal={false}
          styles={{ wrapper: { maxWidth: '10rem' } }}
          {...form.getInputProps('activeLimit')}
        />
        <Checkbox
          label={t('field.isAutomatic')}
          description={t('hint.isAutomatic')}
          {...form.getInputProps('isAutomatic', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('field.usesWeights')}
          description={t('hint.usesWeights')}
          {...form.getInputProps('usesWeights', { type: 'checkbox' })}
        />
        <Fieldset legend={t('field.weights')} disabled={!values.usesWeights} variant="default">
          <div className={styles.weights}>
            {[...PRIORITIES].reverse().map((priority) => (
              <NumberInput
                key={priority}
                label={<PriorityBadge priority={priority} />}
                min={0}
                max={100}
                decimalScale={2}
                {...form.getInputProps(`weights.${priority}`)}
              />
            ))}
          </div>
        </Fieldset>
      </Stack>
    </RecordFrame>
  );
}

type Weights = Record<(typeof PRIORITIES)[number], number | string>;
