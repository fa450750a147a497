import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './SectionFrame.module.css';

interface SectionFrameProps {
  /** Of the bar, for screen readers. */
  readonly label: string;
  /** Which tab is open: another one is looked for and brought into view. */
  readonly current: string | null;
  /** `SectionTab`s. */
  readonly children: ReactNode;
}

/** The parts of a section above whatever part is open; on a telephone the bar scrolls under the finger. */
export function SectionFrame({ label, current, children }: SectionFrameProps) {
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason to look for it
  useEffect(() => {
    const open = bar.current?.querySelector('[data-current="true"]');
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <div className={styles.frame}>
      <nav className={styles.bar} aria-label={label} data-print="no" ref={bar}>
        {children}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
