import { Checkbox, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type SavedRow, SHARED_ROLES } from '#shared/reports/saved.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { libraryTexts } from './texts.ts';

interface ShareDialogProps {
  readonly report: SavedRow;
  readonly close: () => void;
}

/** With which roles a saved report is shared. */
export function ShareDialog({ report, close }: ShareDialogProps) {
  const t = useTexts(libraryTexts);
  const tUi = useTexts(uiTexts);
  const word = useTexts(words);
  const [roles, setRoles] = useState<readonly Role[]>(report.sharedWith);
  const change = useCommand(client.reports.change, { changes: ['report'], errors: 'inline' });
  const send = async () => {
    const { id, version } = report;
    const sharedWith = SHARED_ROLES.filter((role) => roles.includes(role));
    const outcome = await change.run({ id, version, sharedWith });
    if (!outcome.ok) return;
    showDone(t('done.shared'));
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={`${t('menu.share')}: ${report.name}`}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={change.error}
        isBusy={change.isRunning}
        submit={t('dialog.save')}
        onCancel={close}
      >
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t('dialog.shareHint')}
          </Text>
          {SHARED_ROLES.map((role) => (
            <Checkbox
              key={role}
              label={word(`role.${role}`)}
              checked={roles.includes(role)}
              onChange={(event) =>
                setRoles(event.currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role))
              }
            />
          ))}
        </Stack>
      </FormFrame>
    </Modal>
  );
}
