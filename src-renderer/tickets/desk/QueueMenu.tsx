import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Queue } from '#shared/tickets/contract.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { queueIcons, useQueues } from './QueueList.tsx';
import { deskTexts } from './texts.ts';

/** The queues where there is no room for a pane of them. */
export function QueueMenu({ current }: { readonly current: Queue | undefined }) {
  const t = useTexts(deskTexts);
  const word = useTexts(words);
  const navigate = useNavigate();
  const queues = useQueues();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          px={6}
          flex="none"
          rightSection={<IconChevronDown size={14} />}
        >
          <Text span fw={600} fz="sm" c="var(--mantine-color-text)">
            {current === undefined ? t('everything') : word(`queue.${current}`)}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {queues.map(({ queue, count }) => {
          const Mark = queueIcons[queue];
          return (
            <Menu.Item
              key={queue}
              leftSection={<Mark size={16} />}
              rightSection={
                <Text span size="xs" c="dimmed">
                  {count ?? ''}
                </Text>
              }
              fw={queue === current ? 600 : undefined}
              onClick={() => void navigate({ to: '/solicitudes', search: { queue } })}
            >
              {word(`queue.${queue}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
