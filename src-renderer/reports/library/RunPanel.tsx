import { Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { REPORT_FORMATS, type ReportFormat, type ReportRequest } from '#shared/reports/source.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { libraryTexts } from './texts.ts';
import { useReportRun } from './useReportRun.ts';

/** Which file, how far it has come, and the way to stop it. */
export function RunPanel({ request }: { readonly request: ReportRequest | null }) {
  const t = useTexts(libraryTexts);
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const { run, isRunning, error, begin, stop } = useReportRun((name) => showDone(t('run.saved', { name })));
  const share = run === undefined || run.total === 0 ? 0 : run.done / run.total;
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="wrap">
        <SegmentedControl
          size="sm"
          aria-label={t('run.format')}
          data={REPORT_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
          value={format}
          disabled={isRunning}
          onChange={(value) => setFormat(REPORT_FORMATS.find((each) => each === value) ?? 'pdf')}
        />
        {isRunning ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            onClick={() => void stop()}
            disabled={run === undefined}
          >
            {t('run.stop')}
          </Button>
        ) : (
          <Button
            leftSection={<IconDownload size={16} />}
            disabled={request === null}
            onClick={() => request !== null && void begin(request, format)}
          >
            {t('run.download')}
          </Button>
        )}
      </Group>
      <div aria-live="polite">
        {isRunning && (
          <>
            <Text size="xs" c="dimmed">
              {run?.phase === 'writing' ? t('run.writing') : t('run.gathering')}
            </Text>
            <Progress
              value={run?.phase === 'writing' ? 100 : share * 100}
              animated={run?.phase === 'writing' || share === 0}
              aria-label={t('run.progress')}
              mt={4}
            />
          </>
        )}
        {run?.state === 'cancelled' && (
          <Text size="sm" c="dimmed">
            {t('run.cancelled')}
          </Text>
        )}
        {run?.state === 'failed' && (
          <Text size="sm" c="var(--sb-danger-text)" role="alert">
            {t('run.failed')}
          </Text>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </Stack>
  );
}
