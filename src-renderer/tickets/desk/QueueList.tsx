import {
  type Icon,
  IconAlarm,
  IconArchive,
  IconCalendarDue,
  IconClockExclamation,
  IconHourglass,
  IconInbox,
  IconListDetails,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Queue } from '#shared/tickets/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import styles from './QueueList.module.css';
import { deskTexts } from './texts.ts';

export const queueIcons: Readonly<Record<Queue, Icon>> = {
  mine: IconUser,
  unassigned: IconInbox,
  atRisk: IconClockExclamation,
  dueToday: IconCalendarDue,
  overdue: IconAlarm,
  open: IconListDetails,
  recentlyClosed: IconArchive,
  approval: IconHourglass,
};

const STAFF: readonly Queue[] = [
  'mine',
  'unassigned',
  'atRisk',
  'dueToday',
  'overdue',
  'open',
  'recentlyClosed',
];

/** The queues that concern the signed-in person, with their counts. */
export function useQueues(): readonly {
  readonly queue: Queue;
  readonly count: string | null;
  readonly isAny: boolean;
}[] {
  const me = useMe();
  const counts = useQuery(orpc.tickets.counts.queryOptions({ input: {} })).data?.items;
  const mayApprove = me.roles.includes('manager') || me.headsAreaIds.length > 0;
  const works = me.roles.includes('technician');
  const shown: Queue[] = STAFF.filter((queue) => queue !== 'mine' || works);
  if (mayApprove) shown.push('approval');
  return shown.map((queue) => {
    const found = counts?.find((item) => item.queue === queue);
    return {
      queue,
      count: found === undefined ? null : found.isCapped ? `${found.count}+` : String(found.count),
      isAny: (found?.count ?? 0) > 0,
    };
  });
}

/** The saved queues of a working day. */
export function QueueList({ current }: { readonly current: Queue | undefined }) {
  const t = useTexts(deskTexts);
  const word = useTexts(words);
  const queues = useQueues();
  return (
    <nav className={styles.queues} aria-label={t('queues')}>
      <h2 className={styles.heading}>{t('queues')}</h2>
      {queues.map(({ queue, count, isAny }) => {
        const Mark = queueIcons[queue];
        return (
          <Link
            key={queue}
            to="/solicitudes"
            search={{ queue }}
            className={styles.queue}
            data-current={queue === current}
            data-alarm={queue === 'overdue' && isAny}
            aria-current={queue === current ? 'page' : undefined}
          >
            <Mark size={16} stroke={1.75} aria-hidden />
            <span className={styles.name}>{word(`queue.${queue}`)}</span>
            <span className={styles.count}>{count ?? ''}</span>
          </Link>
        );
      })}
    </nav>
  );
}
