import type { ReactNode } from 'react';
import styles from './builder.module.css';

/** One thing to choose, with its name. */
export function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.step}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
