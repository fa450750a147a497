import { Alert, NumberInput, Select, Stack, Switch, Textarea, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { MAIL_SECURITIES, type MailSettings, USUAL_PORTS } from '#shared/mail/settings.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { mailFormTexts } from './formTexts.ts';
import styles from './mail.module.css';
import { type MailValues, mailProblems, settingsOf } from './mailProblems.ts';
import { PasswordPanel } from './PasswordPanel.tsx';
import { TestPanel } from './TestPanel.tsx';
import { mailTexts } from './texts.ts';
import { type GroupProps, useGroupForm } from './useGroupForm.ts';

const ORDER = ['label', 'input', 'description', 'error'] as const;
const WRITTEN = ['fromAddress', 'fromName', 'replyTo', 'linkBase'] as const;

/** Server, account and sender; then the password of this installation, and a message to try it all. */
export function MailForm(props: GroupProps) {
  const t = useTexts(mailFormTexts);
  const tMail = useTexts(mailTexts);
  const mayEdit = useAllows('settings.manage');
  const record = useGroupForm('mail', props, {
    valuesOf: (stored): MailValues => ({ ...stored }),
    storedOf: settingsOf,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(mailProblems(values)).map(([field, problem]) => [field, t(`problem.${problem}`)]),
      ),
  });
  const { form } = record;
  const values = form.getValues();
  const chooseSecurity = (security: MailSettings['security']) => {
    // The port follows by custom, unless somebody has set one of their own.
    const isUsual = Object.values(USUAL_PORTS).some((port) => port === Number(values.port));
    form.setValues({ security, ...(isUsual ? { port: USUAL_PORTS[security] } : {}) });
  };
  return (
    <Stack gap="xl">
      <RecordFrame
        record={record}
        mayEdit={mayEdit}
        describe={(from) => [
          { label: t('field.isOn'), value: from.isOn ? tMail('yes') : tMail('no') },
          { label: t('field.host'), value: from.host },
          { label: t('field.port'), value: String(from.port) },
          { label: t('field.security'), value: t(`security.${settingsOf(from).security}`) },
          { label: t('field.user'), value: from.user },
          ...WRITTEN.map((field) => ({ label: t(`field.${field}`), value: from[field] })),
          { label: t('field.joinMinutes'), value: String(from.joinMinutes) },
          { label: t('field.ca'), value: from.ca },
        ]}
      >
        <Stack gap="md">
          <Switch
            label={t('field.isOn')}
            description={t('hint.isOn')}
            {...form.getInputProps('isOn', { type: 'checkbox' })}
          />
          <Title order={2} size="h4">
            {t('heading.server')}
          </Title>
          <div className={styles.pair}>
            <TextInput
              label={t('field.host')}
              description={t('hint.host')}
              inputWrapperOrder={[...ORDER]}
              maxLength={253}
              autoComplete="off"
              {...form.getInputProps('host')}
            />
            <Select
              label={t('field.security')}
              description={t('hint.security')}
              inputWrapperOrder={[...ORDER]}
              data={MAIL_SECURITIES.map((security) => ({
                value: security,
                label: t(`security.${security}`),
              }))}
              allowDeselect={false}
              value={values.security}
              error={form.errors.security}
              onChange={(value) => {
                const security = MAIL_SECURITIES.find((one) => one === value);
                if (security !== undefined) chooseSecurity(security);
              }}
            />
            <NumberInput
              label={t('field.port')}
              min={1}
              max={65_535}
              allowDecimal={false}
              thousandSeparator={false}
              {...form.getInputProps('port')}
            />
            <TextInput
              label={t('field.user')}
              description={t('hint.user')}
              inputWrapperOrder={[...ORDER]}
              maxLength={254}
              autoComplete="off"
              {...form.getInputProps('user')}
            />
          </div>
          {values.security === 'none' && (
            <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
              {t('warnPlain')}
            </Alert>
          )}
          <Title order={2} size="h4">
            {t('heading.messages')}
          </Title>
          <div className={styles.pair}>
            {WRITTEN.map((field) => (
              <TextInput
                key={field}
                label={t(`field.${field}`)}
                description={t(`hint.${field}`)}
                inputWrapperOrder={[...ORDER]}
                maxLength={300}
                {...form.getInputProps(field)}
              />
            ))}
          </div>
          <NumberInput
            label={t('field.joinMinutes')}
            description={t('hint.joinMinutes')}
            inputWrapperOrder={[...ORDER]}
            min={0}
            max={30}
            allowDecimal={false}
            styles={{ wrapper: { maxWidth: '10rem' } }}
            {...form.getInputProps('joinMinutes')}
          />
          <Textarea
            label={t('field.ca')}
            description={t('hint.ca')}
            inputWrapperOrder={[...ORDER]}
            placeholder="-----BEGIN CERTIFICATE-----"
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            {...form.getInputProps('ca')}
          />
        </Stack>
      </RecordFrame>
      {mayEdit && <PasswordPanel account={props.settings.mail} />}
      {mayEdit && (
        <TestPanel
          isReady={props.settings.mail.host !== '' && props.settings.mail.fromAddress !== ''}
          isDirty={form.isDirty()}
        />
      )}
    </Stack>
  );
}
