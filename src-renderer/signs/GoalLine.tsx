import type { ReactNode } from 'react';
import type { Progress } from '#shared/goals/fields.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import { useTexts } from '../texts/useTexts.ts';
import { GoalBar } from './GoalBar.tsx';
import { GoalFigureLink } from './GoalFigureLink.tsx';
import styles from './GoalLine.module.css';
import { GoalStateBadge } from './GoalStateBadge.tsx';
import { goalSignTexts } from './goalTexts.ts';
import { useGoalWords } from './useGoalWords.ts';

interface GoalLineProps {
  readonly measure: MeasureKey;
  readonly target: number;
  readonly progress: Progress;
  readonly asOf: string;
  /** Who or what it is about, before the state. */
  readonly name: ReactNode;
}

/** How one who is measured stands: the state in a word, the bar, the sentence, and the tickets behind it. */
export function GoalLine({ measure, target, progress, asOf, name }: GoalLineProps) {
  const t = useTexts(goalSignTexts);
  const words = useGoalWords();
  const range = words.range(measure, progress);
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
        {progress.cases > 0 && (
          <GoalFigureLink list={progress.list} cases={progress.cases} asOf={asOf}>
            {t('cases', { count: progress.cases })}
          </GoalFigureLink>
        )}
      </span>
    </div>
  );
}
