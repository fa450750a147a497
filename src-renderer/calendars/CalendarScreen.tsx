import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Calendar } from '#shared/calendars/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { shownTimeZone } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { CalendarFields } from './CalendarFields.tsx';
import { CalendarReading } from './CalendarReading.tsx';
import { calendarInput, calendarProblem, calendarValues } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { useDescribeCalendar } from './useDescribeCalendar.ts';

const route = getRouteApi('/administracion/calendarios/$calendarId');

/** A calendar: its hours with their history, and its days off. */
export function CalendarScreen() {
  const { calendarId } = route.useParams();
  const calendars = useQuery(orpc.calendars.list.queryOptions({ input: {} }));
  const mayManage = useAllows('catalogue.manage');
  const t = useTexts(calendarTexts);
  const calendar = calendars.data?.items.find((one) => String(one.id) === calendarId);
  if (calendar === undefined)
    return (
      <Page title={t('one')}>
        {calendars.isError || calendars.isSuccess ? (
          <ErrorState error={calendars.error} onRetry={() => calendars.refetch()} />
        ) : (
          <SkeletonForm fields={8} />
        )}
      </Page>
    );
  return (
    <Page title={calendar.name} subtitle={<Back />}>
      {mayManage ? (
        <CalendarForm key={calendar.id} calendar={calendar} />
      ) : (
        <CalendarReading calendar={calendar} />
      )}
    </Page>
  );
}

/** A new calendar. */
export function NewCalendarScreen() {
  const t = useTexts(calendarTexts);
  return (
    <Page title={t('create')} subtitle={<Back />}>
      <CalendarForm calendar={null} />
    </Page>
  );
}

function Back() {
  const t = useTexts(calendarTexts);
  return <Link to="/administracion/calendarios">{t('title')}</Link>;
}

function CalendarForm({ calendar }: { readonly calendar: Calendar | null }) {
  const t = useTexts(calendarTexts);
  const tRpc = useTexts(rpcTexts);
  const navigate = useNavigate();
  const describe = useDescribeCalendar();
  const save = useCommand(client.calendars.save, { changes: ['calendar'], errors: 'inline' });
  const record = useRecordForm({
    record: calendar,
    valuesOf: (from) => calendarValues(from, shownTimeZone() ?? 'America/Mexico_City'),
    validate: (values): Record<string, string> => {
      const found = calendarProblem(values);
      if (found === null) return {};
      switch (found.problem) {
        case 'required':
        case 'timeZone':
          return { [found.field]: tRpc(`field.${found.problem}`) };
        case 'hours':
        case 'neverOpen':
        case 'sameDate':
          return { [found.field]: t(`problem.${found.problem}`) };
      }
    },
    command: save,
    inputOf: (values, seen) => ({ ...seen, ...calendarInput(values) }),
    storedOf: (output) => output.calendar,
    onSaved: ({ calendar: stored, recomputed }) => {
      if (recomputed > 0) showDone(t('recomputed', { count: recomputed }));
      if (calendar !== null) return;
      void navigate({
        to: '/administracion/calendarios/$calendarId',
        params: { calendarId: String(stored.id) },
        replace: true,
        ignoreBlocker: true,
      });
    },
  });
  return (
    <RecordFrame
      record={record}
      mayEdit
      describe={describe}
      {...(calendar === null ? { onCancel: () => void navigate({ to: '/administracion/calendarios' }) } : {})}
    >
      <CalendarFields form={record.form} wasDefault={calendar?.isDefault === true} />
    </RecordFrame>
  );
}
