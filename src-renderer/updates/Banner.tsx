import type { ReactNode } from 'react';
import styles from './banners.module.css';

interface BannerProps {
  readonly tone: 'warning' | 'notice';
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A line above the page, with what can be done about it. */
export function Banner({ tone, icon, action, children }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone}>
      <span className={styles.words}>
        {icon}
        <span>{children}</span>
      </span>
      {action !== undefined && <span className={styles.actions}>{action}</span>}
    </div>
  );
}
