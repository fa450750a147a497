import { Button, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { isMailAddress } from '#shared/mail/address.ts';
import type { StepOutcome } from '#shared/mail/contract.ts';
import { client } from '../rpc/client.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { answerOf, faultKey } from './faults.ts';
import styles from './mail.module.css';
import { mailTexts } from './texts.ts';

interface TestPanelProps {
  /** What was saved names a server and a sender. */
  readonly isReady: boolean;
  /** Something was changed and not saved: the test would be of what was there before. */
  readonly isDirty: boolean;
}

/** A message with the saved settings; every step on its way is told in plain words. */
export function TestPanel({ isReady, isDirty }: TestPanelProps) {
  const t = useTexts(mailTexts);
  const tRpc = useTexts(rpcTexts);
  const sentence = useErrorSentence();
  const [steps, setSteps] = useState<readonly StepOutcome[] | null>(null);
  const test = useCommand(client.mail.test, { errors: 'inline' });
  const form = useForm({
    initialValues: { to: '' },
    validate: { to: (value) => (isMailAddress(value.trim()) ? null : tRpc('field.email')) },
  });
  const send = async ({ to }: { to: string }) => {
    setSteps(null);
    const outcome = await test.run({ to: to.trim() });
    if (outcome.ok) setSteps(outcome.value.steps);
  };
  return (
    <section aria-labelledby="mail-test">
      <Title order={2} size="h4" id="mail-test">
        {t('test.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {isReady ? (isDirty ? t('test.saveFirst') : t('test.hint')) : t('test.notReady')}
      </Text>
      <form onSubmit={form.onSubmit((values) => void send(values))} className={styles.inline} noValidate>
        <TextInput
          label={t('test.to')}
          type="email"
          className={styles.grows}
          maxLength={254}
          {...form.getInputProps('to')}
          error={form.errors.to ?? (test.error === null ? null : sentence(test.error))}
        />
        <Button type="submit" loading={test.isRunning} disabled={!isReady || isDirty}>
          {t('test.send')}
        </Button>
      </form>
      <div role="status">
        {steps !== null && (
          <ol className={styles.steps} aria-label={t('test.steps')}>
            {steps.map((step) => (
              <Step key={step.step} {...step} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

const icons = { done: IconCheck, failed: IconX, skipped: IconMinus } as const;

function Step({ step, outcome, code, text }: StepOutcome) {
  const t = useTexts(mailTexts);
  const Icon = icons[outcome];
  const key = outcome === 'failed' ? faultKey(step, code) : null;
  return (
    <li className={styles.step} data-outcome={outcome}>
      <Icon size={18} aria-hidden className={styles.stepIcon} />
      <div>
        <strong>{t(`step.${step}`)}</strong>: {t(`outcome.${outcome}`)}
        {key !== null && <p className={styles.stepText}>{t(`fault.${key}`)}</p>}
        {text !== '' && <p className={styles.stepDetail}>{answerOf(code, text)}</p>}
      </div>
    </li>
  );
}
