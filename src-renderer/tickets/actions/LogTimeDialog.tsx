import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { actionTexts } from './texts.ts';

/** Time worked, with what on. */
export function LogTimeDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const ui = useTexts(uiTexts);
  const [minutes, setMinutes] = useState<number | string>('');
  const [note, setNote] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const command = useCommand(client.tickets.logTime, { changes: ['ticket'], errors: 'inline' });
  const send = async () => {
    if (typeof minutes !== 'number' || minutes < 1 || minutes > 1_440) return setIsWrong(true);
    const said = note.trim();
    const outcome = await command.run({ id: ticket.id, minutes, ...(said === '' ? {} : { note: said }) });
    if (outcome.ok) onClose();
  };
  return (
    <ActionDialog
      title={t('logTimeTitle')}
      submit={t('offer.logTime')}
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <NumberInput
        label={t('minutes')}
        required
        min={1}
        max={1_440}
        allowDecimal={false}
        allowNegative={false}
        data-autofocus
        value={minutes}
        error={isWrong ? t('minutesWrong') : undefined}
        onChange={(value) => {
          setMinutes(value);
          setIsWrong(false);
        }}
      />
      <TextInput
        label={`${t('timeNote')} (${ui('optional')})`}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
