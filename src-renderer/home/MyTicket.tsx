import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { TicketStateBadge } from '../signs/TicketStateBadge.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useNow } from '../ui/useNow.ts';
import { progressOf, stageOf } from './progress.ts';
import styles from './RequesterHome.module.css';
import { homeTexts } from './texts.ts';

/** One ticket of one's own: its name, the plain line of progress, and what comes next. */
export function MyTicket({ ticket }: { readonly ticket: TicketRow }) {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const now = useNow();
  const stage = stageOf(ticket.status);
  const progress = progressOf(ticket, now);
  const steps = [
    ticket.status === 'pendingApproval' ? t('mine.approval') : t('mine.received'),
    ticket.assignee === null ? t('mine.assigned') : t('mine.inHands', { name: ticket.assignee.name }),
    t('mine.ready'),
  ];

  const says = () => {
    switch (progress.says) {
      case 'until':
      case 'lateUntil':
        return t(`mine.${progress.says}`, { when: formats.dayAndTime(progress.at, now) });
      case 'closed':
        return t('mine.closed', { when: formats.relative(progress.at, now) });
      case 'working':
      case 'waiting':
        return null;
      default:
        return t(`mine.${progress.says}`);
    }
  };
  const sentence = says();

  return (
    <li>
      <Link
        to="/solicitudes/$folio"
        params={{ folio: ticket.folio }}
        className={styles.ticket}
        data-ended={ticket.status === 'closed' || ticket.status === 'cancelled'}
      >
        <span className={styles.head}>
          <span className={styles.title}>{ticket.title}</span>
          <span className={styles.folio}>{ticket.folio}</span>
          {stage === 0 || ticket.status === 'waiting' || ticket.status === 'closed' ? (
            <TicketStateBadge status={ticket.status} />
          ) : null}
          <IconChevronRight size={16} aria-hidden className={styles.chevron} />
        </span>
        {stage > 0 && ticket.status !== 'closed' && (
          <span className={styles.line}>
            {steps.map((step, index) => {
              const isReached = index + 1 <= stage;
              return (
                <span
                  key={step}
                  className={styles.step}
                  data-state={
                    index + 1 < stage || (stage === 3 && isReached) ? 'done' : isReached ? 'now' : 'todo'
                  }
                >
                  <span className={styles.dot} aria-hidden>
                    {(index + 1 < stage || (stage === 3 && isReached)) && <IconCheck size={11} stroke={3} />}
                  </span>
                  {step}
                </span>
              );
            })}
          </span>
        )}
        {sentence !== null && (
          <span
            className={styles.says}
            data-asks={progress.says === 'confirm'}
            data-late={progress.says === 'lateUntil'}
          >
            {sentence}
          </span>
        )}
      </Link>
    </li>
  );
}
