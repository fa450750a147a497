import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconDatabaseExport, IconDatabaseImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { PropertyList } from '../ui/PropertyList.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { BackupList } from './BackupList.tsx';
import styles from './backups.module.css';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { backupTexts } from './texts.ts';

type Rehearsal = Awaited<ReturnType<typeof client.backups.rehearse>>;

/** While a copy is being made, how far it has come is asked for that often. */
const BEAT_MS = 700;

/** The copies there are, when the next is due, and what is kept for how long. */
export function BackupsScreen() {
  const t = useTexts(backupTexts);
  const formats = useFormats();
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const [asksPassphrase, setAsksPassphrase] = useState(false);
  const make = useCommand(client.backups.make, {
    changes: ['backup'],
    onDone: ({ outcome, bytes }) =>
      showDone(outcome === 'good' ? t('made', { size: formats.bytes(bytes ?? 0) }) : t('notGood')),
  });
  const rehearse = useCommand(client.backups.rehearse, { changes: ['backup'], onDone: setRehearsal });
  const backups = useQuery(
    orpc.backups.list.queryOptions({
      input: {},
      refetchInterval: (query) => (make.isRunning || query.state.data?.running != null ? BEAT_MS : 60_000),
    }),
  );
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          {placeDesk() !== undefined && (
            <LinkButton
              to="/administracion/respaldos/restaurar"
              variant="default"
              leftSection={<IconDatabaseImport size={16} />}
            >
              {t('restore')}
            </LinkButton>
          )}
          <Button
            leftSection={<IconDatabaseExport size={16} />}
            loading={make.isRunning}
            onClick={() => void make.run({})}
          >
            {t('make')}
          </Button>
        </>
      }
    >
      <Loaded query={backups} skeleton={<SkeletonRows rows={6} />}>
        {({ items, nextAt, folder, isSealing, running }) => (
          <div className={styles.page}>
            {running !== null && (
              <Text size="sm" role="status">
                {t(running.phase, {
                  percent: running.total === 0 ? 0 : Math.floor((100 * running.done) / running.total),
                })}
              </Text>
            )}
            <PropertyList
              items={[
                {
                  label: t('next'),
                  value: nextAt === null ? t('none') : <RelativeTime iso={nextAt} as="day" />,
                },
                { label: t('folder'), value: <span className={styles.path}>{folder}</span> },
                {
                  label: t('sealing'),
                  value: (
                    <Group gap="sm">
                      <span>{isSealing ? t('sealed') : t('open')}</span>
                      <Button variant="default" size="xs" onClick={() => setAsksPassphrase(true)}>
                        {isSealing ? t('reseal') : t('seal')}
                      </Button>
                    </Group>
                  ),
                },
              ]}
            />
            {rehearsal !== null && <RehearsalNote rehearsal={rehearsal} onClose={() => setRehearsal(null)} />}
            <BackupList
              items={items}
              isBusy={rehearse.isRunning}
              onRehearse={(id) => void rehearse.run({ id })}
            />
            {placeDesk() === undefined && (
              <Text size="sm" c="dimmed">
                {t('restoreElsewhere')}
              </Text>
            )}
            <PolicyForm />
            {asksPassphrase && (
              <PassphraseDialog isSealing={isSealing} onClose={() => setAsksPassphrase(false)} />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface RehearsalNoteProps {
  readonly rehearsal: Rehearsal;
  readonly onClose: () => void;
}

function RehearsalNote({ rehearsal, onClose }: RehearsalNoteProps) {
  const t = useTexts(backupTexts);
  const formats = useFormats();
  const { ok, seconds, counts, problems } = rehearsal;
  return (
    <Alert
      color={ok ? 'teal' : 'red'}
      role="status"
      icon={ok ? <IconCircleCheck size={18} /> : <IconCircleX size={18} />}
      withCloseButton
      onClose={onClose}
    >
      {ok ? (
        t('rehearsalGood', {
          seconds: formats.number(seconds),
          tickets: formats.number(counts.tickets ?? 0),
          people: formats.number(counts.people ?? 0),
        })
      ) : (
        <>
          {t('rehearsalBad')}
          <List size="sm" lang="en">
            {problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
