import { Alert } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { Calendar } from '#shared/calendars/contract.ts';
import { localDate, localYear } from '#shared/calendars/localTime.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { recordTexts } from '../ui/recordTexts.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './calendars.module.css';
import { versionOn, yearDays } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { useDayText } from './useDayText.ts';
import { WeekBars } from './WeekBars.tsx';

/** A calendar for whoever may not change it: the week that holds now and this year's days off. */
export function CalendarReading({ calendar }: { readonly calendar: Calendar }) {
  const t = useTexts(calendarTexts);
  const tWords = useTexts(words);
  const tRecord = useTexts(recordTexts);
  const dayText = useDayText();
  const dateText = useDayText({ withYear: true });
  const now = useNow();
  const version = versionOn(calendar.versions, localDate(now, calendar.timeZone));
  const year = localYear(now, calendar.timeZone);
  const days = yearDays(
    { holidayTemplate: calendar.holidayTemplate, holidays: [...calendar.holidays] },
    year,
  ).filter((day) => !day.isWorked);
  return (
    <>
      <Alert variant="light" color="gray" icon={<IconEye size={18} />} mb="md" py="xs">
        {tRecord('readOnly')}
      </Alert>
      <div className={styles.columns}>
        <div className={styles.column}>
          <PropertyList
            items={[
              { label: t('field.timeZone'), value: calendar.timeZone.replaceAll('_', ' ') },
              { label: t('field.template'), value: tWords(`holidays.${calendar.holidayTemplate}`) },
              {
                label: t('validFrom'),
                value:
                  version?.validFrom === null || version === null
                    ? t('sinceEver')
                    : dateText(version.validFrom),
              },
            ]}
          />
          {version !== null && <WeekBars hours={version.hours} />}
        </div>
        <section>
          <h2 className={styles.sectionTitle}>{t('inYear', { year })}</h2>
          <ul className={styles.days}>
            {days.map((day) => (
              <li key={`${day.date}${day.isOwn}`} className={styles.day}>
                <span className={styles.dayDate}>{dayText(day.date)}</span>
                <span className={styles.dayName}>{day.name}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
