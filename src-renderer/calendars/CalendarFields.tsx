import { Autocomplete, Checkbox, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import styles from './calendars.module.css';
import type { CalendarValues } from './calendarValues.ts';
import { HolidaysEditor } from './HolidaysEditor.tsx';
import { calendarTexts } from './texts.ts';
import { VersionsEditor } from './VersionsEditor.tsx';

interface CalendarFieldsProps {
  readonly form: UseFormReturnType<CalendarValues>;
  /** The institution's calendar hands that on by giving it to another, never by just leaving it. */
  readonly wasDefault: boolean;
}

/** The fields of a calendar: name and zone, hours by date, days off. */
export function CalendarFields({ form, wasDefault }: CalendarFieldsProps) {
  const t = useTexts(calendarTexts);
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const values = form.getValues();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <div className={styles.fields}>
          <TextInput label={t('field.name')} required maxLength={80} {...form.getInputProps('name')} />
          <Autocomplete
            label={t('field.timeZone')}
            data={zones}
            limit={30}
            required
            {...form.getInputProps('timeZone')}
          />
        </div>
        <VersionsEditor
          versions={values.versions}
          onChange={(versions) => {
            form.setFieldValue('versions', versions);
            form.clearFieldError('versions');
          }}
        />
        {form.errors.versions !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {form.errors.versions}
          </Text>
        )}
        <Checkbox
          label={t('field.isDefault')}
          description={wasDefault ? t('hint.wasDefault') : t('hint.isDefault')}
          disabled={wasDefault}
          {...form.getInputProps('isDefault', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('field.isEnabled')}
          description={t('hint.isEnabled')}
          disabled={wasDefault}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
      </div>
      <HolidaysEditor
        template={values.holidayTemplate}
        holidays={values.holidays}
        onChange={(changed) => form.setValues(changed)}
      />
    </div>
  );
}
