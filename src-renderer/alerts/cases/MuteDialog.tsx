import { Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AlertCase, MuteScope } from '#shared/alerts/contract.ts';
import { client } from '../../rpc/client.ts';
import { showUndo } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import { alertTexts } from '../texts.ts';
import { MUTE_SPANS, type MuteSpan, mutedUntil } from './muteSpan.ts';

interface MuteDialogProps {
  readonly one: AlertCase;
  readonly onClose: () => void;
}

/** Not to be told any more, by oneself alone: of the ticket, of the technician or of the whole kind. */
export function MuteDialog({ one, onClose }: MuteDialogProps) {
  const t = useTexts(alertTexts);
  const ui = useTexts(uiTexts);
  useFocusBack();
  const { ticket, technician, kind } = one;
  const [about, setAbout] = useState<MuteScope['about']>(
    ticket !== null ? 'ticket' : technician !== null ? 'technician' : 'kind',
  );
  const [span, setSpan] = useState<MuteSpan>('day');
  const mute = useCommand(client.alerts.mute, { changes: ['alertMute'], errors: 'inline' });
  const unmute = useCommand(client.alerts.unmute, { changes: ['alertMute'] });

  const send = async () => {
    const scope: MuteScope =
      about === 'ticket' && ticket !== null
        ? { about, id: ticket.id }
        : about === 'technician' && technician !== null
          ? { about, id: technician.id }
          : { about: 'kind', kind };
    const outcome = await mute.run({ scope, until: mutedUntil(span, Date.now()) });
    if (!outcome.ok) return;
    const { id } = outcome.value;
    showUndo(t('mutedDone'), () => void unmute.run({ id }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('muteTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={mute.error}
        isBusy={mute.isRunning}
        submit={t('mute')}
        onCancel={onClose}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('muteHint')}
          </Text>
          <Radio.Group
            label={t('muteWhat')}
            value={about}
            onChange={(value) => setAbout(value as MuteScope['about'])}
          >
            <Stack gap="xs" mt="xs">
              {ticket !== null && (
                <Radio value="ticket" label={t('muteTicket', { folio: ticket.folio })} data-autofocus />
              )}
              {technician !== null && (
                <Radio value="technician" label={t('muteTechnician', { name: technician.name })} />
              )}
              <Radio value="kind" label={t('muteKind', { kind: t(`kind.${kind}`) })} />
            </Stack>
          </Radio.Group>
          <Radio.Group label={t('muteUntil')} value={span} onChange={(value) => setSpan(value as MuteSpan)}>
            <Stack gap="xs" mt="xs">
              {MUTE_SPANS.map((value) => (
                <Radio key={value} value={value} label={t(`until.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
        </Stack>
      </FormFrame>
    </Modal>
  );
}
