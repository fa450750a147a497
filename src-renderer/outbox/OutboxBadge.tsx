import { IconSend, IconSendOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useOutbox } from '../rpc/outbox.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './outbox.module.css';
import { outboxTexts } from './texts.ts';

/** What waits to be sent, beside the state of the connection; nothing while nothing waits. */
export function OutboxBadge() {
  const t = useTexts(outboxTexts);
  const items = useOutbox((outbox) => outbox.items);
  const unreadable = useOutbox((outbox) => outbox.unreadable);
  if (items.length + unreadable === 0) return <span role="status" className={styles.nothing} />;
  const aside = items.filter((item) => item.refusal !== null).length;
  const rest = items.length - aside;
  const said = [
    ...(rest > 0 ? [t('badge', { count: rest })] : []),
    ...(aside > 0 ? [t('asideBadge', { count: aside })] : []),
    ...(unreadable > 0 ? [t('unreadableBadge')] : []),
  ].join(' · ');
  const isWrong = aside + unreadable > 0;
  const Mark = isWrong ? IconSendOff : IconSend;
  return (
    <span role="status">
      <Link to="/por-enviar" className={styles.badge} data-aside={isWrong} aria-label={said}>
        <Mark size={15} stroke={1.75} aria-hidden />
        <span className={styles.said}>{said}</span>
        <span className={styles.count} aria-hidden>
          {items.length + unreadable}
        </span>
      </Link>
    </span>
  );
}
