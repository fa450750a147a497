import { Autocomplete, Select, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { isTimeZone } from '#shared/calendars/zone.ts';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { AccentChoice } from './AccentChoice.tsx';
import { ACCENTS } from './accents.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';
import { type GroupProps, useSettingsForm } from './useSettingsForm.ts';

const PREFIX = /^[A-Z]{1,6}$/;

/** Name, zone, language, folio and colour of the institution. */
export function InstitutionForm(props: GroupProps) {
  const t = useTexts(settingsTexts);
  const tRpc = useTexts(rpcTexts);
  const tWords = useTexts(words);
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const record = useSettingsForm('institution', props, {
    valuesOf: (stored) => ({ ...stored }),
    storedOf: (values) => ({ ...values, folioPrefix: values.folioPrefix.toUpperCase() }),
    validate: (values) => ({
      ...(values.name.trim() === '' ? { name: tRpc('field.required') } : {}),
      ...(isTimeZone(values.timeZone) ? {} : { timeZone: tRpc('field.timeZone') }),
      ...(PREFIX.test(values.folioPrefix.toUpperCase()) ? {} : { folioPrefix: t('problem.folioPrefix') }),
    }),
  });
  const { form } = record;
  const values = form.getValues();
  const accentName = (accent: string | null) => t(`accent.${ACCENTS.find((one) => one === accent) ?? 'own'}`);
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(from) => [
        { label: t('field.name'), value: from.name },
        { label: t('field.timeZone'), value: from.timeZone },
        { label: t('field.language'), value: tWords(`language.${from.language}`) },
        { label: t('field.folioPrefix'), value: from.folioPrefix },
        { label: t('field.accent'), value: accentName(from.accent) },
      ]}
    >
      <Stack gap="md">
        <TextInput label={t('field.name')} required maxLength={160} {...form.getInputProps('name')} />
        <div className={styles.pair}>
          <Autocomplete
            label={t('field.timeZone')}
            description={t('hint.timeZone')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={zones}
            limit={30}
            {...form.getInputProps('timeZone')}
          />
          <Select
            label={t('field.language')}
            description={t('hint.language')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={LANGUAGES.map((language) => ({ value: language, label: tWords(`language.${language}`) }))}
            allowDeselect={false}
            value={values.language}
            onChange={(language) => form.setFieldValue('language', language as Language)}
          />
        </div>
        <TextInput
          label={t('field.folioPrefix')}
          description={t('hint.folioPrefix', {
            example: `${values.folioPrefix.toUpperCase() || 'SB'}-2026-000123`,
          })}
          maxLength={6}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          styles={{ wrapper: { maxWidth: '8rem' }, input: { textTransform: 'uppercase' } }}
          {...form.getInputProps('folioPrefix')}
        />
        <AccentChoice value={values.accent} onChange={(accent) => form.setFieldValue('accent', accent)} />
      </Stack>
    </RecordFrame>
  );
}
