import { Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { type StatusStep, statusesAfter } from './statusSteps.ts';
import { assetTexts } from './texts.ts';

interface StatusDialogProps {
  readonly asset: Asset;
  readonly step: StatusStep | 'other';
  readonly onClose: () => void;
}

/** To repair and back, lost and found: with a note for the history, and a choice where the institution has several. */
export function StatusDialog({ asset, step, onClose }: StatusDialogProps) {
  const t = useTexts(assetTexts);
  const ui = useTexts(uiTexts);
  const { statuses } = useShownSettings();
  const choices = statusesAfter(step, asset, statuses);
  const [key, setKey] = useState(choices[0]?.key ?? '');
  const [note, setNote] = useState('');
  const save = useCommand(client.assets.setStatus, { changes: ['asset'], errors: 'inline' });
  const title = t(step === 'other' ? 'action.otherStatus' : `action.${step}`);

  const send = async () => {
    const outcome = await save.run({ id: asset.id, version: asset.version, statusKey: key, note });
    if (!outcome.ok) return;
    const { inventoryNumber, status } = outcome.value;
    showDone(t('status.done', { number: inventoryNumber, status: status.label }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title}: ${asset.inventoryNumber}`}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={save.error}
        isBusy={save.isRunning}
        submit={title}
        onCancel={onClose}
      >
        <Stack gap="sm">
          {choices.length > 1 && (
            <Select
              label={t('status.label')}
              data={choices.map((one) => ({ value: one.key, label: one.label }))}
              value={key}
              onChange={(value) => setKey(value ?? key)}
              allowDeselect={false}
            />
          )}
          {asset.holder !== null && (
            <Text size="sm" c="dimmed">
              {t('status.held', { name: asset.holder.name })}
            </Text>
          )}
          <Textarea
            label={t('status.note')}
            description={t('status.noteHint')}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
