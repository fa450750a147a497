import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { type ConnectionState, useConnection } from '../rpc/connection.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Tone } from '../ui/tones.ts';
import styles from './ConnectionDot.module.css';

const looks: Readonly<Record<ConnectionState, readonly [Tone, typeof IconCloudCheck]>> = {
  connected: ['neutral', IconCloudCheck],
  connecting: ['warning', IconCloudUp],
  offline: ['danger', IconCloudOff],
};

/** The connection's state, small while all is well. */
export function ConnectionDot() {
  const t = useTexts(rpcTexts);
  const state = useConnection((connection) => connection.state);
  const [tone, Mark] = looks[state];
  return (
    <Tooltip label={t(`connection.${state}`)}>
      <span className={styles.dot} style={{ '--dot': `var(--sb-${tone}-mark)` }}>
        <Mark size={17} stroke={1.75} aria-hidden />
        <VisuallyHidden>{t(`connection.${state}`)}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
