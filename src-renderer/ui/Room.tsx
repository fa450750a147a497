import type { ReactNode } from 'react';
import styles from './Room.module.css';
import { Wordmark } from './Wordmark.tsx';

/** A page without the frame of the product: the mark and one card. */
export function Room({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.room}>
      <div className={styles.card}>
        <Wordmark />
        <div className={styles.inside}>{children}</div>
      </div>
    </main>
  );
}
