import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** `narrow` for forms, `reading` for one column of content, `wide` for tables, `fill` for panes that scroll by themselves. */
  readonly width?: 'narrow' | 'reading' | 'wide' | 'fill';
  readonly children: ReactNode;
}

/** A page: its title (also the window's), its actions, its content. One `<h1>` each. */
export function Page({ title, subtitle, actions, width = 'wide', children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        <div className={styles.titles}>
          <Title order={1} tabIndex={-1} data-page-title className={styles.title}>
            {title}
          </Title>
          {subtitle !== undefined && (
            <Text size="sm" c="dimmed" component="div">
              {subtitle}
            </Text>
          )}
        </div>
        {actions !== undefined && (
          <Group gap="xs" data-print="no">
            {actions}
          </Group>
        )}
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** Names the window after what it shows. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · SoporteBalance`;
  }, [title]);
}
