import { Button, Text } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { AlertMute } from '#shared/alerts/contract.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EditDrawer } from '../../ui/EditDrawer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from '../alerts.module.css';
import { alertTexts } from '../texts.ts';

/** What one muted for oneself, each with its way back. */
export function MutesDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useTexts(alertTexts);
  return (
    <EditDrawer isOpen={isOpen} title={t('muted')} onClose={onClose} size={440} contentKey="mutes">
      {() => <Mutes />}
    </EditDrawer>
  );
}

function Mutes() {
  const t = useTexts(alertTexts);
  const query = useQuery(orpc.alerts.mutes.queryOptions({ input: {} }));
  const unmute = useCommand(client.alerts.unmute, { changes: ['alertMute'] });
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={3} height={36} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            icon={<IconBell size={28} stroke={1.5} />}
            title={t('noMutes')}
            hint={t('noMutesHint')}
          />
        ) : (
          <ul className={styles.mutes}>
            {items.map((one) => (
              <li key={one.id}>
                <MuteText mute={one} />
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconBell size={14} />}
                  loading={unmute.isRunning}
                  onClick={() => void unmute.run({ id: one.id })}
                >
                  {t('unmute')}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function MuteText({ mute }: { readonly mute: AlertMute }) {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const now = useNow();
  const { scope, label } = mute;
  const what =
    scope.about === 'kind'
      ? t('muteKind', { kind: t(`kind.${scope.kind}`) })
      : scope.about === 'ticket'
        ? t('muteTicket', { folio: label ?? '' })
        : t('muteTechnician', { name: label ?? '' });
  return (
    <span className={styles.muted}>
      <IconBellOff size={16} aria-hidden />
      <span>
        <Text size="sm">{what}</Text>
        <Text size="xs" c="dimmed">
          {mute.until === null ? t('forGood') : t('untilWhen', { when: formats.dayAndTime(mute.until, now) })}
        </Text>
      </span>
    </span>
  );
}
