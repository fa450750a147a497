import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedRow } from '#shared/reports/saved.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { libraryTexts } from './texts.ts';

interface NameDialogProps {
  readonly report: SavedRow;
  readonly purpose: 'rename' | 'duplicate';
  readonly close: () => void;
}

/** Another name, or the name of a copy. */
export function NameDialog({ report, purpose, close }: NameDialogProps) {
  const t = useTexts(libraryTexts);
  const tUi = useTexts(uiTexts);
  const isCopy = purpose === 'duplicate';
  const [name, setName] = useState(isCopy ? t('dialog.copyName', { name: report.name }) : report.name);
  const change = useCommand(client.reports.change, { changes: ['report'], errors: 'inline' });
  const duplicate = useCommand(client.reports.duplicate, { changes: ['report'], errors: 'inline' });
  const command = isCopy ? duplicate : change;
  const send = async () => {
    if (name.trim() === '') return;
    const { id, version } = report;
    const outcome = isCopy ? await duplicate.run({ id, name }) : await change.run({ id, version, name });
    if (!outcome.ok) return;
    showDone(isCopy ? t('done.duplicated') : t('done.renamed'));
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(`menu.${purpose}`)}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={command.error}
        isBusy={command.isRunning}
        submit={isCopy ? t('dialog.duplicate') : t('dialog.save')}
        onCancel={close}
      >
        <TextInput
          label={t('dialog.name')}
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </FormFrame>
    </Modal>
  );
}
