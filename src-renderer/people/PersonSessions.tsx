import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '#shared/people/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useMe } from '../rpc/session.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { useNow } from '../ui/useNow.ts';
import { peopleTexts } from './texts.ts';

interface PersonSessionsProps {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Where a person is signed in, and the way to sign them out everywhere: a lost telephone, a screen left open. */
export function PersonSessions({ person, onClose }: PersonSessionsProps) {
  const t = useTexts(peopleTexts);
  const formats = useFormats();
  const now = useNow();
  const isOwn = useMe().id === person.id;
  const sessions = useQuery(orpc.sessions.ofPerson.queryOptions({ input: { id: person.id } }));
  const end = useCommand(client.sessions.endOfPerson, {
    changes: ['session'],
    onDone: ({ ended }) => {
      showDone(t('endedSessions', { count: ended }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('sessionsOf', { name: person.name })}>
      <Loaded query={sessions} skeleton={<SkeletonRows rows={2} height={24} />}>
        {({ items, tokens }) => {
          const canEnd = isOwn ? items.length > 1 : items.length + tokens > 0;
          return (
            <Stack gap="sm">
              {items.length === 0 && <Text size="sm">{t('noSessions')}</Text>}
              {items.map((session) => (
                <div key={session.id}>
                  <Text size="sm">{session.device === '' ? session.origin : session.device}</Text>
                  <Text size="xs" c="dimmed">
                    {t('seen', { when: formats.relative(session.lastSeenAt, now) })} ·{' '}
                    {formats.dateTime(session.createdAt)}
                  </Text>
                </div>
              ))}
              {tokens > 0 && <Text size="sm">{t('tokens', { count: tokens })}</Text>}
              {canEnd && (
                <>
                  <Text size="sm" c="dimmed">
                    {isOwn ? t('endSessionsOwn') : t('endSessionsHint')}
                  </Text>
                  <Group justify="flex-end">
                    <Button
                      loading={end.isRunning}
                      onClick={() => void end.run({ id: person.id })}
                      data-autofocus
                    >
                      {t('endSessions')}
                    </Button>
                  </Group>
                </>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}
