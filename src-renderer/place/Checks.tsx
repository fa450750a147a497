import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { type Check, gradeOf, sentenceOf } from './checks.ts';
import { checkTexts } from './checkTexts.ts';
import styles from './place.module.css';

const looks = {
  good: { tone: 'success', icon: <IconCircleCheck /> },
  doubtful: { tone: 'warning', icon: <IconAlertTriangle /> },
  bad: { tone: 'danger', icon: <IconCircleX /> },
} as const;

/** What the doctor tried, a sign and a sentence each. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const t = useTexts(checkTexts);
  const formats = useFormats();
  return (
    <section className={styles.panel}>
      <h3 className={styles.panelTitle}>{t('title')}</h3>
      <ul className={styles.checks}>
        {checks.map((check) => {
          const grade = gradeOf(check);
          return (
            <li key={check.key} className={styles.check}>
              <StatusBadge tone={looks[grade].tone} icon={looks[grade].icon} variant="plain">
                {t(`word.${grade}`)}
              </StatusBadge>
              <span>{sentenceOf(check, t, formats)}</span>
            </li>
          );
        })}
      </ul>
      <details className={styles.details}>
        <summary>{t('detail')}</summary>
        {checks.map(({ key, sentence }) => (
          <p key={key} lang="en">
            {sentence}
          </p>
        ))}
      </details>
    </section>
  );
}
