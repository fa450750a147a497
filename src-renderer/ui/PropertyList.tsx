import type { ReactNode } from 'react';
import styles from './PropertyList.module.css';

export interface Property {
  readonly label: string;
  /** Null and undefined leave the line out. */
  readonly value: ReactNode;
}

/** Names and values, one a line: the property column of whatever is shown. */
export function PropertyList({ items }: { readonly items: readonly Property[] }) {
  return (
    <dl className={styles.list}>
      {items
        .filter((item) => item.value !== null && item.value !== undefined)
        .map((item) => (
          <div key={item.label} className={styles.line}>
            <dt className={styles.label}>{item.label}</dt>
            <dd className={styles.value}>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
