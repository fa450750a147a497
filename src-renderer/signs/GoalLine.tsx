import { type ReactNode, useState } from 'react';
import type { Progress } from '#shared/goals/fields.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { useTexts } from '../texts/useTexts.ts';
import { GoalBar } from './GoalBar.tsx';
import { GoalFigureLink } from './GoalFigureLink.tsx';
import styles from './GoalLine.module.css';
import { GoalStateBadge } from './GoalStateBadge.tsx';
import { GoalWeeks, useIsOfWeeks } from './GoalWeeks.tsx';
import { goalSignTexts } from './goalTexts.ts';
import { useGoalWords } from './useGoalWords.ts';

interface GoalLineProps {
  readonly measure: MeasureKey;
  readonly target: number;
  readonly progress: Progress;
  /** The period that it stands in. */
  readonly period: Dates;
  readonly asOf: string;
  /** Who or what it is about, before the state. */
  readonly name: ReactNode;
}

/** How one who is measured stands: the state in a word, the bar, the sentence, and the tickets behind it. */
export function GoalLine({ measure, target, progress, period, asOf, name }: GoalLineProps) {
  const t = useTexts(goalSignTexts);
  const words = useGoalWords();
  const range = words.range(measure, progress);
  const isOfWeeks = useIsOfWeeks();
  return (
    <div className={styles.line}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <GoalStateBadge state={progress.state} />
      </div>
      <GoalBar measure={measure} target={target} progress={progress} />
      <p className={styles.said}>{words.sentence(measure, target, progress)}</p>
      <span className={styles.quiet}>
        {range !== null && `${range} `}
        {progress.cases > 0 && !isOfWeeks(measure, progress) && (
          <GoalFigureLink list={progress.list} cases={progress.cases} asOf={asOf}>
            {t('cases', { count: progress.cases })}
          </GoalFigureLink>
        )}
      </span>
      {isOfWeeks(measure, progress) && (
        <Weeks cases={progress.cases}>
          <GoalWeeks measure={measure} period={period} />
        </Weeks>
      )}
    </div>
  );
}

/** Read once somebody asks for them. */
function Weeks({ cases, children }: { readonly cases: number; readonly children: ReactNode }) {
  const t = useTexts(goalSignTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.quiet} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('weeks.open', { count: cases })}</summary>
      {isOpen && children}
    </details>
  );
}
