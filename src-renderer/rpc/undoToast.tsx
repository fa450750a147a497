import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { textsNow } from '../texts/useTexts.ts';
import { uiTexts } from '../ui/texts.ts';
import { rpcTexts } from './texts.ts';

const UNDO_FOR = 10_000;

/** Says what was done and offers to take it back for ten seconds. */
export function showUndo(message: string, onUndo: () => void): void {
  const t = textsNow(rpcTexts);
  const id = notifications.show({
    color: 'teal',
    icon: <IconCheck size={18} />,
    autoClose: UNDO_FOR,
    closeButtonProps: { 'aria-label': textsNow(uiTexts)('close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {t('toast.undo')}
        </Button>
      </Group>
    ),
  });
}

/** Says that something is done. */
export function showDone(message: string): void {
  notifications.show({
    color: 'teal',
    icon: <IconCheck size={18} />,
    message,
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': textsNow(uiTexts)('close') },
  });
}
