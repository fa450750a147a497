import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { digestSettings } from '#shared/mail/settings.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { mailTexts } from './texts.ts';
import { type GroupProps, useGroupForm } from './useGroupForm.ts';

/** Whether managers get the summary of the day, and when. */
export function DigestForm(props: GroupProps) {
  const t = useTexts(mailTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useGroupForm('digest', props, {
    valuesOf: (stored) => ({ ...stored }),
    storedOf: (values) => values,
    validate: (values): Record<string, string> =>
      digestSettings.shape.at.safeParse(values.at).success ? {} : { at: tRpc('field.time') },
  });
  const { form } = record;
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('digest.isOn'), value: from.isOn ? t('yes') : t('no') },
        { label: t('digest.at'), value: from.at },
      ]}
    >
      <Stack gap="md">
        <Text size="sm">{t('digest.about')}</Text>
        <Switch label={t('digest.isOn')} {...form.getInputProps('isOn', { type: 'checkbox' })} />
        <TextInput
          type="time"
          label={t('digest.at')}
          description={t('digest.atHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          styles={{ wrapper: { maxWidth: '10rem' } }}
          {...form.getInputProps('at')}
        />
      </Stack>
    </RecordFrame>
  );
}
