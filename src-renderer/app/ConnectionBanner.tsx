import { IconDatabaseOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Standing } from '#shared/live/standing.ts';
import { useConnection } from '../rpc/connection.ts';
import { useOutbox } from '../rpc/outbox.ts';
import { useStanding } from '../rpc/standing.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { type Translate, useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';

const GRACE = 1_500;

/** Says that there is no connection, once it lasts longer than a blink, and what becomes of what is sent meanwhile. */
export function ConnectionBanner() {
  const t = useTexts(rpcTexts);
  const state = useConnection((connection) => connection.state);
  const isKept = useOutbox((outbox) => outbox.isOpen);
  const standing = useStanding((told) => told.standing);
  const [isLong, setIsLong] = useState(false);

  useEffect(() => {
    if (state === 'connected') return setIsLong(false);
    const timer = setTimeout(() => setIsLong(true), GRACE);
    return () => clearTimeout(timer);
  }, [state]);

  return (
    <div role="status">
      {isLong && state !== 'connected' && (
        <div className={styles.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          {state === 'connecting'
            ? t('connection.connecting')
            : t(isKept ? 'connection.offlineHint' : 'connection.offlineStays')}
        </div>
      )}
      {state === 'connected' && standing.state !== 'open' && (
        <div className={styles.banner}>
          <IconDatabaseOff size={16} aria-hidden />
          {reasonOf(standing, t)}
        </div>
      )}
    </div>
  );
}

function reasonOf(
  standing: Exclude<Standing, { state: 'open' }>,
  t: Translate<(typeof rpcTexts)['es']>,
): string {
  if (standing.state !== 'clockOff') return t(`standing.${standing.state}`);
  const count = Math.round(Math.abs(standing.serverAheadSeconds) / 60);
  return t('standing.clockOff', { count });
}
