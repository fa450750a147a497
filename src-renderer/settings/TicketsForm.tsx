import { NumberInput, Stack } from '@mantine/core';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { isWhole } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

/** When resolved tickets close by themselves and until when closed ones may be reopened. */
export function TicketsForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('tickets', props, {
    valuesOf: (stored): { autoCloseDays: number | string; reopenDays: number | string } => ({ ...stored }),
    storedOf: (values) => ({
      autoCloseDays: Number(values.autoCloseDays),
      reopenDays: Number(values.reopenDays),
    }),
    validate: (values) => ({
      ...(isWhole(values.autoCloseDays, 1, 60)
        ? {}
        : { autoCloseDays: tRpc('field.number', { min: 1, max: 60 }) }),
      ...(isWhole(values.reopenDays, 0, 365)
        ? {}
        : { reopenDays: tRpc('field.number', { min: 0, max: 365 }) }),
    }),
  });
  const { form } = record;
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('field.autoCloseDays'), value: String(from.autoCloseDays) },
        { label: t('field.reopenDays'), value: String(from.reopenDays) },
      ]}
    >
      <Stack gap="md">
        <NumberInput
          label={t('field.autoCloseDays')}
          description={t('hint.autoCloseDays')}
          min={1}
          max={60}
          allowDecimal={false}
          styles={{ wrapper: { maxWidth: '10rem' } }}
          {...form.getInputProps('autoCloseDays')}
        />
        <NumberInput
          label={t('field.reopenDays')}
          description={t('hint.reopenDays')}
          min={0}
          max={365}
          allowDecimal={false}
          styles={{ wrapper: { maxWidth: '10rem' } }}
          {...form.getInputProps('reopenDays')}
        />
      </Stack>
    </RecordFrame>
  );
}
