import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';
import type { Destination } from './navigation.ts';
import { appTexts } from './texts.ts';

interface DestinationLinkProps {
  readonly to: Destination;
  readonly isCurrent: boolean;
  /** Of the mark, in pixels. */
  readonly size: number;
}

/** A section in the rail or in the bar under the thumb. */
export function DestinationLink({ to: { section, to, icon: Mark }, isCurrent, size }: DestinationLinkProps) {
  const t = useTexts(appTexts);
  return (
    <Link
      to={to}
      className={styles.destination}
      data-current={isCurrent}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Mark size={size} stroke={1.75} aria-hidden />
      {t(`nav.${section}`)}
    </Link>
  );
}
