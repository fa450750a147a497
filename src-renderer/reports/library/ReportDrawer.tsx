import { Group, Stack, Text } from '@mantine/core';
import { IconCalendarClock, IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EditDrawer } from '../../ui/EditDrawer.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './library.module.css';
import { ReportFields } from './ReportFields.tsx';
import { RunPanel } from './RunPanel.tsx';
import type { ReportChoice } from './reportChoice.ts';
import { libraryTexts } from './texts.ts';
import { useReportRequest } from './useReportRequest.ts';
import { useShownChoice } from './useShownChoice.ts';

interface ReportDrawerProps {
  readonly choice: ReportChoice;
  readonly onChange: (changes: Partial<ReportChoice>) => void;
  readonly onClose: () => void;
}

/** The chosen report: what it asks for, and the ways to have it. */
export function ReportDrawer({ choice, onChange, onClose }: ReportDrawerProps) {
  const { report, saved } = choice;
  const known = useQuery(
    orpc.reports.savedReport.queryOptions({
      input: { id: saved ?? 0 },
      enabled: report === undefined && saved !== undefined,
    }),
  );
  const title =
    report === undefined ? (known.data?.name ?? '…') : reportWords[currentLanguage()].report[report].title;
  return (
    <EditDrawer
      isOpen={report !== undefined || saved !== undefined}
      title={title}
      onClose={onClose}
      contentKey={report ?? saved ?? ''}
    >
      {() => <Content choice={choice} onChange={onChange} />}
    </EditDrawer>
  );
}

function Content({ choice, onChange }: Omit<ReportDrawerProps, 'onClose'>) {
  const t = useTexts(libraryTexts);
  const seesAll = useAllows('indicators.all');
  const maySchedule = useAllows('reports.schedule');
  const shown = useShownChoice(choice);
  const { request, isUnknownTicket } = useReportRequest(shown);
  const { report } = shown;
  const isTicket = report === 'ticketHistory';
  return (
    <Stack gap="md">
      {report !== undefined && (
        <Text size="sm" c="dimmed">
          {reportWords[currentLanguage()].report[report].answers}
        </Text>
      )}
      {!seesAll && !isTicket && (
        <Text size="sm" c="dimmed">
          {t('onlyOwn')}
        </Text>
      )}
      <div className={styles.fields}>
        <ReportFields choice={shown} onChange={onChange} isUnknownTicket={isUnknownTicket} />
      </div>
      <RunPanel request={request} />
      <Group gap="xs">
        <LinkButton
          to="/informes/ver"
          search={shown}
          variant="default"
          leftSection={<IconEye size={16} />}
          disabled={request === null}
        >
          {t('open')}
        </LinkButton>
        {maySchedule && !isTicket && (
          <LinkButton
            to="/informes/programados"
            search={{ ...shown, open: 'new' }}
            variant="default"
            leftSection={<IconCalendarClock size={16} />}
            disabled={request === null}
          >
            {t('schedule')}
          </LinkButton>
        )}
      </Group>
    </Stack>
  );
}
