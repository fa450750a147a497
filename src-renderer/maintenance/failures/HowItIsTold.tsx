import { useTexts } from '../../texts/useTexts.ts';
import styles from './failures.module.css';
import { failureTexts } from './texts.ts';

/** What is counted and when it is told of, for whoever has to defend the figure. */
export function HowItIsTold({ isGroups }: { readonly isGroups: boolean }) {
  const t = useTexts(failureTexts);
  return (
    <details className={styles.how}>
      <summary>{t('how.title')}</summary>
      <p>{t('how.counted')}</p>
      {isGroups && (
        <>
          <p>{t('how.compared')}</p>
          <p>{t('how.chance')}</p>
        </>
      )}
    </details>
  );
}
