import styles from './LoadBar.module.css';

interface LoadBarProps {
  readonly active: number;
  readonly limit: number;
  /** Said to screen readers: “5 de 8 solicitudes activas”. */
  readonly label: string;
}

/** Active tickets against the limit, as a bar with its figures. */
export function LoadBar({ active, limit, label }: LoadBarProps) {
  const share = limit === 0 ? 100 : Math.min(100, Math.round((active / limit) * 100));
  const tone = active > limit ? 'over' : active >= limit ? 'full' : 'free';
  return (
    <span className={styles.load} data-tone={tone} role="img" aria-label={label}>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} style={{ '--load-share': `${share}%` }} />
      </span>
      <span className={styles.figure} aria-hidden>
        {active}/{limit}
      </span>
    </span>
  );
}
