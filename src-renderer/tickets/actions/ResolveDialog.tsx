import { NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** The solution that the requester gets, and the time it took. */
export function ResolveDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const ui = useTexts(uiTexts);
  const fields = useTexts(rpcTexts);
  const [solution, setSolution, forget] = useDraft(`resolve.${ticket.id}`);
  const [minutes, setMinutes] = useState<number | string>('');
  const [isMissing, setIsMissing] = useState(false);
  const command = useTicketCommand(client.tickets.resolve, ticket, {
    wanted: t('offer.resolve'),
    errors: 'inline',
  });
  const send = async () => {
    if (solution.trim() === '') return setIsMissing(true);
    const time = typeof minutes === 'number' ? { minutes } : {};
    const outcome = await command.run({ solution, ...time }, solution);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={t('resolveTitle')}
      submit={t('offer.resolve')}
      size="lg"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Textarea
        label={t('solution')}
        description={t('solutionHint')}
        required
        autosize
        minRows={5}
        maxRows={18}
        data-autofocus
        value={solution}
        error={isMissing && solution.trim() === '' ? fields('field.required') : undefined}
        onChange={(event) => setSolution(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <NumberInput
        label={`${t('minutes')} (${ui('optional')})`}
        w={220}
        min={1}
        max={1_440}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={minutes}
        onChange={setMinutes}
      />
    </ActionDialog>
  );
}
