import { Button, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { EndSecondFactor } from './EndSecondFactor.tsx';
import { EnrolSecondFactor } from './EnrolSecondFactor.tsx';
import { secondFactorTexts } from './secondFactorTexts.ts';

/** Whether one signs in with a code besides, and the way in and out of that. */
export function SecondFactorSection() {
  const t = useTexts(secondFactorTexts);
  const factor = useQuery(orpc.sessions.secondFactor.queryOptions({ input: {} }));
  const [open, setOpen] = useState<'begin' | 'end' | null>(null);
  const close = () => {
    setOpen(null);
    void factor.refetch();
  };
  return (
    <Loaded query={factor} skeleton={<SkeletonRows rows={1} height={24} />}>
      {({ isOn, isDemanded, recoveryCodes }) => (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t('hint')}
          </Text>
          <Group gap="sm">
            <StatusBadge
              tone={isOn ? 'success' : 'neutral'}
              icon={isOn ? <IconShieldCheck /> : <IconShieldOff />}
            >
              {isOn ? t('on') : t('off')}
            </StatusBadge>
            {isOn && <Text size="sm">{t('left', { count: recoveryCodes })}</Text>}
            {isOn && isDemanded ? (
              <Text size="sm">{t('demanded')}</Text>
            ) : (
              <Button variant="default" size="xs" onClick={() => setOpen(isOn ? 'end' : 'begin')}>
                {isOn ? t('end') : t('begin')}
              </Button>
            )}
          </Group>
          {open === 'begin' && <EnrolSecondFactor onClose={close} />}
          {open === 'end' && <EndSecondFactor onClose={close} />}
        </Stack>
      )}
    </Loaded>
  );
}
