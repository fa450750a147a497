import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { focusFirstError } from '../ui/formErrors.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { sessionTexts } from './texts.ts';
import type { SigningIn } from './useSignIn.ts';

interface SignInFormProps {
  readonly signingIn: SigningIn;
  /** Set: only this person may come in here. */
  readonly username?: string | null;
}

/** User name and password. */
export function SignInForm({ signingIn, username }: SignInFormProps) {
  const t = useTexts(sessionTexts);
  const field = useTexts(rpcTexts);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { username: username ?? '', password: '', code: '' },
    validate: {
      username: (value) => (value.trim() === '' ? field('field.required') : null),
      password: (value) => (value === '' ? field('field.required') : null),
    },
  });
  const isFixed = username != null;
  const { error } = signingIn;
  // Asked for once, it stays: a wrong password afterwards does not take the field away again.
  const [needsCode, setNeedsCode] = useState(false);
  if (error?.code === 'secondFactorRequired' && !needsCode) setNeedsCode(true);
  useEffect(() => {
    if (needsCode) form.getInputNode('code')?.focus();
  }, [needsCode, form.getInputNode]);

  const send = async ({ username: name, password, code }: typeof form.values) => {
    const credentials = { username: name.trim(), password };
    const isIn = await signingIn.attempt(needsCode ? { ...credentials, code: code.trim() } : credentials);
    if (!isIn) form.getInputNode(needsCode ? 'code' : 'password')?.focus();
  };

  return (
    <form
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack gap="sm">
        <TextInput
          label={t('signIn.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={isFixed}
          autoFocus={!isFixed}
          key={form.key('username')}
          {...form.getInputProps('username')}
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          data-autofocus={isFixed ? true : undefined}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {needsCode && (
          <TextInput
            label={t('signIn.code')}
            description={t('signIn.codeHint')}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
        )}
        {/* That a code is wanted is no fault; that it was wrong is. */}
        <ErrorNote error={error?.code === 'secondFactorRequired' && !error.details.isWrong ? null : error} />
        <Button type="submit" size="md" mt={4} fullWidth loading={signingIn.isRunning}>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
