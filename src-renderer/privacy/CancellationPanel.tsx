import { Alert, Button, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { foldText } from '#shared/kernel/fold.ts';
import { client } from '../rpc/client.ts';
import { ruleTexts } from '../rpc/ruleTexts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../ui/FormFrame.tsx';
import styles from './privacy.module.css';
import { privacyAdminTexts } from './texts.ts';

type Preview = Awaited<ReturnType<typeof client.privacy.previewCancellation>>;

/** What would go and what would stay; then, with the name typed by hand, the cancellation itself. */
export function CancellationPanel({ preview }: { readonly preview: Preview }) {
  const t = useTexts(privacyAdminTexts);
  const tRule = useTexts(ruleTexts);
  const [choice, setChoice] = useState<'keep' | 'erase'>('keep');
  const [name, setName] = useState('');
  const [asks, setAsks] = useState(false);
  const { person, version, alias, bars, erases, tickets, stays } = preview;
  const cancel = useCommand(client.privacy.cancelPerson, {
    changes: ['person', 'cancelledPerson', 'ticket'],
    errors: 'inline',
    onDone: (done) => {
      setName('');
      showDone(t('cancel.done', { alias: done.alias }));
    },
  });
  const send = async () => {
    setAsks(false);
    await cancel.run({ id: person.id, version, name, erasesTickets: choice === 'erase' });
  };
  if (bars.includes('cancelTwice')) {
    return <Alert color="gray">{tRule('cancelTwice')}</Alert>;
  }
  return (
    <section className={styles.block} aria-labelledby="cancellation">
      <Title order={2} id="cancellation" mb="xs">
        {t('cancel.title')}
      </Title>
      <Stack gap="md">
        <Text size="sm">{t('cancel.intro', { name: person.name, alias })}</Text>
        {bars.length > 0 && (
          <Alert color="orange" icon={<IconAlertTriangle size={18} />} title={t('cancel.barred')}>
            <ul className={styles.list}>
              {bars.map((bar) => (
                <li key={bar}>{tRule(bar)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <div className={styles.blocks}>
          <div>
            <Title order={3} size="sm" mb={4}>
              {t('cancel.goes')}
            </Title>
            <ul className={styles.list}>
              <li>{t('cancel.fields', { count: erases.fields.length })}</li>
              {erases.auditTexts > 0 && <li>{t('cancel.auditTexts', { count: erases.auditTexts })}</li>}
              {erases.sessions > 0 && <li>{t('cancel.sessions', { count: erases.sessions })}</li>}
              {erases.notifications > 0 && (
                <li>{t('cancel.notifications', { count: erases.notifications })}</li>
              )}
              {erases.absences > 0 && <li>{t('cancel.absences', { count: erases.absences })}</li>}
            </ul>
          </div>
          <div>
            <Title order={3} size="sm" mb={4}>
              {t('cancel.stays')}
            </Title>
            <ul className={styles.list}>
              <li>{t('cancel.folios')}</li>
              {stays.custodyForms > 0 && <li>{t('cancel.custody', { count: stays.custodyForms })}</li>}
              {stays.issuedReports > 0 && <li>{t('cancel.signed', { count: stays.issuedReports })}</li>}
              {stays.messages > 0 && <li>{t('cancel.messages', { count: stays.messages })}</li>}
            </ul>
          </div>
        </div>
        <Radio.Group
          label={t('cancel.tickets', { count: tickets.tickets })}
          value={choice}
          onChange={(value) => setChoice(value === 'erase' ? 'erase' : 'keep')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="keep" label={t('cancel.keep')} description={t('cancel.keepHint')} />
            <Radio
              value="erase"
              label={t('cancel.erase')}
              description={t('cancel.eraseHint', {
                messages: tickets.messages,
                attachments: tickets.attachments,
              })}
            />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('cancel.name', { name: person.name })}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          maxLength={160}
          disabled={bars.length > 0}
        />
        {cancel.error !== null && <ErrorNote error={cancel.error} />}
        <Group justify="flex-end">
          <Button
            color="red"
            disabled={bars.length > 0 || foldText(name.trim()) !== foldText(person.name)}
            loading={cancel.isRunning}
            onClick={() => setAsks(true)}
          >
            {t('cancel.verb')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={asks}
        isDangerous
        title={t('cancel.askTitle', { name: person.name })}
        confirm={t('cancel.confirm')}
        onConfirm={() => void send()}
        onCancel={() => setAsks(false)}
      >
        {t('cancel.ask')}
      </ConfirmDialog>
    </section>
  );
}
