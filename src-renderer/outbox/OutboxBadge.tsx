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
  if (items.length === 0) return <span role="status" className={styles.nothing} />;
  const aside = items.filter((item) => item.refusal !== null).length;
  const rest = items.length - aside;
  const said = [
    ...(rest > 0 ? [t('badge', { count: rest })] : []),
    ...(aside > 0 ? [t('asideBadge', { count: aside })] : []),
  ].join(' · ');
  const Mark = aside > 0 ? IconSendOff : IconSend;
  return (
    <span role="status">
      <Link to="/por-enviar" className={styles.badge} data-aside={aside > 0} aria-label={said}>
        <Mark size={15} stroke={1.75} aria-hidden />
        <span className={styles.said}>{said}</span>
        <span className={styles.count} aria-hidden>
          {items.length}
        </span>
      </Link>
    </span>
  );
}
