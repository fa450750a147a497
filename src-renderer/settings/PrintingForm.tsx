import { Stack, Textarea } from '@mantine/core';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { inventorySettingsTexts } from './inventoryTexts.ts';
import { Letterhead } from './Letterhead.tsx';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

/** What stands on paper that people sign: the letterhead and the legend of custody. */
export function PrintingForm(props: GroupProps) {
  const t = useTexts(inventorySettingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('printing', props, {
    valuesOf: (stored) => ({ ...stored }),
    // The logo has a way of its own: what was uploaded meanwhile stays.
    storedOf: (values) => ({ ...values, logo: props.settings.printing.logo }),
    validate: (values): Record<string, string> =>
      values.custodyLegend.trim() === '' ? { custodyLegend: tRpc('field.required') } : {},
  });
  const { form } = record;
  const values = form.getValues();
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('letterhead'), value: from.letterhead },
        { label: t('legend'), value: from.custodyLegend },
      ]}
    >
      <Stack gap="lg">
        <Textarea
          label={t('letterhead')}
          description={t('letterheadHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={3}
          maxRows={6}
          maxLength={400}
          {...form.getInputProps('letterhead')}
        />
        <Letterhead
          institution={props.settings.institution.name}
          lines={values.letterhead}
          logo={props.settings.printing.logo}
          version={props.versions['printing'] ?? 0}
          isLocked={form.isDirty()}
        />
        <Textarea
          label={t('legend')}
          description={t('legendHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autosize
          minRows={5}
          maxRows={16}
          maxLength={4_000}
          {...form.getInputProps('custodyLegend')}
        />
      </Stack>
    </RecordFrame>
  );
}
