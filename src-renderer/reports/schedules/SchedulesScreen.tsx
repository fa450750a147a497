import { Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { toneOf } from './scheduleTone.ts';
import { scheduleTexts } from './texts.ts';
import { useScheduleWords } from './useScheduleWords.ts';

const route = getRouteApi('/informes/programados');

/** More nobody keeps an eye on. */
const MOST = 200;

/** Reports that make themselves, the open one in a drawer. */
export function SchedulesScreen() {
  const t = useTexts(scheduleTexts);
  const formats = useFormats();
  const say = useScheduleWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const schedules = useQuery(
    orpc.reports.schedules.queryOptions({
      input: { limit: MOST },
      // Made in the background: nobody presses anything when it ends.
      refetchInterval: (query) =>
        query.state.data?.items.some(({ state }) => state === 'running') === true ? 2_000 : 60_000,
    }),
  );
  const columns = useMemo(
    (): Column<ReportSchedule>[] => [
      {
        key: 'name',
        header: t('column.name'),
        width: 220,
        minWidth: 140,
        grow: true,
        isFixed: true,
        render: (row) => row.name,
      },
      { key: 'report', header: t('column.report'), width: 220, yields: 2, render: say.report },
      { key: 'when', header: t('column.when'), width: 230, yields: 1, render: say.when },
      {
        key: 'next',
        header: t('column.next'),
        width: 150,
        render: (row) =>
          row.state === 'due' && row.nextRunAt !== null ? (
            <RelativeTime iso={row.nextRunAt} as="day" />
          ) : (
            <StatusBadge
              tone={toneOf(row)}
              icon={row.state === 'running' ? <IconRefresh size={12} /> : <IconPlayerPause size={12} />}
            >
              {t(`state.${row.state}`)}
            </StatusBadge>
          ),
        text: (row) => row.nextRunAt ?? t(`state.${row.state}`),
      },
      {
        key: 'last',
        header: t('column.last'),
        width: 260,
        yields: 3,
        render: (row) =>
          row.lastOutcome === 'failed' ? (
            <StatusBadge tone="danger" icon={<IconAlertTriangle size={12} />}>
              {say.last(row)}
            </StatusBadge>
          ) : (
            say.last(row)
          ),
        text: say.last,
      },
    ],
    [t, say],
  );
  return (
    <RecordTable
      name="reportSchedules"
      search={search}
      onSearch={({ q, open }, replace) =>
        void navigate({
          to: '/informes/programados',
          // What a new one was to begin with holds for that one only.
          search: open === 'new' ? { ...search, q, open } : { q, open },
          replace,
        })
      }
      mayManage={useAllows('reports.schedule')}
      title={t('title')}
      create={t('create')}
      hint={t('hint')}
      drawerTitle={t('one')}
      query={schedules}
      columns={columns}
      searched={(row) => `${say.report(row)} ${row.owner.name} ${row.folder}`}
      card={(row) => (
        <>
          <Text size="sm" fw={600} truncate>
            {row.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {[
              say.report(row),
              row.state === 'due' && row.nextRunAt !== null
                ? formats.dateTime(row.nextRunAt)
                : t(`state.${row.state}`),
            ].join(' · ')}
          </Text>
        </>
      )}
      drawer={(row, close, onDirty) => (
        <ScheduleForm schedule={row} seed={search} close={close} onDirty={onDirty} />
      )}
    />
  );
}
