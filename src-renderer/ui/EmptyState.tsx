import { Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  /** 1 where it is the whole page. */
  readonly order?: 1 | 2;
  /** What can be done about it: a button or a link. */
  readonly action?: ReactNode;
}

/** Nothing to show, and that is fine: says so and offers the next step. */
export function EmptyState({ title, hint, icon, order = 2, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden>
        {icon ?? <IconInbox size={28} stroke={1.5} />}
      </span>
      <Title order={order} fz="lg">
        {title}
      </Title>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
