import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { addToDate, localDate, startOfDate } from '#shared/calendars/localTime.ts';
import { toIso } from '#shared/kernel/time.ts';
import { orpc } from '../../rpc/client.ts';
import { shownTimeZone, useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DayView } from './DayView.tsx';
import { scheduleTexts } from './texts.ts';

const route = getRouteApi('/agenda');

/** The agreed times of a day; the day is in the address. */
export function AgendaScreen() {
  const t = useTexts(scheduleTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const zone = shownTimeZone() ?? 'UTC';
  const today = localDate(useNow(), zone);
  const { date = today } = route.useSearch();
  const day = useQuery(orpc.tickets.day.queryOptions({ input: { date }, placeholderData: keepPreviousData }));
  const go = (next: string) => void navigate({ to: '/agenda', search: next === today ? {} : { date: next } });

  return (
    <Page
      title={t('title')}
      subtitle={formats.longDate(toIso(startOfDate(date, zone)))}
      actions={
        <Group gap="xs">
          <ActionIcon variant="default" aria-label={t('previous')} onClick={() => go(addToDate(date, -1))}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Button size="xs" variant="default" disabled={date === today} onClick={() => go(today)}>
            {t('today')}
          </Button>
          <ActionIcon variant="default" aria-label={t('next')} onClick={() => go(addToDate(date, 1))}>
            <IconChevronRight size={16} />
          </ActionIcon>
          <TextInput
            type="date"
            size="xs"
            aria-label={t('date')}
            value={date}
            onChange={(event) => {
              if (/^\d{4}-\d\d-\d\d$/.test(event.currentTarget.value)) go(event.currentTarget.value);
            }}
          />
        </Group>
      }
    >
      <Loaded query={day} skeleton={<SkeletonRows rows={6} height={32} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('noTechnicians')} hint={t('noTechniciansHint')} />
          ) : (
            <DayView date={date} day={items} />
          )
        }
      </Loaded>
    </Page>
  );
}
