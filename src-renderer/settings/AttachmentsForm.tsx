import { NumberInput, Stack } from '@mantine/core';
import { MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { MEGABYTE, megabytes } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const LEAST = 0.01;
const MOST = MAX_CALL_BYTES / 1_000_000;

/** The largest file that may be attached. */
export function AttachmentsForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('attachments', props, {
    valuesOf: (stored): { maxMegabytes: number | string } => ({ maxMegabytes: megabytes(stored.maxBytes) }),
    storedOf: (values) => ({ maxBytes: Math.round(Number(values.maxMegabytes) * MEGABYTE) }),
    validate: (values): Record<string, string> => {
      const size = Number(values.maxMegabytes);
      return values.maxMegabytes === '' || size < LEAST || size > MOST
        ? { maxMegabytes: tRpc('field.number', { min: LEAST, max: MOST }) }
        : {};
    },
  });
  const { form } = record;
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [{ label: t('field.maxBytes'), value: `${from.maxMegabytes} MB` }]}
    >
      <Stack gap="md">
        <NumberInput
          label={t('field.maxBytes')}
          description={t('hint.maxBytes')}
          suffix=" MB"
          min={LEAST}
          max={MOST}
          decimalScale={2}
          styles={{ wrapper: { maxWidth: '10rem' } }}
          {...form.getInputProps('maxMegabytes')}
        />
      </Stack>
    </RecordFrame>
  );
}
