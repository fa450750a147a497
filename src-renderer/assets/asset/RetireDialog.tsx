import { Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { assetTexts } from './texts.ts';

interface RetireDialogProps {
  readonly asset: Asset;
  readonly onClose: () => void;
}

/** Out of the inventory for good, with the reason that auditors ask for. */
export function RetireDialog({ asset, onClose }: RetireDialogProps) {
  const t = useTexts(assetTexts);
  const ui = useTexts(uiTexts);
  const fields = useTexts(rpcTexts);
  const { statuses } = useShownSettings();
  const choices = statuses.filter((one) => one.kind === 'retired');
  const [key, setKey] = useState(choices[0]?.key);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const retire = useCommand(client.assets.retire, { changes: ['asset'], errors: 'inline' });

  const send = async () => {
    setTried(true);
    if (reason.trim() === '') return box.current?.focus();
    const { id, version } = asset;
    const outcome = await retire.run({
      id,
      version,
      reason,
      ...(key === undefined ? {} : { statusKey: key }),
    });
    if (!outcome.ok) return;
    showDone(t('retire.done', { number: asset.inventoryNumber }));
    onClose();
  };
  const title = t('retire.title', { number: asset.inventoryNumber });
  if (asset.holder !== null) {
    return (
      <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': ui('close') }}>
        <Text size="sm">{t('retire.held', { name: asset.holder.name })}</Text>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': ui('close') }}>
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={retire.error}
        isBusy={retire.isRunning}
        submit={t('action.retire')}
        onCancel={onClose}
      >
        <Text size="sm" c="dimmed">
          {t('retire.hint')}
        </Text>
        <Stack gap="sm">
          {choices.length > 1 && (
            <Select
              label={t('status.label')}
              data={choices.map((one) => ({ value: one.key, label: one.label }))}
              value={key ?? null}
              onChange={(value) => setKey(value ?? key)}
              allowDeselect={false}
            />
          )}
          <Textarea
            ref={box}
            label={t('retire.reason')}
            required
            autosize
            minRows={3}
            maxLength={2_000}
            data-autofocus
            value={reason}
            error={isTried && reason.trim() === '' ? fields('field.required') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
