import { NumberInput, Stack } from '@mantine/core';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { isWhole } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const bounds = {
  sessionHours: { min: 1, max: 24 * 90 },
  idleMinutes: { min: 5, max: 60 * 24 * 30 },
  maxFailures: { min: 3, max: 20 },
} as const;
const FIELDS = ['sessionHours', 'idleMinutes', 'maxFailures'] as const;

/** How long a session lasts and how many failed attempts lock it out. */
export function SecurityForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const record = useSettingsForm('security', props, {
    valuesOf: (stored): Record<(typeof FIELDS)[number], number | string> => ({ ...stored }),
    storedOf: (values) => ({
      sessionHours: Number(values.sessionHours),
      idleMinutes: Number(values.idleMinutes),
      maxFailures: Number(values.maxFailures),
    }),
    validate: (values) =>
      Object.fromEntries(
        FIELDS.filter((field) => !isWhole(values[field], bounds[field].min, bounds[field].max)).map(
          (field) => [field, tRpc('field.number', bounds[field])],
        ),
      ),
  });
  const { form } = record;
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => FIELDS.map((field) => ({ label: t(`field.${field}`), value: String(from[field]) }))}
    >
      <Stack gap="md">
        {FIELDS.map((field) => (
          <NumberInput
            key={field}
            label={t(`field.${field}`)}
            description={t(`hint.${field}`)}
            min={bounds[field].min}
            max={bounds[field].max}
            allowDecimal={false}
            styles={{ wrapper: { maxWidth: '10rem' } }}
            {...form.getInputProps(field)}
          />
        ))}
      </Stack>
    </RecordFrame>
  );
}
