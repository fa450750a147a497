import { SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { holidayTemplate } from '#shared/calendars/holidayTemplate.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { WeeklyHoursInput } from '../signs/WeeklyHoursInput.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { HolidayPreview } from './HolidayPreview.tsx';
import { setupTexts } from './texts.ts';
import { type SetupAnswers, type SetupFault, SHORTEST_PASSWORD, type Step } from './wizard.ts';

interface SetupStepProps {
  readonly step: Step;
  readonly answers: SetupAnswers;
  readonly faults: Partial<Record<keyof SetupAnswers, SetupFault>>;
  /** What the service refused, by its path. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly needsCode: boolean;
  readonly timeZones: readonly string[];
  readonly onChange: (changed: Partial<SetupAnswers>) => void;
}

/** The fields of one step. */
export function SetupStep({
  step,
  answers,
  faults,
  refusals,
  needsCode,
  timeZones,
  onChange,
}: SetupStepProps) {
  const t = useTexts(setupTexts);
  const field = useTexts(rpcTexts);
  const word = useTexts(words);

  const say = (fault: SetupFault | undefined): string | undefined => {
    switch (fault) {
      case undefined:
        return undefined;
      case 'required':
        return field('field.required');
      case 'tooShort':
        return field('field.tooShort', { count: SHORTEST_PASSWORD });
      case 'prefixRule':
        return t('institution.prefixRule');
      case 'usernameRule':
        return t('administrator.usernameRule');
      case 'differs':
        return t('administrator.differs');
      case 'none':
        return t('hours.none');
      case 'hours':
        return t('hours.check');
      case 'wrongCode':
        return t('institution.wrongCode');
    }
  };
  const line = (
    name: 'institution' | 'folioPrefix' | 'setupCode' | 'name' | 'username' | 'password' | 'again',
  ) => ({
    value: answers[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.currentTarget.value }),
    error: say(faults[name]) ?? refusals[name] ?? refusals[`administrator.${name}`],
  });

  switch (step) {
    case 'institution':
      return (
        <>
          <TextInput
            size="md"
            label={t('institution.name')}
            placeholder={t('institution.nameExample')}
            maxLength={160}
            autoComplete="organization"
            {...line('institution')}
          />
          <TextInput
            size="md"
            w={220}
            label={t('institution.prefix')}
            description={t('institution.prefixHint', {
              example: formatFolio(
                answers.folioPrefix.trim().toUpperCase() || 'SB',
                new Date().getFullYear(),
                1,
              ),
            })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={6}
            {...line('folioPrefix')}
          />
          {needsCode && (
            <TextInput
              size="md"
              label={t('institution.code')}
              description={t('institution.codeHint')}
              autoComplete="one-time-code"
              spellCheck={false}
              {...line('setupCode')}
            />
          )}
        </>
      );
    case 'language':
      return (
        <>
          <Stack gap={4}>
            <Text size="sm" fw={500} id="setup-language">
              {t('language.language')}
            </Text>
            <SegmentedControl
              aria-labelledby="setup-language"
              value={answers.language}
              onChange={(language) =>
                onChange({ language: LANGUAGES.find((one) => one === language) ?? 'es' })
              }
              data={LANGUAGES.map((language) => ({ value: language, label: word(`language.${language}`) }))}
            />
          </Stack>
          <Select
            size="md"
            label={t('language.timeZone')}
            searchable
            allowDeselect={false}
            limit={80}
            data={[...timeZones]}
            value={answers.timeZone}
            onChange={(timeZone) => onChange({ timeZone: timeZone ?? '' })}
            error={say(faults.timeZone)}
          />
        </>
      );
    case 'hours':
      return (
        <>
          <WeeklyHoursInput
            label={t('hours.title')}
            isLabelHidden
            value={answers.hours}
            onChange={(hours) => onChange({ hours })}
          />
          {faults.hours !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {say(faults.hours)}
            </Text>
          )}
          <Select
            size="md"
            label={t('hours.holidays')}
            description={t('hours.holidaysHint')}
            allowDeselect={false}
            data={holidayTemplate.options.map((value) => ({ value, label: word(`holidays.${value}`) }))}
            value={answers.holidayTemplate}
            onChange={(value) =>
              onChange({ holidayTemplate: holidayTemplate.options.find((one) => one === value) ?? 'none' })
            }
          />
          <HolidayPreview template={answers.holidayTemplate} />
        </>
      );
    case 'administrator':
      return (
        <>
          <TextInput
            size="md"
            label={t('administrator.name')}
            autoComplete="name"
            maxLength={120}
            {...line('name')}
          />
          <TextInput
            size="md"
            label={t('administrator.username')}
            description={t('administrator.usernameHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            {...line('username')}
          />
          <PasswordField
            size="md"
            label={t('administrator.password')}
            description={t('administrator.passwordHint')}
            autoComplete="new-password"
            maxLength={128}
            {...line('password')}
          />
          <PasswordField
            size="md"
            label={t('administrator.again')}
            autoComplete="new-password"
            maxLength={128}
            {...line('again')}
          />
        </>
      );
  }
}
