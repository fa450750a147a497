import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './TicketList.module.css';
import { deskTexts } from './texts.ts';

/** A row where there is little room: beside an open ticket, or on a telephone. */
export function TicketCard({ row, isStaff }: { readonly row: TicketRow; readonly isStaff: boolean }) {
  const t = useTexts(deskTexts);
  const isRunning = row.status !== 'closed' && row.status !== 'cancelled';
  return (
    <div className={styles.card}>
      <span className={styles.cardTitle}>{row.title}</span>
      <span className={styles.cardEnd}>
        <PriorityBadge priority={row.priority} variant="icon" />
        {isStaff && row.assignee !== null && <Avatar name={row.assignee.name} size={18} />}
        {isStaff && row.assignee === null && isRunning && (
          <span className={styles.cardLine}>{t('unassigned')}</span>
        )}
      </span>
      <span className={styles.cardLine}>
        <span>{row.folio}</span>
        {isStaff && <span className={styles.clip}>{row.requester.name}</span>}
        {!isStaff && row.assignee !== null && <span className={styles.clip}>{row.assignee.name}</span>}
      </span>
      <span className={styles.cardEnd}>
        <TicketStateBadge status={row.status} variant="plain" />
        {isRunning && <DeadlineText ticket={row} />}
      </span>
    </div>
  );
}
