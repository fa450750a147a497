import { Badge, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { localDate } from '#shared/calendars/localTime.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { shownTimeZone, useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './calendars.module.css';
import { versionOn } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { WeekBars } from './WeekBars.tsx';
import { minutesOfWeek } from './weekHours.ts';

/** Every calendar with the week that holds now. */
export function CalendarsScreen() {
  const t = useTexts(calendarTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const now = useNow();
  const mayManage = useAllows('catalogue.manage');
  const calendars = useQuery(orpc.calendars.list.queryOptions({ input: {} }));
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        mayManage && (
          <LinkButton to="/administracion/calendarios/nuevo" leftSection={<IconPlus size={16} />}>
            {t('create')}
          </LinkButton>
        )
      }
    >
      <Loaded query={calendars} skeleton={<SkeletonCards cards={3} height={180} />}>
        {({ items }) => (
          <ul className={styles.cards}>
            {[...items]
              .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || formats.compare(a.name, b.name))
              .map((calendar) => {
                const version = versionOn(calendar.versions, localDate(now, calendar.timeZone));
                return (
                  <li key={calendar.id}>
                    <Link
                      to="/administracion/calendarios/$calendarId"
                      params={{ calendarId: String(calendar.id) }}
                      className={styles.card}
                    >
                      <div className={styles.cardHead}>
                        <span className={styles.cardName}>{calendar.name}</span>
                        {calendar.isDefault && (
                          <Badge variant="light" radius="sm" tt="none" size="sm">
                            {t('default')}
                          </Badge>
                        )}
                        {!calendar.isEnabled && (
                          <Badge variant="light" color="gray" radius="sm" tt="none" size="sm">
                            {t('outOfUse')}
                          </Badge>
                        )}
                      </div>
                      {version !== null && <WeekBars hours={version.hours} isSmall />}
                      <Text size="xs" c="dimmed">
                        {[
                          version === null
                            ? ''
                            : t('perWeek', { hours: formats.number(minutesOfWeek(version.hours) / 60) }),
                          calendar.holidayTemplate === 'none'
                            ? t('noHolidays')
                            : tWords(`holidays.${calendar.holidayTemplate}`),
                          // The institution's own zone goes without saying.
                          calendar.timeZone === shownTimeZone() ? '' : calendar.timeZone.replaceAll('_', ' '),
                        ]
                          .filter((part) => part !== '')
                          .join(' · ')}
                      </Text>
                    </Link>
                  </li>
                );
              })}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
