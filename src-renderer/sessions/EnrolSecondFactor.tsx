import { Button, Code, CopyButton, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import styles from './AccountScreen.module.css';
import { secondFactorTexts } from './secondFactorTexts.ts';

interface Enrolment {
  readonly secret: string;
  readonly svg: string;
}

interface EnrolStepsProps {
  /** Told when the codes for paper are shown: what is shown once is not clicked away by accident. */
  readonly onShown?: () => void;
  readonly onDone: () => void;
}

/** Password, QR code and first code, codes for paper: nothing is on before the first code was right. */
export function EnrolSteps({ onShown, onDone }: EnrolStepsProps) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const show = (given: readonly string[]) => {
    setCodes(given);
    onShown?.();
  };
  if (codes !== null) return <RecoveryCodes codes={codes} onClose={onDone} />;
  if (enrolment !== null) return <FirstCode enrolment={enrolment} onDone={show} />;
  return <Password onDone={setEnrolment} />;
}

/** The steps in a dialog, for whoever turns it on of their own accord. */
export function EnrolSecondFactor({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(secondFactorTexts);
  const [isShownOnce, setIsShownOnce] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={isShownOnce ? t('codesTitle') : t('title')}
      withCloseButton={!isShownOnce}
      closeOnEscape={!isShownOnce}
      closeOnClickOutside={false}
    >
      <EnrolSteps onShown={() => setIsShownOnce(true)} onDone={onClose} />
    </Modal>
  );
}

function Password({ onDone }: { readonly onDone: (enrolment: Enrolment) => void }) {
  const t = useTexts(secondFactorTexts);
  const field = useTexts(rpcTexts);
  const begin = useCommand(client.sessions.beginSecondFactor, { errors: 'inline', onDone });
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? field('field.required') : null) },
  });
  const send = async (values: { password: string }) => {
    const outcome = await begin.run(values);
    if (outcome.ok || outcome.error.code !== 'wrongCredentials') return;
    begin.forget();
    form.setErrors({ password: t('wrongPassword') });
  };
  return (
    <FormFrame
      onSubmit={form.onSubmit((values) => void send(values))}
      error={begin.error}
      isBusy={begin.isRunning}
      submit={t('next')}
    >
      <PasswordField
        label={t('password')}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('password')}
      />
    </FormFrame>
  );
}

interface FirstCodeProps {
  readonly enrolment: Enrolment;
  readonly onDone: (codes: readonly string[]) => void;
}

function FirstCode({ enrolment, onDone }: FirstCodeProps) {
  const t = useTexts(secondFactorTexts);
  const field = useTexts(rpcTexts);
  const confirm = useCommand(client.sessions.confirmSecondFactor, {
    errors: 'inline',
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? field('field.required') : null) },
  });
  return (
    <FormFrame
      onSubmit={form.onSubmit(({ code }) => void confirm.run({ code: code.trim() }))}
      error={confirm.error}
      isBusy={confirm.isRunning}
      submit={t('confirm')}
    >
      <Text size="sm">{t('scan')}</Text>
      <img
        className={styles.qr}
        alt={t('qr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.svg)}`}
      />
      <div>
        <Text size="xs" c="dimmed">
          {t('secret')}
        </Text>
        <Code className={styles.secret}>{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
      </div>
      <TextInput
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        {...form.getInputProps('code')}
      />
    </FormFrame>
  );
}

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const t = useTexts(secondFactorTexts);
  const leave = () => {
    showDone(t('activated'));
    onClose();
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('codesHint')}</Text>
      <SimpleGrid cols={1} spacing={4}>
        {codes.map((code) => (
          <Code key={code} className={styles.secret}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <CopyButton value={codes.join('\n')} timeout={2_000}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={leave} data-autofocus>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}
