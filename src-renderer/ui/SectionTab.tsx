import type { Icon } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import styles from './SectionFrame.module.css';

interface TabAnchorProps {
  readonly icon: Icon;
  readonly isCurrent: boolean;
  readonly href?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function TabAnchor({ icon: Mark, isCurrent, children, ...anchor }: TabAnchorProps) {
  return (
    <a
      {...anchor}
      className={styles.tab}
      data-current={isCurrent}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Mark size={16} stroke={1.75} aria-hidden />
      {children}
    </a>
  );
}

/** One part of a section in the bar of its frame; a typed link. */
export const SectionTab = createLink(TabAnchor);
