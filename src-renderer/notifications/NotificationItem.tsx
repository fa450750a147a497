import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  type Icon,
  IconAlarm,
  IconChartDots3,
  IconCheck,
  IconCircleCheck,
  IconClockExclamation,
  IconClockPause,
  IconDatabaseExclamation,
  IconDatabaseX,
  IconDeviceLaptop,
  IconGauge,
  IconHourglass,
  IconMessage,
  IconPackage,
  IconPlayerPause,
  IconProgress,
  IconReport,
  IconScaleOutline,
  IconSun,
  IconTicket,
  IconTool,
  IconUserCheck,
  IconUserQuestion,
  IconUserShare,
} from '@tabler/icons-react';
import type { Notification, NotificationKind } from '#shared/notifications/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import type { Tone } from '../ui/tones.ts';
import { useNow } from '../ui/useNow.ts';
import { noticeAddress } from './address.ts';
import { NoticeLink } from './NoticeLink.tsx';
import styles from './notifications.module.css';
import { notificationSentence } from './sentence.ts';
import { notificationTexts } from './texts.ts';

const looks: Readonly<Record<NotificationKind, readonly [Tone, Icon]>> = {
  created: ['info', IconTicket],
  assigned: ['info', IconUserCheck],
  reassigned: ['neutral', IconUserShare],
  replied: ['info', IconMessage],
  status: ['neutral', IconProgress],
  atRisk: ['warning', IconClockExclamation],
  overdue: ['danger', IconAlarm],
  closed: ['success', IconCircleCheck],
  unassignable: ['warning', IconUserQuestion],
  approval: ['notice', IconHourglass],
  custodyToConfirm: ['notice', IconDeviceLaptop],
  custodyToAuthorise: ['notice', IconHourglass],
  stockLow: ['warning', IconPackage],
  maintenanceDue: ['warning', IconTool],
  stuck: ['warning', IconPlayerPause],
  atLimit: ['notice', IconGauge],
  idle: ['notice', IconClockPause],
  deviation: ['notice', IconChartDots3],
  unbalancedWeek: ['warning', IconScaleOutline],
  backupFailed: ['danger', IconDatabaseX],
  backupOverdue: ['warning', IconDatabaseExclamation],
  digest: ['info', IconSun],
  reportReady: ['success', IconReport],
  reportFailed: ['danger', IconReport],
};

interface NotificationItemProps {
  readonly notice: Notification;
  readonly onOpen: () => void;
  readonly onRead: () => void;
}

/** One notification: what happened, to which ticket or thing, when; opening it reads it. */
export function NotificationItem({ notice, onOpen, onRead }: NotificationItemProps) {
  const t = useTexts(notificationTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const now = useNow();
  const [tone, Mark] = looks[notice.kind];
  const address = noticeAddress(notice);
  const body = (
    <>
      <span
        className={styles.icon}
        style={{ '--notice-text': `var(--sb-${tone}-text)`, '--notice-ground': `var(--sb-${tone}-ground)` }}
        aria-hidden
      >
        <Mark size={17} stroke={1.75} />
      </span>
      <span className={styles.text}>
        {!notice.isRead && <VisuallyHidden>{t('unread')}: </VisuallyHidden>}
        <span className={styles.sentence}>{notificationSentence(notice, t, word, formats, now)}</span>
        {notice.ticket !== null && (
          <span className={styles.ticket}>
            {notice.ticket.folio} · {notice.ticket.title}
          </span>
        )}
        {notice.subject !== null && <span className={styles.ticket}>{notice.subject.label}</span>}
        <span className={styles.when}>
          <RelativeTime iso={notice.at} />
        </span>
      </span>
    </>
  );
  return (
    <li className={styles.item} data-unread={!notice.isRead}>
      {address === null ? (
        <div className={styles.link}>{body}</div>
      ) : (
        <NoticeLink href={address} className={styles.link} onOpen={onOpen}>
          {body}
        </NoticeLink>
      )}
      {!notice.isRead && (
        <Tooltip label={t('markRead')}>
          <ActionIcon aria-label={t('markRead')} onClick={onRead} size="sm">
            <IconCheck size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
