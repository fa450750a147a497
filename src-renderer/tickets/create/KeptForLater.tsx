import { Button, Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './NewTicket.module.css';
import { newTicketTexts } from './texts.ts';

/** There is no folio yet: it waits on this machine, and what happens next needs nobody. */
export function KeptForLater({ onAnother }: { readonly onAnother: () => void }) {
  const t = useTexts(newTicketTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.done}>
      <IconSend size={40} stroke={1.5} className={styles.doneMark} aria-hidden />
      <h2 className={styles.doneTitle} tabIndex={-1} ref={heading}>
        {t('keptTitle')}
      </h2>
      <Text size="md">{t('keptHint')}</Text>
      <Group gap="xs" mt="md">
        <LinkButton to="/por-enviar">{t('keptOpen')}</LinkButton>
        <Button variant="default" onClick={onAnother}>
          {t('another')}
        </Button>
      </Group>
    </section>
  );
}
