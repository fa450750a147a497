import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './TicketList.module.css';
import { deskTexts } from './texts.ts';

interface TicketCardProps {
  readonly row: TicketRow;
  readonly isStaff: boolean;
  /** Beside the open ticket two lines are enough: the rest is there. */
  readonly isBeside: boolean;
}

/** A row where there is little room: beside an open ticket, or on a telephone. */
export function TicketCard({ row, isStaff, isBeside }: TicketCardProps) {
  const t = useTexts(deskTexts);
  const isRunning = row.status !== 'closed' && row.status !== 'cancelled';
  const other = isStaff ? row.requester.name : row.assignee?.name;
  return (
    <div className={styles.card}>
      <div className={styles.cardLine}>
        <span className={styles.cardTitle}>{row.title}</span>
        <PriorityBadge priority={row.priority} variant="icon" />
        {isStaff && row.assignee !== null && <Avatar name={row.assignee.name} size={18} />}
        {isStaff && row.assignee === null && isRunning && <span>{t('unassigned')}</span>}
      </div>
      {!isBeside && (
        <div className={styles.cardLine}>
          <span>{row.folio}</span>
          <span className={styles.clip}>{other}</span>
        </div>
      )}
      <div className={styles.cardLine}>
        {isBeside && <span>{row.folio}</span>}
        <TicketStateBadge status={row.status} variant="plain" />
        {isRunning && (
          <span className={styles.cardEnd}>
            <DeadlineText ticket={row} />
          </span>
        )}
      </div>
    </div>
  );
}
