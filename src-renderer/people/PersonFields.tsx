import { Checkbox, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LANGUAGES, type Language, type Person } from '#shared/people/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { withPresent } from '../ui/choices.ts';
import styles from './people.module.css';
import type { PersonValues } from './personValues.ts';
import { peopleTexts } from './texts.ts';
import type { PersonChoices } from './usePersonChoices.ts';

interface PersonFieldsProps {
  readonly form: UseFormReturnType<PersonValues>;
  readonly choices: PersonChoices;
  /** As stored; null for a new one. */
  readonly person: Person | null;
}

/** Hints below: fields side by side stay in line whatever the length of what is said about them. */
const HINT_BELOW: InputWrapperOrder = ['label', 'input', 'description', 'error'];

type InputWrapperOrder = ('label' | 'input' | 'description' | 'error')[];

/** The fields of a person, in three parts: who they are, how they come in and what they may do, how they work. */
export function PersonFields({ form, choices, person }: PersonFieldsProps) {
  const t = useTexts(peopleTexts);
  const tWords = useTexts(words);
  const values = form.getValues();
  const isTechnician = !values.isExternal && values.roles.includes('technician');

  return (
    <Stack gap="lg">
      <fieldset className={styles.section}>
        <legend>{t('part.who')}</legend>
        <div className={styles.fields}>
          <TextInput
            label={t('field.name')}
            required
            maxLength={120}
            className={styles.wide}
            {...form.getInputProps('name')}
          />
          <TextInput label={t('field.email')} type="email" maxLength={200} {...form.getInputProps('email')} />
          <TextInput label={t('field.phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
          <TextInput label={t('field.post')} maxLength={120} {...form.getInputProps('post')} />
          <TextInput
            label={t('field.employeeNumber')}
            maxLength={40}
            {...form.getInputProps('employeeNumber')}
          />
          <Select
            label={t('field.area')}
            data={withPresent(choices.areas, person?.area)}
            searchable
            clearable
            {...form.getInputProps('areaId')}
          />
          <Select
            label={t('field.location')}
            data={withPresent(choices.locations, person?.location)}
            searchable
            clearable
            {...form.getInputProps('locationId')}
          />
        </div>
      </fieldset>

      <fieldset className={styles.section}>
        <legend>{t('part.account')}</legend>
        <Stack gap="sm">
          <Checkbox
            label={t('field.external')}
            description={t('hint.external')}
            {...form.getInputProps('isExternal', { type: 'checkbox' })}
          />
          {!values.isExternal && (
            <div className={styles.fields}>
              <TextInput
                label={t('field.username')}
                description={person === null ? t('hint.username') : t('hint.usernameChange')}
                inputWrapperOrder={HINT_BELOW}
                maxLength={60}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                {...form.getInputProps('username')}
              />
              <Select
                label={t('field.language')}
                description={t('hint.language')}
                inputWrapperOrder={HINT_BELOW}
                data={LANGUAGES.map((language) => ({
                  value: language,
                  label: tWords(`language.${language}`),
                }))}
                allowDeselect={false}
                value={values.language}
                onChange={(language) => form.setFieldValue('language', language as Language)}
              />
            </div>
          )}
          {!values.isExternal && (
            <Checkbox.Group
              label={t('field.roles')}
              error={form.errors.roles}
              value={values.roles}
              onChange={(roles) => form.setFieldValue('roles', roles as Role[])}
            >
              <div className={styles.roles}>
                {ROLES.map((role) => (
                  <Checkbox
                    key={role}
                    value={role}
                    label={tWords(`role.${role}`)}
                    description={t(`mayDo.${role}`)}
                    className={styles.role}
                    error={form.errors.roles !== undefined}
                  />
                ))}
              </div>
            </Checkbox.Group>
          )}
        </Stack>
      </fieldset>

      {isTechnician && (
        <fieldset className={styles.section}>
          <legend>{t('part.technician')}</legend>
          <div className={styles.fields}>
            <MultiSelect
              label={t('field.teams')}
              data={[...choices.teams]}
              searchable
              hidePickedOptions
              {...form.getInputProps('teamIds')}
            />
            <MultiSelect
              label={t('field.skills')}
              description={t('hint.skills')}
              inputWrapperOrder={HINT_BELOW}
              data={[...choices.skills]}
              searchable
              hidePickedOptions
              {...form.getInputProps('skillIds')}
            />
            <Select
              label={t('field.calendar')}
              description={t('hint.calendar')}
              inputWrapperOrder={HINT_BELOW}
              placeholder={t('defaultCalendar')}
              data={withPresent(choices.calendars, person?.calendar)}
              clearable
              {...form.getInputProps('calendarId')}
            />
            <NumberInput
              label={t('field.limit')}
              description={t('hint.limit')}
              inputWrapperOrder={HINT_BELOW}
              placeholder={t('defaultLimit')}
              min={0}
              max={200}
              allowDecimal={false}
              {...form.getInputProps('activeLimit')}
            />
          </div>
        </fieldset>
      )}
    </Stack>
  );
}
