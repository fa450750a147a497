import { Select, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';
import { refreshMe } from '../rpc/authenticate.ts';
import { client } from '../rpc/client.ts';
import { useAllows, useMe } from '../rpc/session.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { showFieldErrors } from '../ui/formErrors.ts';
import { Page } from '../ui/Page.tsx';
import { PropertyList } from '../ui/PropertyList.tsx';
import { setPreferences } from '../ui/preferences.ts';
import styles from './AccountScreen.module.css';
import { MyDataSection } from './MyDataSection.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { privacyTexts } from './privacyTexts.ts';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionList } from './SessionList.tsx';
import { secondFactorTexts } from './secondFactorTexts.ts';
import { TokenSection } from './TokenSection.tsx';
import { sessionTexts } from './texts.ts';
import { tokenTexts } from './tokenTexts.ts';

/** What is one's own: details, password, open sessions. */
export function AccountScreen() {
  const t = useTexts(sessionTexts);
  const tFactor = useTexts(secondFactorTexts);
  const tToken = useTexts(tokenTexts);
  const tPrivacy = useTexts(privacyTexts);
  const me = useMe();
  const mayHaveTokens = useAllows('tokens.own');
  return (
    <Page title={t('account.title')} width="narrow">
      <Stack gap="lg">
        <Section title={t('account.mine')} id="mine">
          <Details />
        </Section>
        <Section title={t('account.sessions')} id="sessions">
          <SessionList />
        </Section>
        <Section title={t('account.password')} id="password">
          <PasswordForm username={me.username} onDone={() => showDone(t('change.done'))} />
        </Section>
        <Section title={tFactor('title')} id="secondFactor">
          <SecondFactorSection />
        </Section>
        {mayHaveTokens && (
          <Section title={tToken('title')} id="tokens">
            <TokenSection />
          </Section>
        )}
        <Section title={tPrivacy('title')} id="privacy">
          <MyDataSection />
        </Section>
      </Stack>
    </Page>
  );
}

function Section({
  title,
  id,
  children,
}: {
  readonly title: string;
  readonly id: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Details() {
  const t = useTexts(sessionTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const me = useMe();
  const save = useCommand(client.people.updateMine, {
    errors: 'inline',
    changes: ['person'],
    onDone: () => {
      showDone(t('account.saved'));
      void refreshMe();
    },
  });
  const form = useForm({ initialValues: { language: me.language, phone: me.phone ?? '' } });
  const send = async (values: { language: Language; phone: string }) => {
    const outcome = await save.run({ language: values.language, phone: values.phone.trim() });
    if (outcome.ok) setPreferences({ language: values.language });
    else showFieldErrors(form, outcome.error);
  };
  return (
    <Stack gap="md">
      <PropertyList
        items={[
          { label: t('account.name'), value: me.name },
          { label: t('account.username'), value: me.username },
          { label: t('account.roles'), value: formats.list(me.roles.map((role) => word(`role.${role}`))) },
        ]}
      />
      <FormFrame
        onSubmit={form.onSubmit((values) => void send(values))}
        error={save.error}
        isBusy={save.isRunning}
      >
        <div className={styles.pair}>
          <Select
            label={t('account.language')}
            allowDeselect={false}
            data={LANGUAGES.map((language) => ({ value: language, label: word(`language.${language}`) }))}
            {...form.getInputProps('language')}
          />
          <TextInput
            label={t('account.phone')}
            description={t('account.phoneHint')}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('phone')}
          />
        </div>
      </FormFrame>
    </Stack>
  );
}
