import { Button, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenScope } from '#shared/sessions/tokenScope.ts';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './AccountScreen.module.css';
import { NewToken } from './NewToken.tsx';
import { tokenTexts } from './tokenTexts.ts';

/** One's own tokens for scripts: what each opens, until when, and when it was used last. */
export function TokenSection() {
  const t = useTexts(tokenTexts);
  const formats = useFormats();
  const now = useNow();
  const [isMaking, setIsMaking] = useState(false);
  const tokens = useQuery(orpc.sessions.tokens.queryOptions({ input: {} }));
  const revoke = useCommand(client.sessions.endToken, {
    changes: ['session'],
    onDone: () => showDone(t('revoked')),
  });
  const opens = ({ areas, writes }: TokenScope) =>
    `${formats.list(areas.map((area) => t(`area.${area}`)))} · ${writes ? t('readsAndWrites') : t('readsOnly')}`;
  return (
    <Loaded query={tokens} skeleton={<SkeletonRows rows={2} height={24} />}>
      {({ items }) => (
        <>
          <Text size="sm" c="dimmed">
            {t('hint')} {items.length === 0 && t('none')}
          </Text>
          <ul className={styles.sessions}>
            {items.map(({ id, name, scope, lastUsedAt, expiresAt }) => (
              <li key={id} className={styles.session}>
                <IconKey size={20} stroke={1.5} aria-hidden />
                <div className={styles.device}>
                  <Text size="sm">{name}</Text>
                  <Text size="xs" c="dimmed">
                    {opens(scope)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('until', { when: formats.date(expiresAt) })} ·{' '}
                    {lastUsedAt === null
                      ? t('unused')
                      : t('used', { when: formats.relative(lastUsedAt, now) })}
                  </Text>
                </div>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('revokeOf', { name })}
                  onClick={() => void revoke.run({ id })}
                >
                  {t('revoke')}
                </Button>
              </li>
            ))}
          </ul>
          <Button variant="default" size="xs" mt="sm" onClick={() => setIsMaking(true)}>
            {t('make')}
          </Button>
          {isMaking && <NewToken onClose={() => setIsMaking(false)} />}
        </>
      )}
    </Loaded>
  );
}
