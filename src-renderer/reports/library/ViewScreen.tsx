import { Button, Group, Popover, Text } from '@mantine/core';
import {
  IconArrowLeft,
  IconCalendarClock,
  IconDownload,
  IconPencil,
  IconSignature,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonCards } from '../../ui/Skeletons.tsx';
import { ReportView } from '../view/ReportView.tsx';
import styles from './library.module.css';
import { ReportFields } from './ReportFields.tsx';
import { RunPanel } from './RunPanel.tsx';
import { libraryTexts } from './texts.ts';
import { useReportRequest } from './useReportRequest.ts';
import { useShownChoice } from './useShownChoice.ts';

const route = getRouteApi('/informes/ver');

/** A report on screen, with what it asks for above it; all of it in the address. */
export function ViewScreen() {
  const t = useTexts(libraryTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const maySchedule = useAllows('reports.schedule');
  const choice = useShownChoice(search);
  const { request, isUnknownTicket } = useReportRequest(choice);
  const { report, saved } = choice;
  const known = useQuery(
    orpc.reports.savedReport.queryOptions({
      input: { id: saved ?? 0 },
      enabled: report === undefined && saved !== undefined,
    }),
  );
  const made = useQuery(
    orpc.reports.preview.queryOptions({
      input: request ?? { source: { kind: 'builtIn', name: 'byState' } },
      enabled: request !== null,
      // The same question a moment later has the same answer; what was made stays while another is.
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  );
  const title =
    report === undefined
      ? (known.data?.name ?? t('title'))
      : reportWords[currentLanguage()].report[report].title;
  return (
    <Page
      title={title}
      width="fill"
      actions={
        <Group gap="xs">
          <LinkButton to="/informes" variant="subtle" leftSection={<IconArrowLeft size={16} />}>
            {t('view.back')}
          </LinkButton>
          {saved !== undefined && known.data?.mayEdit === true && (
            <LinkButton
              to="/informes/$reportId/editar"
              params={{ reportId: saved }}
              variant="default"
              leftSection={<IconPencil size={16} />}
            >
              {t('edit')}
            </LinkButton>
          )}
          {maySchedule && report !== 'ticketHistory' && (
            <LinkButton
              to="/informes/programados"
              search={{ ...choice, open: 'new' }}
              variant="default"
              leftSection={<IconCalendarClock size={16} />}
            >
              {t('schedule')}
            </LinkButton>
          )}
          {request !== null && (
            <LinkButton
              to="/informes/emitir"
              search={{ peticion: request }}
              variant="default"
              leftSection={<IconSignature size={16} />}
            >
              {t('issue')}
            </LinkButton>
          )}
          <Popover position="bottom-end" shadow="md" trapFocus keepMounted>
            <Popover.Target>
              <Button leftSection={<IconDownload size={16} />}>{t('run.download')}</Button>
            </Popover.Target>
            <Popover.Dropdown>
              <RunPanel request={request} />
            </Popover.Dropdown>
          </Popover>
        </Group>
      }
    >
      <FilterBar>
        <ReportFields
          choice={choice}
          onChange={(changes) =>
            void navigate({ to: '/informes/ver', search: { ...choice, ...changes }, replace: true })
          }
          isUnknownTicket={isUnknownTicket}
        />
      </FilterBar>
      <div className={styles.paper} aria-busy={made.isFetching}>
        {request === null ? (
          <Text size="sm" c="dimmed">
            {t('view.incomplete')}
          </Text>
        ) : (
          <Loaded query={made} skeleton={<SkeletonCards />}>
            {(shown) => <ReportView {...shown} isTitled={false} />}
          </Loaded>
        )}
      </div>
    </Page>
  );
}
