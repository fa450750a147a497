import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useConnection } from '../rpc/connection.ts';
import { useOutbox } from '../rpc/outbox.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';

const GRACE = 1_500;

/** Says that there is no connection, once it lasts longer than a blink, and what becomes of what is sent meanwhile. */
export function ConnectionBanner() {
  const t = useTexts(rpcTexts);
  const state = useConnection((connection) => connection.state);
  const isKept = useOutbox((outbox) => outbox.isOpen);
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
    </div>
  );
}
