import type { ReactNode } from 'react';
import styles from './StatusBadge.module.css';
import type { Tone } from './tones.ts';

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly children: string;
  /** `plain`: icon and word without a ground, for dense lists; `icon`: the word only for screen readers. */
  readonly variant?: 'filled' | 'plain' | 'icon';
}

/** A state: colour, icon and word together, never colour alone. */
export function StatusBadge({ tone, icon, children, variant = 'filled' }: StatusBadgeProps) {
  return (
    <span
      className={styles.badge}
      data-variant={variant}
      title={variant === 'icon' ? children : undefined}
      style={{
        '--badge-text': `var(--sb-${tone}-text)`,
        '--badge-ground': `var(--sb-${tone}-ground)`,
        '--badge-mark': `var(--sb-${tone}-mark)`,
      }}
    >
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.word}>{children}</span>
    </span>
  );
}
