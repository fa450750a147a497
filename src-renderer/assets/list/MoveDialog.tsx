import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Choice } from '../../ui/choices.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { inventoryTexts } from '../texts.ts';
import { useAssetChoices } from '../useAssetChoices.ts';

interface MoveDialogProps {
  readonly assets: readonly Pick<AssetRow, 'id' | 'version'>[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** As a value of a choice: no area at all. */
const NONE = 'none';
const placeOf = (choice: string | null) =>
  choice === null ? undefined : choice === NONE ? null : Number(choice);

/** Puts assets somewhere else; who holds them does not change. */
export function MoveDialog({ assets, onClose, onDone }: MoveDialogProps) {
  const t = useTexts(inventoryTexts);
  const ui = useTexts(uiTexts);
  const choices = useAssetChoices();
  const [area, setArea] = useState<string | null>(null);
  const [location, setLocation] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const move = useCommand(client.assets.move, { changes: ['asset'], errors: 'inline' });
  const isNothing = area === null && location === null;

  const send = async () => {
    setTried(true);
    if (isNothing) return;
    const outcome = await move.run({
      items: assets.map(({ id, version }) => ({ id, version })),
      areaId: placeOf(area),
      locationId: placeOf(location),
      note,
    });
    if (!outcome.ok) return;
    showDone(t('move.done', { count: outcome.value.moved }));
    onDone?.();
    onClose();
  };
  const place = (label: string, data: readonly Choice[]) => ({
    label,
    placeholder: t('move.keep'),
    data: [{ value: NONE, label: `(${t('move.none')})` }, ...data],
    searchable: true,
    clearable: true,
    openOnFocus: false,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('move.title', { count: assets.length })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={move.error}
        isBusy={move.isRunning}
        submit={t('move.submit')}
        onCancel={onClose}
      >
        <Text size="sm" c="dimmed">
          {t('move.hint')}
        </Text>
        <Stack gap="sm">
          <Select
            {...place(t('move.location'), choices.locations)}
            data-autofocus
            value={location}
            onChange={setLocation}
            error={isTried && isNothing ? t('move.nothing') : undefined}
          />
          <Select {...place(t('move.area'), choices.areas)} value={area} onChange={setArea} />
          <TextInput
            label={t('move.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
