import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconLock } from '@tabler/icons-react';
import type { BackupCopy } from '#shared/backups/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './backups.module.css';
import { backupTexts } from './texts.ts';

interface BackupListProps {
  readonly items: readonly BackupCopy[];
  readonly isBusy: boolean;
  readonly onRehearse: (id: number) => void;
}

const LOOKS = {
  good: { tone: 'success', icon: <IconCircleCheck /> },
  bad: { tone: 'danger', icon: <IconAlertTriangle /> },
  failed: { tone: 'danger', icon: <IconCircleX /> },
} as const;

/** Each copy with what became of it; the good ones can be rehearsed. */
export function BackupList({ items, isBusy, onRehearse }: BackupListProps) {
  const t = useTexts(backupTexts);
  const formats = useFormats();
  const now = useNow();
  if (items.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <ul className={styles.list}>
      {items.map(({ id, at, kind, outcome, file, bytes, isSealed, problem, rehearsedAt }) => (
        <li key={id} className={styles.row}>
          <div className={styles.when}>
            <RelativeTime iso={at} as="day" />
            <Text size="xs" c="dimmed">
              {t(`kind.${kind}`)}
            </Text>
          </div>
          <StatusBadge tone={LOOKS[outcome].tone} icon={LOOKS[outcome].icon}>
            {t(`outcome.${outcome}`)}
          </StatusBadge>
          <div className={styles.what}>
            {file !== null && (
              <Text size="sm" className={styles.path}>
                {isSealed && <IconLock size={14} aria-label={t('sealed')} />} {file}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {[
                bytes === null ? null : formats.bytes(bytes),
                rehearsedAt === null ? null : t('rehearsed', { when: formats.relative(rehearsedAt, now) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </Text>
            {problem !== null && (
              <Text size="xs" lang="en">
                {problem}
              </Text>
            )}
          </div>
          {outcome === 'good' && (
            <Button
              variant="default"
              size="xs"
              disabled={isBusy}
              aria-label={t('rehearseOf', { when: formats.dateTime(at) })}
              onClick={() => onRehearse(id)}
            >
              {t('rehearse')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
