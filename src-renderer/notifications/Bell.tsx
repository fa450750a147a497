import { ActionIcon, Button, Popover, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { NotificationItem } from './NotificationItem.tsx';
import styles from './notifications.module.css';
import { notificationTexts } from './texts.ts';

const NEWEST = 12;

/** The bell with its count, and the newest notifications under it. */
export function Bell() {
  const t = useTexts(notificationTexts);
  const [isOpen, setIsOpen] = useState(false);
  const unread = useQuery(orpc.notifications.unread.queryOptions({ input: {} }));
  const count = unread.data?.count ?? 0;
  const label = count === 0 ? t('bell') : t('bellUnread', { count });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={380} trapFocus>
      <span className={styles.bell}>
        <Popover.Target>
          <ActionIcon aria-label={label} onClick={() => setIsOpen((open) => !open)}>
            <IconBell size={18} stroke={1.75} />
          </ActionIcon>
        </Popover.Target>
        {count > 0 && (
          <span className={styles.count} aria-hidden>
            {unread.data?.isCapped === true || count > 99 ? t('capped') : count}
          </span>
        )}
      </span>
      <Popover.Dropdown p={0} maw="calc(100vw - 1rem)">
        <BellPanel count={count} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface BellPanelProps {
  readonly count: number;
  readonly onClose: () => void;
}

function BellPanel({ count, onClose }: BellPanelProps) {
  const t = useTexts(notificationTexts);
  const newest = useQuery(orpc.notifications.list.queryOptions({ input: { limit: NEWEST } }));
  const markRead = useCommand(client.notifications.markRead, { changes: ['notification'] });
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <Text fw={600} size="sm">
          {t('title')}
        </Text>
        {count > 0 && (
          <Button
            size="xs"
            variant="subtle"
            loading={markRead.isRunning}
            onClick={() => void markRead.run({ all: true })}
          >
            {t('markAll')}
          </Button>
        )}
      </div>
      <div className={styles.panelList}>
        <Loaded query={newest} skeleton={<SkeletonRows rows={5} height={28} />}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                icon={<IconBell size={26} stroke={1.5} />}
                title={t('emptyTitle')}
                hint={t('emptyHint')}
              />
            ) : (
              <ul className={styles.list}>
                {page.items.map((notice) => (
                  <NotificationItem
                    key={notice.id}
                    notice={notice}
                    onOpen={() => {
                      onClose();
                      if (!notice.isRead) void markRead.run({ ids: [notice.id] });
                    }}
                    onRead={() => void markRead.run({ ids: [notice.id] })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      <div className={styles.panelFoot}>
        <LinkButton to="/notificaciones" size="xs" variant="default" fullWidth onClick={onClose}>
          {t('all')}
        </LinkButton>
      </div>
    </div>
  );
}
