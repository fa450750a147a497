import type { ReactNode } from 'react';
import styles from './FilterBar.module.css';

/**
 * Search and filters above a list: in a row, and on a telephone two by two under the search. A filter that wants
 * another width says so: `style={{ '--filter-width': '10rem' }}`.
 */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.bar} data-print="no">
      {children}
    </div>
  );
}
