import { Button, Group, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { MailSettings } from '#shared/mail/settings.ts';
import { client, orpc } from '../rpc/client.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './mail.module.css';
import { mailTexts } from './texts.ts';

/** The password of the account that was saved: it stays on this installation and is never shown again. */
export function PasswordPanel({ account }: { readonly account: MailSettings }) {
  const t = useTexts(mailTexts);
  const tRpc = useTexts(rpcTexts);
  const sentence = useErrorSentence();
  const { data } = useQuery(orpc.mail.status.queryOptions({ input: {} }));
  const save = useCommand(client.mail.savePassword, { changes: ['mail'], errors: 'inline' });
  const remove = useCommand(client.mail.removePassword, { changes: ['mail'] });
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? tRpc('field.required') : null) },
  });
  const send = async ({ password }: { password: string }) => {
    const outcome = await save.run({ password });
    if (outcome.ok) form.reset();
  };
  if (account.user === '' || account.host === '') return null;
  return (
    <section aria-labelledby="mail-password">
      <Title order={2} size="h4" id="mail-password">
        {t('password.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('password.hint')}
      </Text>
      {data !== undefined && (
        <Group gap="xs" mb="sm" role="status">
          {data.hasPassword ? (
            <StatusBadge tone="success" icon={<IconCheck />}>
              {t('password.here')}
            </StatusBadge>
          ) : (
            <StatusBadge tone="warning" icon={<IconKey />}>
              {t('password.missing', { user: account.user, host: account.host })}
            </StatusBadge>
          )}
        </Group>
      )}
      <form onSubmit={form.onSubmit((values) => void send(values))} className={styles.inline} noValidate>
        <PasswordField
          label={t('password.field')}
          autoComplete="new-password"
          className={styles.grows}
          maxLength={500}
          {...form.getInputProps('password')}
          error={form.errors.password ?? (save.error === null ? null : sentence(save.error))}
        />
        <Button type="submit" loading={save.isRunning}>
          {t('password.save')}
        </Button>
        {data?.hasPassword === true && (
          <Button variant="default" loading={remove.isRunning} onClick={() => void remove.run({})}>
            {t('password.remove')}
          </Button>
        )}
      </form>
    </section>
  );
}
