import { NumberInput, Stack } from '@mantine/core';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { isWhole } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const LIMITS = [
  ['stuckHours', 400],
  ['waitingStuckHours', 2_000],
  ['lateOddsPercent', 100],
] as const;
type Name = (typeof LIMITS)[number][0];

/** When a ticket counts as stuck, and from which odds of being late as at risk. */
export function DelaysForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('delays', props, {
    valuesOf: (stored): Record<Name, number | string> => ({ ...stored }),
    storedOf: (values) => ({
      stuckHours: Number(values.stuckHours),
      waitingStuckHours: Number(values.waitingStuckHours),
      lateOddsPercent: Number(values.lateOddsPercent),
    }),
    validate: (values): Record<string, string> =>
      Object.fromEntries(
        LIMITS.flatMap(([name, max]) =>
          isWhole(values[name], 1, max) ? [] : [[name, tRpc('field.number', { min: 1, max })]],
        ),
      ),
  });
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => LIMITS.map(([name]) => ({ label: t(`field.${name}`), value: String(from[name]) }))}
    >
      <Stack gap="md">
        {LIMITS.map(([name, max]) => (
          <NumberInput
            key={name}
            label={t(`field.${name}`)}
            description={t(`hint.${name}`)}
            min={1}
            max={max}
            allowDecimal={false}
            styles={{ wrapper: { maxWidth: '10rem' } }}
            {...record.form.getInputProps(name)}
          />
        ))}
      </Stack>
    </RecordFrame>
  );
}
