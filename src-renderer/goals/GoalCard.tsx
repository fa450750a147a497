import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Goal, GoalProgress } from '#shared/goals/fields.ts';
import { GoalLine } from '../signs/GoalLine.tsx';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useToday } from '../ui/useToday.ts';
import { GoalActions } from './GoalActions.tsx';
import styles from './goals.module.css';
import { goalTexts } from './texts.ts';
import { useScopeName } from './useScopeName.ts';

interface GoalCardProps {
  readonly goal: Goal;
  /** Absent where nothing is measured: before it begins, once it is over, or while it is only proposed. */
  readonly progress?: GoalProgress | undefined;
  readonly asOf: string;
}

/** One goal: what it asks, and how each who is measured stands. */
export function GoalCard({ goal, progress, asOf }: GoalCardProps) {
  const t = useTexts(goalTexts);
  const tSigns = useTexts(goalSignTexts);
  const words = useGoalWords();
  const scopeName = useScopeName();
  const formats = useFormats();
  const today = useToday();
  const details: ReactNode[] = [words.target(goal.measure, goal.target), tSigns(`period.${goal.period}`)];
  return (
    <article className={styles.card} aria-label={words.measure(goal.measure)}>
      <div className={styles.head}>
        <Title order={3} fz="sm">
          <Link
            to="/indicadores/metas"
            search={(before) => ({ ...before, goal: goal.id })}
            className={styles.open}
          >
            {words.measure(goal.measure)}
          </Link>
        </Title>
        <span className={styles.quiet}>
          {details.join(' · ')} · {scopeName(goal.scope)}
        </span>
      </div>
      {goal.state === 'inForce' && goal.from > today && (
        <p className={styles.quiet}>{t('begins', { date: formats.localDay(goal.from) })}</p>
      )}
      {goal.isOver && <p className={styles.quiet}>{t('state.over')}</p>}
      {(goal.state === 'proposed' || goal.state === 'declined') && (
        <p className={styles.quiet}>
          {goal.proposedBy !== null && `${t('field.proposedBy')}: ${goal.proposedBy.name}. `}
          {goal.decision ?? goal.note}
        </p>
      )}
      {progress !== undefined &&
        (progress.subjects.length === 0 ? (
          <p className={styles.quiet}>{t('nobody')}</p>
        ) : (
          <ul className={styles.subjects}>
            {progress.subjects.map((each) => (
              <li key={each.technician?.id ?? 0}>
                <GoalLine
                  measure={goal.measure}
                  target={goal.target}
                  progress={each}
                  period={progress.period}
                  asOf={asOf}
                  name={each.technician?.name ?? words.step(progress.period.step)}
                />
              </li>
            ))}
          </ul>
        ))}
      {goal.state === 'proposed' && <GoalActions goal={goal} />}
    </article>
  );
}
