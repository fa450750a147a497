import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useFocusBack } from '../ui/useFocusBack.ts';
import { verificationTexts } from './texts.ts';

/** Where the round is walked. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(verificationTexts);
  const ui = useTexts(uiTexts);
  const rpc = useTexts(rpcTexts);
  useFocusBack();
  const navigate = useNavigate();
  const [location, setLocation] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} }));
  const start = useCommand(client.verification.start, { changes: ['verificationRound'], errors: 'inline' });
  const data = (locations.data?.items ?? [])
    .filter((one) => one.isEnabled)
    .map((one) => ({ value: String(one.id), label: one.name }));

  const send = async () => {
    setTried(true);
    if (location === null) return;
    const outcome = await start.run({ locationId: Number(location) });
    if (!outcome.ok) return;
    void navigate({ to: '/inventario/verificacion/$id', params: { id: String(outcome.value.id) } });
  };
  return (
    <Modal opened onClose={onClose} title={t('startTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={start.error}
        isBusy={start.isRunning}
        submit={t('begin')}
        onCancel={onClose}
      >
        <Select
          label={t('location')}
          description={t('startHint')}
          data={data}
          searchable
          required
          data-autofocus
          value={location}
          onChange={setLocation}
          error={isTried && location === null ? rpc('field.required') : undefined}
          nothingFoundMessage={locations.data === undefined ? undefined : t('noLocations')}
        />
      </FormFrame>
    </Modal>
  );
}
