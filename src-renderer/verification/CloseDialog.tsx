import { Checkbox, Modal, ScrollArea, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Round } from '#shared/verification/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useFocusBack } from '../ui/useFocusBack.ts';
import { verificationTexts } from './texts.ts';

/** As many missing ones as can be marked from here; a room that misses more has another problem. */
const OFFERED = 200;

interface CloseDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

/** Freezes the record; what was found elsewhere and what stays missing can be put right in the same act. */
export function CloseDialog({ round, onClose }: CloseDialogProps) {
  const t = useTexts(verificationTexts);
  const ui = useTexts(uiTexts);
  useFocusBack();
  const [note, setNote] = useState('');
  const [movesElsewhere, setMoves] = useState(false);
  const [lost, setLost] = useState<string[]>([]);
  const missing = useQuery(
    orpc.verification.missing.queryOptions({
      input: { id: round.id, limit: OFFERED },
      enabled: round.counts.missing > 0,
    }),
  );
  const close = useCommand(client.verification.close, {
    changes: ['verificationRound', 'asset'],
    errors: 'inline',
  });
  const send = async () => {
    const outcome = await close.run({
      id: round.id,
      version: round.version,
      note: note.trim() === '' ? null : note,
      movesElsewhere,
      lostIds: lost.map(Number),
    });
    if (!outcome.ok) return;
    showDone(t('closed'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('closeTitle', { place: round.location.name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={close.error}
        isBusy={close.isRunning}
        submit={t('close')}
        onCancel={onClose}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('closeHint')}
          </Text>
          <Textarea
            label={t('observations')}
            autosize
            minRows={2}
            maxLength={2_000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {round.counts.elsewhere > 0 && (
            <Checkbox
              label={t('moveElsewhere', { count: round.counts.elsewhere })}
              checked={movesElsewhere}
              onChange={(event) => setMoves(event.currentTarget.checked)}
            />
          )}
          {(missing.data?.items.length ?? 0) > 0 && (
            <Checkbox.Group label={t('lost')} description={t('lostHint')} value={lost} onChange={setLost}>
              <ScrollArea.Autosize mah={220} mt="xs">
                <Stack gap={6}>
                  {missing.data?.items.map((asset) => (
                    <Checkbox
                      key={asset.id}
                      value={String(asset.id)}
                      label={`${asset.inventoryNumber} · ${asset.name}`}
                    />
                  ))}
                </Stack>
              </ScrollArea.Autosize>
            </Checkbox.Group>
          )}
        </Stack>
      </FormFrame>
    </Modal>
  );
}
