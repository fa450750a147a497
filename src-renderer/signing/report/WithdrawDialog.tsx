import { Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { IssuedReport } from '#shared/signing/issued.ts';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import styles from '../Signing.module.css';
import { issuedReportTexts } from './reportTexts.ts';

interface WithdrawDialogProps {
  readonly report: IssuedReport;
  readonly onClose: () => void;
}

/** Asks for the reason and declares a report void. */
export function WithdrawDialog({ report, onClose }: WithdrawDialogProps) {
  const t = useTexts(issuedReportTexts);
  const ui = useTexts(uiTexts);
  const field = useTexts(rpcTexts);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const withdraw = useCommand(client.signing.withdraw, {
    changes: ['issuedReport'],
    errors: 'inline',
    onDone: () => {
      showDone(t('withdrawDialog.done'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('withdrawDialog.title', { folio: report.folio })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          if (reason.trim() === '') setMissing(true);
          else void withdraw.run({ id: report.id, version: report.version, reason: reason.trim() });
        }}
        error={withdraw.error}
        isBusy={withdraw.isRunning}
        submit={t('withdrawDialog.confirm')}
        isDangerous
        onCancel={onClose}
      >
        <Stack gap="sm">
          <p className={styles.text}>{t('withdrawDialog.hint')}</p>
          <Textarea
            label={t('withdrawDialog.reason')}
            autosize
            minRows={2}
            maxLength={500}
            withAsterisk
            data-autofocus
            value={reason}
            error={isMissing ? field('field.required') : undefined}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
