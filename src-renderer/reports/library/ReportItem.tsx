import type { Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './library.module.css';
import type { LibrarySearch } from './librarySearch.ts';

interface ReportItemProps {
  /** Opens it in the drawer. */
  readonly search: LibrarySearch;
  readonly icon: Icon;
  readonly name: string;
  /** What it answers, or whose it is. */
  readonly says: string;
  readonly menu?: ReactNode;
}

/** A report in the library. */
export function ReportItem({ search, icon: Mark, name, says, menu }: ReportItemProps) {
  return (
    <li className={styles.item}>
      <Link to="/informes" search={search} className={styles.link}>
        <span className={styles.icon} aria-hidden>
          <Mark size={20} stroke={1.75} />
        </span>
        <span className={styles.name}>{name}</span>
        <span className={styles.answers}>{says}</span>
      </Link>
      {menu !== undefined && <div className={styles.menu}>{menu}</div>}
    </li>
  );
}
