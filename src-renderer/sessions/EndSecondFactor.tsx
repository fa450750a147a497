import { Modal, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { secondFactorTexts } from './secondFactorTexts.ts';

/** Whoever found a screen unlocked must not take it off: password and code are asked for again. */
export function EndSecondFactor({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(secondFactorTexts);
  const field = useTexts(rpcTexts);
  const end = useCommand(client.sessions.endSecondFactor, {
    errors: 'inline',
    onDone: () => {
      showDone(t('ended'));
      onClose();
    },
  });
  const needed = (value: string) => (value.trim() === '' ? field('field.required') : null);
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: { password: needed, code: needed },
  });
  const send = async (values: { password: string; code: string }) => {
    const outcome = await end.run(values);
    if (outcome.ok || outcome.error.code !== 'wrongCredentials') return;
    end.forget();
    form.setErrors({ password: t('wrongPassword') });
  };
  return (
    <Modal opened onClose={onClose} title={t('endTitle')}>
      <FormFrame
        onSubmit={form.onSubmit((values) => void send(values))}
        error={end.error}
        isBusy={end.isRunning}
        submit={t('end')}
        onCancel={onClose}
      >
        <Text size="sm">{t('endHint')}</Text>
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <TextInput label={t('endCode')} autoComplete="one-time-code" {...form.getInputProps('code')} />
      </FormFrame>
    </Modal>
  );
}
