import { achievementOf } from '#shared/goals/achievement.ts';
import type { Progress } from '#shared/goals/fields.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './GoalBar.module.css';
import { goalSignTexts } from './goalTexts.ts';

interface GoalBarProps {
  readonly measure: MeasureKey;
  readonly target: number;
  readonly progress: Pick<Progress, 'achievement' | 'state' | 'forecast'>;
}

const percentOf = (share: number) => `${Math.round(Math.min(1, share) * 100)}%`;

/** How much of a goal is achieved, as a bar with its figure; a stroke stands where the forecast ends. */
export function GoalBar({ measure, target, progress }: GoalBarProps) {
  const t = useTexts(goalSignTexts);
  const formats = useFormats();
  const { achievement, state, forecast } = progress;
  if (achievement === null) return null;
  const percent = formats.percent(achievement);
  const end = forecast === null ? null : achievementOf(measure, forecast.value, target);
  return (
    <span className={styles.goal} role="img" aria-label={t('bar', { percent })}>
      <span className={styles.track} data-state={state} aria-hidden>
        <span className={styles.fill} style={{ '--goal-share': percentOf(achievement) }} />
        {end !== null && <span className={styles.end} style={{ '--goal-end': percentOf(end) }} />}
      </span>
      <span className={styles.percent} aria-hidden>
        {percent}
      </span>
    </span>
  );
}
