import { Alert, Group, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDate, localDateTime } from '#shared/calendars/localTime.ts';
import { fromIso, HOUR, MINUTE, toIso } from '#shared/kernel/time.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { shownTimeZone, useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useNow } from '../../ui/useNow.ts';
import { useDraft } from '../drafts.ts';
import { DayView } from '../schedule/DayView.tsx';
import { agreedSpan } from '../schedule/dayRange.ts';
import { scheduleTexts } from '../schedule/texts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** A time agreed with the requester, chosen beside the technician's day. After the deadline it needs a reason. */
export function ScheduleDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const day = useTexts(scheduleTexts);
  const formats = useFormats();
  const me = useMe();
  const now = useNow();
  const zone = shownTimeZone() ?? 'UTC';
  const clock = (at: number) => localDateTime(at, zone).slice(11, 16);
  const [first] = useState(() => {
    const from = ticket.scheduledFrom === null ? Math.ceil(now / HOUR) * HOUR : fromIso(ticket.scheduledFrom);
    const to = ticket.scheduledTo === null ? from + HOUR : fromIso(ticket.scheduledTo);
    return { date: localDate(from, zone), from: clock(from), to: clock(to) };
  });
  const [date, setDate] = useState(first.date);
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const [reason, setReason, forget] = useDraft(`schedule.${ticket.id}`);
  const command = useTicketCommand(client.tickets.schedule, ticket, {
    wanted: t('offer.schedule'),
    errors: 'inline',
  });
  const technicianId = ticket.assignee?.id ?? me.id;
  const asked = useQuery(
    orpc.tickets.day.queryOptions({ input: { date, technicianId }, placeholderData: keepPreviousData }),
  );

  const span = agreedSpan(date, from, to, zone);
  const isOrdered = span !== null && span.to > span.from;
  const isPast = span !== null && span.to <= now;
  const due = ticket.resolutionDueAt;
  const isAfterDue = due !== null && span !== null && span.to > fromIso(due);
  const needsReason = isAfterDue || command.error?.code === 'reasonRequired';

  const send = async () => {
    if (span === null || !isOrdered || isPast || (needsReason && reason.trim() === '')) return;
    const why = reason.trim();
    const outcome = await command.run(
      { from: toIso(span.from), to: toIso(span.to), ...(why === '' ? {} : { reason: why }) },
      `${formats.dateTime(toIso(span.from))} – ${formats.time(toIso(span.to))}${why === '' ? '' : `\n${why}`}`,
    );
    if (!outcome.ok) return;
    forget();
    onClose();
  };

  const pick = (at: number) => {
    const length = span === null || !isOrdered ? HOUR : span.to - span.from;
    setFrom(clock(at));
    setTo(clock(at + Math.max(15 * MINUTE, length)));
  };

  return (
    <ActionDialog
      title={t('scheduleTitle')}
      submit={t('offer.schedule')}
      size="xl"
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Group gap="sm" align="flex-start">
        <TextInput
          type="date"
          label={t('day')}
          required
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          type="time"
          label={t('from')}
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('to')}
          required
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={
            span === null
              ? undefined
              : !isOrdered
                ? t('scheduleOrder')
                : isPast
                  ? t('schedulePast')
                  : undefined
          }
        />
      </Group>
      <div>
        <Loaded query={asked} skeleton={<SkeletonRows rows={2} height={24} />}>
          {({ items }) => (
            <DayView date={date} day={items} proposed={isOrdered ? span : null} onPick={pick} />
          )}
        </Loaded>
        <Text size="xs" c="dimmed" mt={4}>
          {day('pickOnTrack')}
        </Text>
      </div>
      {needsReason && (
        <>
          <Alert
            styles={{
              root: { background: 'var(--sb-warning-ground)' },
              title: { color: 'var(--sb-warning-text)' },
              icon: { color: 'var(--sb-warning-text)' },
              message: { color: 'var(--mantine-color-text)' },
            }}
            icon={<IconAlertTriangle size={18} />}
            py="xs"
          >
            {t('scheduleAfterDue', { when: due === null ? '' : formats.dayAndTime(due, now) })}
          </Alert>
          <Textarea
            label={t('reason')}
            required
            autosize
            minRows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </ActionDialog>
  );
}
