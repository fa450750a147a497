import { NumberInput } from '@mantine/core';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { isWhole } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const LEAST = 15;
const MOST = 2_880;

/** From how many minutes on time without recorded activity counts. */
export function IdleForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('idle', props, {
    valuesOf: (stored): { minutes: number | string } => ({ ...stored }),
    storedOf: ({ minutes }) => ({ minutes: Number(minutes) }),
    validate: ({ minutes }): Record<string, string> =>
      isWhole(minutes, LEAST, MOST) ? {} : { minutes: tRpc('field.number', { min: LEAST, max: MOST }) },
  });
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={({ minutes }) => [{ label: t('field.activityMinutes'), value: String(minutes) }]}
    >
      <NumberInput
        label={t('field.activityMinutes')}
        description={t('hint.activityMinutes')}
        min={LEAST}
        max={MOST}
        allowDecimal={false}
        styles={{ wrapper: { maxWidth: '10rem' } }}
        {...record.form.getInputProps('minutes')}
      />
    </RecordFrame>
  );
}
