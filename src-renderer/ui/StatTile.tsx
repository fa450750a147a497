import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './StatTile.module.css';
import type { Tone } from './tones.ts';

interface StatTileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly icon: ReactNode;
  readonly tone: Tone;
  /** Said after the value: what the colour means. */
  readonly meaning?: string;
  /** The value is words rather than a figure. */
  readonly isText?: boolean;
  readonly children?: ReactNode;
}

/** A figure with its name; wrap it in a link when it has a list behind it (`className={tileLink}`). */
export function StatTile({ label, value, icon, tone, meaning, isText = false, children }: StatTileProps) {
  return (
    <span
      className={styles.tile}
      style={{ '--tile-text': `var(--sb-${tone}-text)`, '--tile-ground': `var(--sb-${tone}-ground)` }}
    >
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.value} data-text={isText}>
          {value}
        </span>
        <span className={styles.label}>{label}</span>
        {meaning !== undefined && <VisuallyHidden>{meaning}</VisuallyHidden>}
        {children}
      </span>
    </span>
  );
}

/** For the link or box around a tile. */
export const tileLink = styles.link ?? '';
/** For the grid of tiles; `--tile-min` sets their least width. */
export const tileGrid = styles.grid ?? '';
