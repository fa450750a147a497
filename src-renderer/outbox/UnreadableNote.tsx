import { Alert, Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useOutbox } from '../rpc/outbox.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { presentBox } from './follow.ts';
import styles from './outbox.module.css';
import { outboxTexts } from './texts.ts';

/** What lies here and nobody can read any more: said, and taken away when its person wants. */
export function UnreadableNote() {
  const t = useTexts(outboxTexts);
  const count = useOutbox((outbox) => outbox.unreadable);
  const [isAsking, setAsking] = useState(false);
  if (count === 0) return null;
  const discard = async () => {
    setAsking(false);
    await presentBox()?.discardUnreadable();
    showDone(t('discarded'));
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  };
  return (
    <Alert
      color="orange"
      icon={<IconFileOff size={18} />}
      title={t('unreadable', { count })}
      className={styles.unreadable}
    >
      <p className={styles.unreadableHint}>{t('unreadableHint')}</p>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('discard')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('discardTitle')}
        confirm={t('discard')}
        isDangerous
        onConfirm={() => void discard()}
        onCancel={() => setAsking(false)}
      >
        {t('discardAsk')}
      </ConfirmDialog>
    </Alert>
  );
}
