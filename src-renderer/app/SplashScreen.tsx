import { Button, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { identify } from '../rpc/authenticate.ts';
import { useConnection } from '../rpc/connection.ts';
import { useSession } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { appTexts } from './texts.ts';

const PATIENCE = 600;

/** While the window finds its service and its person; says so when that takes long, and tries again by itself. */
export function SplashScreen() {
  const t = useTexts(appTexts);
  const state = useConnection((connection) => connection.state);
  const generation = useConnection((connection) => connection.generation);
  const phase = useSession((session) => session.phase);
  const [isSlow, setIsSlow] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every new connection is a reason to ask again
  useEffect(() => {
    if (phase === 'unreachable' && state === 'connected') void identify();
  }, [phase, state, generation]);

  return (
    <Stack align="center" justify="center" h="100%" gap="md" role="status">
      <Wordmark size="lg" />
      {isSlow && (
        <>
          <Loader size="sm" aria-hidden />
          <Text size="sm" c="dimmed">
            {state === 'offline' ? t('splash.offline') : t('splash.waiting')}
          </Text>
          {state === 'offline' && (
            <Button variant="default" onClick={() => void identify()}>
              {t('splash.retry')}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
}
