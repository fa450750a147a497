import { Button, Group, Text, Title } from '@mantine/core';
import {
  IconArchive,
  IconDatabase,
  IconDeviceFloppy,
  IconPlugConnected,
  IconServer,
  IconSettings,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { StatTile, tileGrid, tileLink } from '../ui/StatTile.tsx';
import { useNow } from '../ui/useNow.ts';
import { backupHealth, diskHealth, healthTone, verificationHealth } from './health.ts';
import { homeTexts } from './texts.ts';

/** The administrator's first look: is the installation well? */
export function HealthPart() {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const now = useNow();
  const state = useQuery(orpc.system.state.queryOptions({ input: {}, refetchInterval: 60_000 }));
  const backup = useCommand(client.backups.make, {
    changes: ['backup'],
    onDone: ({ outcome, file }) =>
      showDone(outcome === 'good' ? t('health.backupDone', { file: file ?? '' }) : t('health.backupBad')),
  });
  const verify = useCommand(client.system.verify, {
    changes: ['backup'],
    onDone: ({ ok }) => {
      if (ok) showDone(t('health.verifyGood'));
    },
  });

  return (
    <section aria-labelledby="health">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="health">
          {t('health.title')}
        </Title>
        <LinkButton to="/administracion" size="xs" variant="default" leftSection={<IconSettings size={16} />}>
          {t('health.administration')}
        </LinkButton>
      </Group>
      <Loaded query={state} skeleton={<SkeletonCards cards={5} height={92} />}>
        {(system) => {
          const backupState = backupHealth(system.lastBackup?.at ?? null, now);
          const checkState = verificationHealth(system.lastVerification, now);
          const diskState = diskHealth(system.freeBytes, system.databaseBytes);
          const check = system.lastVerification;
          return (
            <ul className={tileGrid} style={{ '--tile-min': '13rem' }}>
              <li className={tileLink}>
                <StatTile
                  label={t('health.backup')}
                  isText
                  value={
                    system.lastBackup === null
                      ? t('health.backupNever')
                      : formats.relative(system.lastBackup.at, now)
                  }
                  tone={healthTone[backupState]}
                  meaning={t(`health.${backupState}`)}
                  icon={<IconArchive size={20} stroke={1.75} />}
                />
                <Button
                  mt="sm"
                  size="xs"
                  variant="default"
                  loading={backup.isRunning}
                  onClick={() => void backup.run({})}
                >
                  {t('health.backupNow')}
                </Button>
              </li>
              <li className={tileLink}>
                <StatTile
                  label={t('health.verification')}
                  isText
                  value={
                    check === null
                      ? t('health.verificationNever')
                      : check.ok
                        ? t('health.verificationGood')
                        : t('health.verificationBad', { count: check.problems })
                  }
                  tone={healthTone[checkState]}
                  meaning={t(`health.${checkState}`)}
                  icon={<IconShieldCheck size={20} stroke={1.75} />}
                />
                <Button
                  mt="sm"
                  size="xs"
                  variant="default"
                  loading={verify.isRunning}
                  onClick={() => void verify.run({})}
                >
                  {t('health.verifyNow')}
                </Button>
              </li>
              <li className={tileLink}>
                <StatTile
                  label={t('health.disk')}
                  value={formats.bytes(system.freeBytes)}
                  tone={healthTone[diskState]}
                  meaning={t(`health.${diskState}`)}
                  icon={<IconDeviceFloppy size={20} stroke={1.75} />}
                />
              </li>
              <li className={tileLink}>
                <StatTile
                  label={t('health.connections')}
                  value={formats.number(system.connections)}
                  tone="neutral"
                  icon={<IconPlugConnected size={20} stroke={1.75} />}
                />
              </li>
              <li className={tileLink}>
                <StatTile
                  label={t('health.database')}
                  value={formats.bytes(system.databaseBytes)}
                  tone="neutral"
                  icon={<IconDatabase size={20} stroke={1.75} />}
                >
                  <Text size="xs" c="dimmed">
                    {formats.list([
                      t('health.tickets', { count: system.tickets }),
                      t('health.people', { count: system.people }),
                    ])}
                  </Text>
                </StatTile>
              </li>
              <li className={tileLink}>
                <StatTile
                  label={t('health.version', { version: system.version })}
                  isText
                  value={t(`health.mode.${system.mode}`)}
                  tone="neutral"
                  icon={<IconServer size={20} stroke={1.75} />}
                />
              </li>
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
