import { Alert, Button, Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { scheduleTexts } from './texts.ts';

interface ScheduleActionsProps {
  readonly schedule: ReportSchedule;
  readonly close: () => void;
}

/** Make it now, let it rest, take it away; and what went wrong the last time. */
export function ScheduleActions({ schedule, close }: ScheduleActionsProps) {
  const t = useTexts(scheduleTexts);
  const changes = { changes: ['reportSchedule'] };
  const run = useCommand(client.reports.runSchedule, changes);
  const pause = useCommand(client.reports.pauseSchedule, changes);
  const resume = useCommand(client.reports.resumeSchedule, changes);
  const remove = useCommand(client.reports.removeSchedule, changes);
  const [isAsking, setAsking] = useState(false);
  const { id, version, name, state, lastOutcome, lastError } = schedule;
  const seen = { id, version };
  const isPaused = state === 'paused';
  return (
    <>
      {lastOutcome === 'failed' && lastError !== null && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} mb="sm" py="xs">
          {t(`fault.${lastError}`)}
        </Alert>
      )}
      <Group gap="xs" mb="md">
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={run.isRunning || state === 'running'}
          onClick={async () => {
            if ((await run.run(seen)).ok) showDone(t('done.begun'));
          }}
        >
          {t('runNow')}
        </Button>
        <Button
          variant="subtle"
          leftSection={isPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          onClick={async () => {
            const outcome = isPaused ? await resume.run(seen) : await pause.run(seen);
            if (outcome.ok) showDone(isPaused ? t('done.resumed') : t('done.paused'));
          }}
        >
          {isPaused ? t('resume') : t('pause')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() => setAsking(true)}
        >
          {t('remove')}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          isOpen
          isDangerous
          title={t('removeTitle', { name })}
          confirm={t('remove')}
          isBusy={remove.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={async () => {
            if (!(await remove.run(seen)).ok) return;
            showDone(t('done.removed'));
            setAsking(false);
            close();
          }}
        >
          {t('removeHint')}
        </ConfirmDialog>
      )}
    </>
  );
}
