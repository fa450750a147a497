import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { focusFirstError, showFieldErrors } from '../ui/formErrors.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { CodeAgainField } from './CodeAgainField.tsx';
import { sessionTexts } from './texts.ts';
import { useCodeAgain } from './useCodeAgain.ts';

/** ASVS 5, 6.2: what the contract asks of people. */
const SHORTEST = 12;

interface PasswordFormProps {
  readonly isTemporary?: boolean;
  readonly username: string | null;
  readonly onDone: () => void;
}

/** The present password and the new one twice. */
export function PasswordForm({ isTemporary = false, username, onDone }: PasswordFormProps) {
  const t = useTexts(sessionTexts);
  const field = useTexts(rpcTexts);
  const change = useCommand(client.sessions.changePassword, { changes: ['session'], errors: 'inline' });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', code: '', next: '', again: '' },
    validate: {
      current: (value) => (value === '' ? field('field.required') : null),
      next: (value, values) => {
        if (value.length < SHORTEST) return field('field.tooShort', { count: SHORTEST });
        return value === values.current ? t('change.same') : null;
      },
      again: (value, values) => (value === values.next ? null : t('change.differs')),
    },
  });

  const codeAgain = useCodeAgain();
  useEffect(() => {
    if (codeAgain.isNeeded) form.getInputNode('code')?.focus();
  }, [codeAgain.isNeeded, form.getInputNode]);
  const send = async ({ current, code, next }: { current: string; code: string; next: string }) => {
    const outcome = await change.run({ current, next, ...(codeAgain.isNeeded ? { code: code.trim() } : {}) });
    if (outcome.ok) {
      form.reset();
      onDone();
    } else if (codeAgain.notice(outcome.error)) {
      form.getInputNode('code')?.focus();
    } else if (outcome.error.code === 'wrongCredentials') {
      change.forget();
      form.setErrors({ current: t('change.wrong') });
      form.getInputNode('current')?.focus();
    } else {
      showFieldErrors(form, outcome.error);
    }
  };

  return (
    <FormFrame
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirstError(form, errors),
      )}
      error={codeAgain.faultOf(change.error)}
      isBusy={change.isRunning}
      submit={t('change.submit')}
    >
      {/* Password managers want to know whose password this is. */}
      <input type="text" autoComplete="username" value={username ?? ''} readOnly hidden />
      <PasswordField
        label={isTemporary ? t('change.temporary') : t('change.current')}
        autoComplete="current-password"
        key={form.key('current')}
        {...form.getInputProps('current')}
      />
      {codeAgain.isNeeded && <CodeAgainField key={form.key('code')} {...form.getInputProps('code')} />}
      <PasswordField
        label={t('change.next')}
        description={t('change.nextHint')}
        autoComplete="new-password"
        key={form.key('next')}
        {...form.getInputProps('next')}
      />
      <PasswordField
        label={t('change.again')}
        autoComplete="new-password"
        key={form.key('again')}
        {...form.getInputProps('again')}
      />
    </FormFrame>
  );
}
