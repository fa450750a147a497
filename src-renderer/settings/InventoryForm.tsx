import { Autocomplete, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { sequenceNumber } from '#shared/assets/sequence.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { inventorySettingsTexts } from './inventoryTexts.ts';
import { isWhole } from './numbers.ts';
import { StatusesEditor } from './StatusesEditor.tsx';
import styles from './settings.module.css';
import { inOrder, statusProblems } from './statusList.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

/** As an example of the sequence: neither the first nor a round one. */
const EXAMPLE = 123;

/** How assets are numbered, in which money they are counted, and what their statuses are called. */
export function InventoryForm(props: GroupProps) {
  const t = useTexts(inventorySettingsTexts);
  const tRpc = useTexts(rpcTexts);
  const formats = useFormats();
  const currencies = useMemo(() => Intl.supportedValuesOf('currency'), []);
  const record = useSettingsForm('inventory', props, {
    valuesOf: (stored) => ({ ...stored, numberDigits: stored.numberDigits as number | string }),
    storedOf: (values) => ({
      ...values,
      numberDigits: Number(values.numberDigits),
      currency: values.currency.trim().toUpperCase(),
      statuses: inOrder(values.statuses),
    }),
    validate: (values) => ({
      ...(isWhole(values.numberDigits, 1, 12)
        ? {}
        : { numberDigits: tRpc('field.number', { min: 1, max: 12 }) }),
      ...(currencies.includes(values.currency.trim().toUpperCase())
        ? {}
        : { currency: t('problem.currency') }),
      ...(statusProblems(values.statuses).size === 0 ? {} : { statuses: tRpc('field.other') }),
    }),
  });
  const { form } = record;
  const values = form.getValues();
  const example = sequenceNumber(values.numberPrefix, Number(values.numberDigits) || 1, EXAMPLE);
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('numberPrefix'), value: from.numberPrefix },
        { label: t('numberDigits'), value: String(from.numberDigits) },
        { label: t('currency'), value: from.currency },
        { label: t('statuses'), value: formats.list(from.statuses.map((status) => status.label)) },
      ]}
    >
      <Stack gap="lg">
        <div>
          <div className={styles.numbers}>
            <TextInput label={t('numberPrefix')} maxLength={20} {...form.getInputProps('numberPrefix')} />
            <NumberInput
              label={t('numberDigits')}
              min={1}
              max={12}
              allowDecimal={false}
              {...form.getInputProps('numberDigits')}
            />
          </div>
          <p className={styles.hint}>{t('numberHint', { example })}</p>
        </div>
        <Autocomplete
          label={t('currency')}
          description={t('currencyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={currencies}
          limit={20}
          maxLength={3}
          styles={{ wrapper: { maxWidth: '8rem' }, input: { textTransform: 'uppercase' } }}
          {...form.getInputProps('currency')}
        />
        <StatusesEditor
          statuses={values.statuses}
          onChange={(statuses) => form.setFieldValue('statuses', [...statuses])}
          problems={form.errors['statuses'] === undefined ? new Map() : statusProblems(values.statuses)}
        />
      </Stack>
    </RecordFrame>
  );
}
