import { Modal, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { StockItem } from '#shared/stock/contract.ts';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { AssetPicker } from '../signs/AssetPicker.tsx';
import { PeoplePicker } from '../signs/PeoplePicker.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useFocusBack } from '../ui/useFocusBack.ts';
import { stockTexts } from './texts.ts';

export type StockAct = 'receive' | 'handOut' | 'giveBack' | 'count' | 'discard';

/** As many as the contract takes at once. */
const MOST = 1_000_000;

interface MovementDialogProps {
  readonly item: StockItem;
  readonly act: StockAct;
  readonly onClose: () => void;
}

/** One movement: how many, for whom, and why. */
export function MovementDialog({ item, act, onClose }: MovementDialogProps) {
  const t = useTexts(stockTexts);
  const ui = useTexts(uiTexts);
  const rpc = useTexts(rpcTexts);
  useFocusBack();
  const formats = useFormats();
  const [quantity, setQuantity] = useState<number | string>(act === 'count' ? item.quantity : 1);
  const [words, setWords] = useState('');
  const [toKind, setToKind] = useState<'person' | 'asset'>('person');
  const [people, setPeople] = useState<readonly Ref[]>([]);
  const [asset, setAsset] = useState<AssetRow | null>(null);
  const [isTried, setTried] = useState(false);
  const options = { changes: ['stockItem'], errors: 'inline' } as const;
  const receive = useCommand(client.stock.receive, options);
  const handOut = useCommand(client.stock.handOut, options);
  const giveBack = useCommand(client.stock.giveBack, options);
  const count = useCommand(client.stock.count, options);
  const discard = useCommand(client.stock.discard, options);
  const command = { receive, handOut, giveBack, count, discard }[act];

  const isSeat = act === 'handOut' && item.kind === 'licence';
  const needsReason = act === 'count' || act === 'discard';
  const number = typeof quantity === 'number' ? quantity : null;
  const personId = people[0]?.id;
  const receiverFault =
    act === 'handOut' && (toKind === 'person' ? personId === undefined : asset === null)
      ? t('receiverNeeded')
      : undefined;
  const most = act === 'handOut' || act === 'discard' ? item.left : MOST;
  const least = act === 'count' ? 0 : 1;
  const quantityFault =
    number === null || number < least
      ? t('quantityNeeded')
      : number > most
        ? t('tooMany', { left: formats.number(most) })
        : undefined;
  const numberFault = isSeat ? undefined : quantityFault;
  const reasonFault = needsReason && words.trim() === '' ? rpc('field.required') : undefined;

  const run = (amount: number) => {
    const { id } = item;
    switch (act) {
      case 'receive':
        return receive.run({ id, quantity: amount, note: words });
      case 'giveBack':
        return giveBack.run({
          id,
          quantity: amount,
          note: words,
          ...(personId === undefined ? {} : { personId }),
        });
      case 'count':
        return count.run({ id, version: item.version, counted: amount, reason: words });
      case 'discard':
        return discard.run({ id, quantity: amount, reason: words });
      case 'handOut': {
        const receiver = toKind === 'person' ? { personId } : { assetId: asset?.id };
        return handOut.run({ id, quantity: amount, note: words, ...receiver });
      }
    }
  };
  const send = async () => {
    setTried(true);
    if (
      number === null ||
      numberFault !== undefined ||
      receiverFault !== undefined ||
      reasonFault !== undefined
    )
      return;
    const outcome = await run(isSeat ? 1 : number);
    if (!outcome.ok) return;
    showDone(t(`done.${act}`));
    onClose();
  };
  const shownFault = (fault: string | undefined) => (isTried ? fault : undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`dialog.${act}`, { name: item.name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={command.error}
        isBusy={command.isRunning}
        submit={t(`act.${act}`)}
        onCancel={onClose}
      >
        <Stack gap="sm">
          {!isSeat && (
            <NumberInput
              label={act === 'count' ? t('counted') : t(item.kind === 'licence' ? 'seatsBought' : 'quantity')}
              description={
                act === 'count' ? t('countHint', { quantity: formats.number(item.quantity) }) : undefined
              }
              data-autofocus
              required
              min={least}
              max={most}
              // A number that is too large is said to be, never made smaller behind one's back.
              clampBehavior="none"
              allowNegative={false}
              allowDecimal={false}
              onFocus={(event) => event.currentTarget.select()}
              value={quantity}
              onChange={setQuantity}
              error={shownFault(numberFault)}
            />
          )}
          {act === 'handOut' && (
            <>
              <SegmentedControl
                aria-label={t('to')}
                value={toKind}
                onChange={(value) => setToKind(value === 'asset' ? 'asset' : 'person')}
                data={[
                  { value: 'person', label: t('toKind.person') },
                  { value: 'asset', label: t('toKind.asset') },
                ]}
              />
              {toKind === 'person' ? (
                <PeoplePicker
                  label={t('person')}
                  withAsterisk
                  most={1}
                  value={people}
                  onChange={setPeople}
                  error={shownFault(receiverFault)}
                />
              ) : (
                <>
                  <AssetPicker
                    label={t('asset')}
                    withAsterisk
                    onPick={setAsset}
                    error={shownFault(receiverFault)}
                  />
                  {asset !== null && (
                    <Text size="sm">
                      {asset.inventoryNumber} · {asset.name}
                    </Text>
                  )}
                </>
              )}
            </>
          )}
          {act === 'giveBack' && (
            <PeoplePicker label={t('from')} most={1} value={people} onChange={setPeople} />
          )}
          <TextInput
            label={t(needsReason ? 'reason' : 'note')}
            required={needsReason}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={shownFault(reasonFault)}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
