import { Group } from '@mantine/core';
import { IconAlertTriangle, IconMailCheck, IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { mailTexts } from './texts.ts';

/** Sending writes no events, so the state is looked at while the page is open. */
export const LOOK_MS = 5_000;

/** In one line: whether mail goes out from here, what waits, what failed, and when the last message went. */
export function MailStatus() {
  const t = useTexts(mailTexts);
  const formats = useFormats();
  const now = useNow();
  const { data } = useQuery({ ...orpc.mail.status.queryOptions({ input: {} }), refetchInterval: LOOK_MS });
  if (data === undefined) return <span>{'\u00a0'}</span>;
  const { isOn, sendsFromHere, waiting, failed, held, lastSentAt } = data;
  return (
    <Group gap="sm" role="status">
      {!isOn && (
        <StatusBadge tone="neutral" icon={<IconMailOff />}>
          {t('status.off')}
        </StatusBadge>
      )}
      {isOn && sendsFromHere && (
        <StatusBadge tone="success" icon={<IconMailCheck />}>
          {t('status.on')}
        </StatusBadge>
      )}
      {isOn && !sendsFromHere && (
        <StatusBadge tone="warning" icon={<IconAlertTriangle />}>
          {t('status.notHere')}
        </StatusBadge>
      )}
      {waiting > 0 && <span>{t('status.waiting', { count: waiting })}</span>}
      {failed > 0 && <span>{t('status.failed', { count: failed })}</span>}
      {held > 0 && (
        <Link to="/administracion/correo" search={{ view: 'queue', state: 'held' }}>
          {t('status.held', { count: held })}
        </Link>
      )}
      {lastSentAt !== null && (
        <span>{t('status.lastSent', { when: formats.relative(lastSentAt, now) })}</span>
      )}
    </Group>
  );
}
