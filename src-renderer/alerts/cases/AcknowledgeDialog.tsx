import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AlertCase } from '#shared/alerts/contract.ts';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import { alertTexts } from '../texts.ts';

interface AcknowledgeDialogProps {
  readonly cases: readonly Pick<AlertCase, 'id' | 'version'>[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says for everybody, with a note, that cases were seen to. */
export function AcknowledgeDialog({ cases, onClose, onDone }: AcknowledgeDialogProps) {
  const t = useTexts(alertTexts);
  const ui = useTexts(uiTexts);
  const rpc = useTexts(rpcTexts);
  useFocusBack();
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const acknowledge = useCommand(client.alerts.acknowledge, { changes: ['alertCase'], errors: 'inline' });
  const fault = note.trim() === '' ? rpc('field.required') : undefined;

  const send = async () => {
    setTried(true);
    if (fault !== undefined) return;
    const outcome = await acknowledge.run({
      items: cases.map(({ id, version }) => ({ id, version })),
      note,
    });
    if (!outcome.ok) return;
    const { done, stale } = outcome.value;
    const parts = [t('acknowledged', { count: done.length })];
    if (stale.length > 0) parts.push(t('stale', { count: stale.length }));
    showDone(parts.join('. '));
    onDone();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={cases.length === 1 ? t('acknowledge') : t('acknowledgeMany', { count: cases.length })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={acknowledge.error}
        isBusy={acknowledge.isRunning}
        submit={t('acknowledge')}
        onCancel={onClose}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('acknowledgeHint')}
          </Text>
          <Textarea
            label={t('note')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxRows={8}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={isTried ? fault : undefined}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
