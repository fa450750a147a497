import { Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { boardTexts } from './texts.ts';
import type { OverLimit } from './useReassign.ts';

interface ReasonDialogProps {
  readonly overLimit: OverLimit;
  readonly isBusy: boolean;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** Over the limit only with a written reason. */
export function ReasonDialog({ overLimit, isBusy, onSend, onClose }: ReasonDialogProps) {
  const t = useTexts(boardTexts);
  const ui = useTexts(uiTexts);
  const fields = useTexts(rpcTexts);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { row, to, active, limit } = overLimit;
  const isMissing = isTried && reason.trim() === '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reasonTitle', { name: to.name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          setIsTried(true);
          if (reason.trim() !== '') onSend(reason.trim());
        }}
        isBusy={isBusy}
        submit={t('moveTo')}
        onCancel={onClose}
      >
        <Text size="sm">
          {row.folio} · {row.title}
        </Text>
        <Text size="sm" c="dimmed">
          {t('reasonHint', { active, limit })}
        </Text>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={3}
          maxLength={2_000}
          data-autofocus
          value={reason}
          error={isMissing ? fields('field.required') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </FormFrame>
    </Modal>
  );
}
