import { Button, SegmentedControl, Stack, Title } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client, orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { NotificationItem } from './NotificationItem.tsx';
import { NotificationPreferences } from './NotificationPreferences.tsx';
import styles from './notifications.module.css';
import { notificationTexts } from './texts.ts';

const route = getRouteApi('/notificaciones');

/** Everything one was told, and what one wants to be told. */
export function NotificationsScreen() {
  const t = useTexts(notificationTexts);
  const { unread: isOnlyUnread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const unread = useQuery(orpc.notifications.unread.queryOptions({ input: {} }));
  const pages = useInfiniteQuery(
    orpc.notifications.list.infiniteOptions({
      ...byCursor({
        limit: 40,
        ...(isOnlyUnread ? { onlyUnread: true } : {}),
      }),
    }),
  );
  const markRead = useCommand(client.notifications.markRead, { changes: ['notification'] });

  return (
    <Page
      title={t('title')}
      width="narrow"
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('filter')}
            value={isOnlyUnread ? 'unread' : 'all'}
            onChange={(value) => void navigate({ search: value === 'unread' ? { unread: true } : {} })}
            data={[
              { value: 'all', label: t('filterAll') },
              { value: 'unread', label: t('filterUnread') },
            ]}
          />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChecks size={16} />}
            disabled={(unread.data?.count ?? 0) === 0}
            loading={markRead.isRunning}
            onClick={() => void markRead.run({ all: true })}
          >
            {t('markAll')}
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        <div className={styles.frame}>
          <Loaded query={pages} skeleton={<SkeletonRows rows={8} height={32} />}>
            {(data) => {
              const notices = data.pages.flatMap((page) => page.items);
              return notices.length === 0 ? (
                <EmptyState
                  icon={<IconBell size={28} stroke={1.5} />}
                  title={t('emptyTitle')}
                  hint={t('emptyHint')}
                />
              ) : (
                <ul className={styles.list}>
                  {notices.map((notice) => (
                    <NotificationItem
                      key={notice.id}
                      notice={notice}
                      onOpen={() => {
                        if (!notice.isRead) void markRead.run({ ids: [notice.id] });
                      }}
                      onRead={() => void markRead.run({ ids: [notice.id] })}
                    />
                  ))}
                </ul>
              );
            }}
          </Loaded>
        </div>
        {pages.hasNextPage && (
          <Button
            variant="default"
            onClick={() => void pages.fetchNextPage()}
            loading={pages.isFetchingNextPage}
          >
            {t('more')}
          </Button>
        )}
        <section aria-labelledby="preferences">
          <Title order={2} id="preferences" mb="xs">
            {t('preferences')}
          </Title>
          <NotificationPreferences />
        </section>
      </Stack>
    </Page>
  );
}
