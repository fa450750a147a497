import { Checkbox, NumberInput, Stack } from '@mantine/core';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { EndEverybody } from './EndEverybody.tsx';
import { isWhole } from './numbers.ts';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const bounds = {
  sessionHours: { min: 1, max: 24 * 90 },
  idleMinutes: { min: 5, max: 60 * 24 * 30 },
  maxFailures: { min: 3, max: 20 },
} as const;
const FIELDS = ['sessionHours', 'idleMinutes', 'maxFailures'] as const;

interface Values extends Record<(typeof FIELDS)[number], number | string> {
  readonly secondFactorRoles: string[];
}

const rolesIn = (values: readonly string[]): Role[] => ROLES.filter((role) => values.includes(role));

/** How long a session lasts, how many failed attempts lock it out, and of whom a second factor is demanded. */
export function SecurityForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const record = useSettingsForm('security', props, {
    valuesOf: (stored): Values => ({ ...stored }),
    storedOf: (values) => ({
      sessionHours: Number(values.sessionHours),
      idleMinutes: Number(values.idleMinutes),
      maxFailures: Number(values.maxFailures),
      secondFactorRoles: rolesIn(values.secondFactorRoles),
    }),
    validate: (values) =>
      Object.fromEntries(
        FIELDS.filter((field) => !isWhole(values[field], bounds[field].min, bounds[field].max)).map(
          (field) => [field, tRpc('field.number', bounds[field])],
        ),
      ),
  });
  const { form } = record;
  const mayEdit = useAllows('settings.manage');
  return (
    <>
      <RecordFrame
        record={record}
        mayEdit={mayEdit}
        describe={(from) => [
          ...FIELDS.map((field) => ({ label: t(`field.${field}`), value: String(from[field]) })),
          {
            label: t('field.secondFactorRoles'),
            value: formats.list(rolesIn(from.secondFactorRoles).map((role) => word(`role.${role}`))),
          },
        ]}
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
          <Checkbox.Group
            label={t('field.secondFactorRoles')}
            description={t('hint.secondFactorRoles')}
            {...form.getInputProps('secondFactorRoles')}
          >
            <Stack gap={6} mt={6}>
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={word(`role.${role}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Stack>
      </RecordFrame>
      {mayEdit && <EndEverybody />}
    </>
  );
}
