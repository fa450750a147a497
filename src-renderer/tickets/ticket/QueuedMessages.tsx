import { IconLock, IconPaperclip, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type OutboxItem, useQueuedOf } from '../../rpc/outbox.ts';
import { useMe } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './Timeline.module.css';
import { ticketTexts } from './texts.ts';

/** What the person wrote here and could not be sent yet, after everything that was. */
export function QueuedMessages({ folio }: { readonly folio: string }) {
  return useQueuedOf(folio).map((item) => <Queued key={item.id} item={item} />);
}

function Queued({ item: { content, refusal, typedAt } }: { readonly item: OutboxItem }) {
  const t = useTexts(ticketTexts);
  const me = useMe();
  if (content.kind === 'ticket') return null;
  return (
    <article className={styles.message} data-kind={content.kind === 'note' ? 'note' : 'reply'} data-queued>
      <header className={styles.head}>
        <Avatar name={me.name} isDecoration />
        <b className={styles.author}>{me.name}</b>
        {content.kind === 'note' && (
          <span className={styles.label}>
            <IconLock size={12} aria-hidden /> {t('note')}
          </span>
        )}
        <Link to="/por-enviar" className={styles.queued} data-aside={refusal !== null}>
          <IconSend size={12} aria-hidden /> {t(refusal === null ? 'queued' : 'queuedAside')}
        </Link>
        <span className={styles.when}>
          <RelativeTime iso={typedAt} />
        </span>
      </header>
      {content.kind === 'files' ? (
        <div className={styles.body}>
          <IconPaperclip size={14} aria-hidden /> {content.files.map(({ name }) => name).join(', ')}
        </div>
      ) : (
        <div className={styles.body}>{content.body}</div>
      )}
    </article>
  );
}
