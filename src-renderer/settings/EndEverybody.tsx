import { Button, Checkbox, Stack } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { client } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { settingsTexts } from './texts.ts';

/** After a break-in, or so that a new rule holds at once: everybody signs in again. */
export function EndEverybody() {
  const t = useTexts(settingsTexts);
  const [asks, setAsks] = useState(false);
  const [withTokens, setWithTokens] = useState(false);
  const end = useCommand(client.sessions.endEverybody, {
    changes: ['session'],
    onDone: ({ ended }) => showDone(t('endedAll', { count: ended })),
  });
  return (
    <>
      <Button
        variant="default"
        mt="xl"
        leftSection={<IconLogout size={16} />}
        loading={end.isRunning}
        onClick={() => {
          setWithTokens(false);
          setAsks(true);
        }}
      >
        {t('endAll')}
      </Button>
      <ConfirmDialog
        isOpen={asks}
        title={t('endAllAsk')}
        confirm={t('endAll')}
        isDangerous
        isBusy={end.isRunning}
        onCancel={() => setAsks(false)}
        onConfirm={async () => {
          await end.run({ withTokens });
          setAsks(false);
        }}
      >
        <Stack gap="sm">
          {t('endAllHint')}
          <Checkbox
            label={t('endTokens')}
            checked={withTokens}
            onChange={(event) => setWithTokens(event.currentTarget.checked)}
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
