import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { formTexts } from './formTexts.ts';

const KINDS = { 'application/pdf': ['.pdf'], 'image/png': ['.png'], 'image/jpeg': ['.jpg', '.jpeg'] };

/** The paper that was signed by hand, scanned: what those use who cannot sign on a screen, too. */
export function ScanDialog({ form, onClose }: { readonly form: CustodyForm; readonly onClose: () => void }) {
  const t = useTexts(formTexts);
  const ui = useTexts(uiTexts);
  const { maxBytes } = useShownSettings();
  const [files, setFiles] = useState<File[]>([]);
  const attach = useCommand(client.custody.attachScan, {
    changes: ['custodyForm'],
    errors: 'inline',
    onDone: () => {
      showDone(t('scanDialog.done'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('scanDialog.title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          if (files.length > 0) void attach.run({ id: form.id, version: form.version, files });
        }}
        error={attach.error}
        isBusy={attach.isRunning}
        submit={t('scanDialog.save')}
        onCancel={onClose}
      >
        <Stack gap="xs">
          <Text size="sm">{t('scanDialog.hint')}</Text>
          <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} maxFiles={10} accept={KINDS} />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
