import { Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { mayKeep, useOutbox } from '../rpc/outbox.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { OutboxEntry } from './OutboxEntry.tsx';
import styles from './outbox.module.css';
import { outboxTexts } from './texts.ts';
import { UnreadableNote } from './UnreadableNote.tsx';

/** Everything that waits, in the order in which it will be sent. */
export function OutboxScreen() {
  const t = useTexts(outboxTexts);
  const items = useOutbox((outbox) => outbox.items);
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width="reading">
      <UnreadableNote />
      {items.length === 0 ? (
        <EmptyState
          icon={<IconSend size={28} stroke={1.5} />}
          title={t('empty')}
          hint={t(mayKeep() ? 'emptyHint' : 'notKept')}
        />
      ) : (
        <>
          <ol className={styles.list} aria-label={t('list')}>
            {items.map((item) => (
              <OutboxEntry key={item.id} item={item} items={items} />
            ))}
          </ol>
          <Text size="xs" c="dimmed" mt="sm">
            {t('privacy')}
          </Text>
        </>
      )}
    </Page>
  );
}
