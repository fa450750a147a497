import { IconCheck } from '@tabler/icons-react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './ProgressLine.module.css';
import { type ProgressStep, progressOf } from './progress.ts';
import { requesterTexts } from './texts.ts';

/** recibida → en manos de … → lista → cerrada. */
export function ProgressLine({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(requesterTexts);
  const name = ({ step, state }: ProgressStep) => {
    if (step !== 'inHands') return t(`step.${step}`);
    if (ticket.assignee !== null && state !== 'todo')
      return t('step.inHands', { name: ticket.assignee.name });
    return ticket.status === 'new' ? t('step.inQueue') : t('step.willBeHeld');
  };
  return (
    <ol className={styles.line} aria-label={t('progress')}>
      {progressOf(ticket).map((one) => (
        <li
          key={one.step}
          className={styles.step}
          data-state={one.state}
          aria-current={one.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden>
            {one.state === 'done' && <IconCheck size={12} stroke={3} />}
          </span>
          <span className={styles.name}>{name(one)}</span>
          <span className={styles.when}>{one.at !== null && <RelativeTime iso={one.at} as="day" />}</span>
        </li>
      ))}
    </ol>
  );
}
