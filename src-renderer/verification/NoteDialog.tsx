import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Scan } from '#shared/verification/contract.ts';
import { client } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { verificationTexts } from './texts.ts';

interface NoteDialogProps {
  readonly roundId: number;
  readonly scan: Scan;
  readonly onClose: () => void;
}

/** What was seen of something that was read: no label, another owner's, broken. */
export function NoteDialog({ roundId, scan, onClose }: NoteDialogProps) {
  const t = useTexts(verificationTexts);
  const ui = useTexts(uiTexts);
  const [note, setNote] = useState(scan.note ?? '');
  const save = useCommand(client.verification.noteScan, { changes: ['verificationScan'], errors: 'inline' });
  const send = async () => {
    const outcome = await save.run({ id: roundId, scanId: scan.id, note });
    if (outcome.ok) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('noteTitle', { number: scan.asset?.inventoryNumber ?? scan.scanned })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={save.error}
        isBusy={save.isRunning}
        submit={t('saveNote')}
        onCancel={onClose}
      >
        <TextInput
          label={t('note')}
          maxLength={300}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </FormFrame>
    </Modal>
  );
}
