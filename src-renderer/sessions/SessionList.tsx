import { Button, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconPointFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './AccountScreen.module.css';
import { deviceName } from './deviceName.ts';
import { sessionTexts } from './texts.ts';

/** Where one is signed in; any of them can be ended, or all but this one. */
export function SessionList() {
  const t = useTexts(sessionTexts);
  const formats = useFormats();
  const now = useNow();
  const sessions = useQuery(orpc.sessions.list.queryOptions({ input: {} }));
  const endOne = useCommand(client.sessions.endOne, {
    changes: ['session'],
    onDone: () => showDone(t('account.ended')),
  });
  const endAll = useCommand(client.sessions.endAll, {
    changes: ['session'],
    onDone: ({ ended }) => showDone(t('account.endedAll', { count: ended })),
  });
  return (
    <Loaded query={sessions} skeleton={<SkeletonRows rows={3} height={24} />}>
      {({ items }) => (
        <>
          <Text size="sm" c="dimmed">
            {t('account.sessionsHint')}
          </Text>
          <ul className={styles.sessions}>
            {items.map((session) => {
              const device = deviceName(session.device);
              return (
                <li key={session.id} className={styles.session}>
                  {device.isHandheld ? (
                    <IconDeviceMobile size={20} stroke={1.5} aria-hidden />
                  ) : (
                    <IconDeviceDesktop size={20} stroke={1.5} aria-hidden />
                  )}
                  <div className={styles.device}>
                    <Text size="sm">{device.name}</Text>
                    <Text size="xs" c="dimmed">
                      {t('account.lastSeen', { when: formats.relative(session.lastSeenAt, now) })} ·{' '}
                      {t('account.since', { when: formats.dateTime(session.createdAt) })}
                    </Text>
                  </div>
                  {session.isCurrent ? (
                    <StatusBadge tone="success" icon={<IconPointFilled />}>
                      {t('account.current')}
                    </StatusBadge>
                  ) : (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('account.endOf', { device: device.name })}
                      onClick={() => void endOne.run({ id: session.id })}
                    >
                      {t('account.end')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          {items.length > 1 && (
            <Button
              variant="default"
              size="xs"
              mt="sm"
              loading={endAll.isRunning}
              onClick={() => void endAll.run({})}
            >
              {t('account.endAll')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
