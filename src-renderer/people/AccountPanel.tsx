import { Button, Stack, Text } from '@mantine/core';
import { IconDevices, IconKey, IconShieldOff, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#shared/people/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { LoadBar } from '../signs/LoadBar.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { heldTexts } from './heldTexts.ts';
import { PersonSessions } from './PersonSessions.tsx';
import styles from './people.module.css';
import { type Handout, TemporaryPassword } from './TemporaryPassword.tsx';
import { peopleTexts } from './texts.ts';

/** What can be done with a person's account, and how much they carry. */
export function AccountPanel({ person }: { readonly person: Person }) {
  const t = useTexts(peopleTexts);
  const mayManage = useAllows('people.manage');
  const isTechnician = person.roles.includes('technician');
  const workload = useQuery(orpc.assignment.workload.queryOptions({ input: {}, enabled: isTechnician }));
  const tHeld = useTexts(heldTexts);
  const held =
    useQuery(orpc.custody.ofPerson.queryOptions({ input: { id: person.id, limit: 5 } })).data?.total ?? 0;
  const load = workload.data?.items.find((item) => item.technician.id === person.id);
  const [asks, setAsks] = useState<'disable' | 'reset' | 'factor' | 'sessions' | null>(null);
  const [handout, setHandout] = useState<Handout | null>(null);

  const changes = ['person', 'ticket'];
  const disable = useCommand(client.people.disable, {
    changes,
    onDone: ({ requeued, held: still }) =>
      showDone(
        [
          t('disabled'),
          requeued === 0 ? null : t('requeued', { count: requeued }),
          still === 0 ? null : tHeld('still', { count: still }),
        ]
          .filter((part) => part !== null)
          .join(' '),
      ),
  });
  const enable = useCommand(client.people.enable, { changes, onDone: () => showDone(t('enabled')) });
  const reset = useCommand(client.people.resetPassword, {
    changes: ['person'],
    onDone: ({ temporaryPassword }) => {
      if (temporaryPassword !== null && person.username !== null)
        setHandout({ name: person.name, username: person.username, password: temporaryPassword });
    },
  });
  const takeFactor = useCommand(client.sessions.resetSecondFactor, {
    changes: ['person'],
    onDone: () => showDone(t('factorTaken')),
  });
  const { id, version } = person;

  return (
    <section className={styles.panel}>
      <h2 className={styles.sectionTitle}>{t('account')}</h2>
      <Stack gap="xs">
        {load !== undefined && (
          <div>
            <Text size="xs" c="dimmed" mb={4}>
              {t('activeTickets')}
            </Text>
            <LoadBar
              active={load.active}
              limit={load.limit}
              label={t('load', { active: load.active, limit: load.limit })}
            />
          </div>
        )}
        {person.lockedUntil !== null && (
          <Text size="sm">
            {t('lockedUntil')} <RelativeTime iso={person.lockedUntil} as="day" />
          </Text>
        )}
        {mayManage && person.isEnabled && person.username !== null && (
          <Button
            variant="default"
            leftSection={<IconKey size={16} />}
            onClick={() => setAsks('reset')}
            loading={reset.isRunning}
          >
            {t('resetPassword')}
          </Button>
        )}
        {mayManage && person.hasAccount && person.isEnabled && (
          <Button
            variant="default"
            leftSection={<IconDevices size={16} />}
            onClick={() => setAsks('sessions')}
          >
            {t('sessions')}
          </Button>
        )}
        {mayManage && person.hasSecondFactor && (
          <Button
            variant="default"
            leftSection={<IconShieldOff size={16} />}
            onClick={() => setAsks('factor')}
            loading={takeFactor.isRunning}
          >
            {t('takeFactor')}
          </Button>
        )}
        {mayManage &&
          (person.isEnabled ? (
            <Button
              variant="default"
              c="var(--sb-danger-text)"
              leftSection={<IconUserOff size={16} />}
              onClick={() => setAsks('disable')}
              loading={disable.isRunning}
            >
              {t('disable')}
            </Button>
          ) : (
            <Button
              leftSection={<IconUserCheck size={16} />}
              onClick={() => void enable.run({ id, version })}
              loading={enable.isRunning}
            >
              {t('enable')}
            </Button>
          ))}
        {!person.hasAccount && (
          <Text size="sm" c="dimmed">
            {person.isExternal ? t('externalHint') : t('noAccountHint')}
          </Text>
        )}
      </Stack>
      <ConfirmDialog
        isOpen={asks === 'disable'}
        title={t('disableAsk', { name: person.name })}
        confirm={t('disable')}
        isDangerous
        isBusy={disable.isRunning}
        onCancel={() => setAsks(null)}
        onConfirm={async () => {
          await disable.run({ id, version });
          setAsks(null);
        }}
      >
        {t('disableHint')}
        {isTechnician && load !== undefined && load.active > 0 && (
          <Text fw={600} mt="sm">
            {t('goesBack', { count: load.active })}
          </Text>
        )}
        {held > 0 && (
          <Text fw={600} mt="sm">
            {tHeld('still', { count: held })}
          </Text>
        )}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asks === 'reset'}
        title={t('resetAsk', { name: person.name })}
        confirm={t('resetPassword')}
        isBusy={reset.isRunning}
        onCancel={() => setAsks(null)}
        onConfirm={async () => {
          await reset.run({ id });
          setAsks(null);
        }}
      >
        {t('resetHint')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asks === 'factor'}
        title={t('takeFactorAsk', { name: person.name })}
        confirm={t('takeFactor')}
        isBusy={takeFactor.isRunning}
        onCancel={() => setAsks(null)}
        onConfirm={async () => {
          await takeFactor.run({ id });
          setAsks(null);
        }}
      >
        {t('takeFactorHint')}
      </ConfirmDialog>
      {asks === 'sessions' && <PersonSessions person={person} onClose={() => setAsks(null)} />}
      <TemporaryPassword handout={handout} onClose={() => setHandout(null)} />
    </section>
  );
}
