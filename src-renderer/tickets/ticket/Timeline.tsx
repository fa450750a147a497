import {
  type Icon,
  IconAlarm,
  IconArrowForwardUp,
  IconCalendarEvent,
  IconCheck,
  IconCircleX,
  IconClock,
  IconDeviceLaptop,
  IconFlag,
  IconLink,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconPointFilled,
  IconRefresh,
  IconStar,
} from '@tabler/icons-react';
import type { HistoryItem, Ticket, TicketMessage } from '#shared/tickets/fields.ts';
import { historySentence } from '#shared/tickets/historySentence.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Attachments } from './Attachments.tsx';
import { QueuedMessages } from './QueuedMessages.tsx';
import styles from './Timeline.module.css';
import { ticketTexts } from './texts.ts';
import { timelineOf } from './timeline.ts';
import { useSay } from './useSay.ts';

interface TimelineProps {
  readonly ticket: Ticket;
  readonly history: readonly HistoryItem[];
}

/** The story of a ticket, oldest first: what was asked, what was said, what was done. */
export function Timeline({ ticket, history }: TimelineProps) {
  return (
    <ol className={styles.timeline}>
      <li>
        <Request ticket={ticket} />
      </li>
      {timelineOf(ticket, history).map((entry) => (
        <li key={entry.key}>
          {entry.kind === 'message' ? (
            <Message message={entry.message} requesterId={ticket.requester.id} />
          ) : (
            <EventLine item={entry.item} />
          )}
        </li>
      ))}
      <li className={styles.queue}>
        <QueuedMessages folio={ticket.folio} />
      </li>
    </ol>
  );
}

/** What was asked for, in the requester's words. */
function Request({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const { requester, createdBy } = ticket;
  const isOnBehalf = createdBy !== null && createdBy.id !== requester.id;
  return (
    <article className={styles.message} data-kind="request">
      <header className={styles.head}>
        <Avatar name={requester.name} isDecoration />
        <b className={styles.author}>{requester.name}</b>
        <span className={styles.kind}>
          {isOnBehalf ? t('by', { name: createdBy.name }) : t('description')}
        </span>
        <span className={styles.when}>
          <RelativeTime iso={ticket.createdAt} />
        </span>
      </header>
      <div className={styles.body}>{ticket.description}</div>
      <Attachments files={ticket.attachments} />
    </article>
  );
}

interface MessageProps {
  readonly message: TicketMessage;
  readonly requesterId: number;
}

/** A reply, a note or the solution; a note can't be taken for a reply: ground, lock and label. */
export function Message({ message, requesterId }: MessageProps) {
  const t = useTexts(ticketTexts);
  const { kind, author } = message;
  const name = author?.name ?? t('system');
  return (
    <article
      className={styles.message}
      data-kind={kind}
      data-from={author?.id === requesterId ? 'requester' : 'staff'}
    >
      <header className={styles.head}>
        <Avatar name={name} isDecoration />
        <b className={styles.author}>{name}</b>
        {kind === 'note' && (
          <span className={styles.label} title={t('noteHint')}>
            <IconLock size={12} aria-hidden /> {t('note')}
          </span>
        )}
        {kind === 'solution' && (
          <span className={styles.label}>
            <IconCheck size={12} aria-hidden /> {t('solution')}
          </span>
        )}
        {kind === 'reply' && <span className={styles.kind}>{t('reply')}</span>}
        <span className={styles.when}>
          <RelativeTime iso={message.at} />
        </span>
      </header>
      <div className={styles.body}>{message.body}</div>
      <Attachments files={message.attachments} />
    </article>
  );
}

const icons: Readonly<Record<string, Icon>> = {
  'ticket.assigned': IconArrowForwardUp,
  'ticket.reassigned': IconArrowForwardUp,
  'ticket.started': IconPlayerPlay,
  'ticket.resumed': IconPlayerPlay,
  'ticket.waiting': IconPlayerPause,
  'ticket.scheduled': IconCalendarEvent,
  'ticket.resolved': IconCheck,
  'ticket.closed': IconLock,
  'ticket.reopened': IconRefresh,
  'ticket.cancelled': IconCircleX,
  'ticket.merged': IconLink,
  'ticket.linked': IconLink,
  'ticket.assetLinked': IconDeviceLaptop,
  'ticket.assetUnlinked': IconDeviceLaptop,
  'ticket.prioritised': IconFlag,
  'ticket.rated': IconStar,
  'ticket.timeLogged': IconClock,
  'ticket.atRisk': IconAlarm,
  'ticket.overdue': IconAlarm,
  'ticket.responseOverdue': IconAlarm,
};

/** What happened, in one quiet line; its reason below. */
function EventLine({ item }: { readonly item: HistoryItem }) {
  const say = useSay();
  const Mark = icons[item.action] ?? IconPointFilled;
  const isAlarm = item.action.endsWith('verdue');
  return (
    <div className={styles.event} data-alarm={isAlarm}>
      <Mark size={14} aria-hidden />
      <span>
        {historySentence({ ...item, actor: item.actor?.name ?? null }, say)}
        {item.text !== null && item.action !== 'ticket.merged' && (
          <q className={styles.reason}>{item.text}</q>
        )}
      </span>
      <span className={styles.when}>
        <RelativeTime iso={item.at} />
      </span>
    </div>
  );
}
