import { WEEKDAYS } from '#shared/calendars/calendarRules.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import type { Described } from '../ui/ConflictPanel.tsx';
import { uiTexts } from '../ui/texts.ts';
import type { CalendarValues } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { useDayText } from './useDayText.ts';

/** A calendar in words, to compare two versions of it. */
export function useDescribeCalendar(): (values: CalendarValues) => Described[] {
  const t = useTexts(calendarTexts);
  const tUi = useTexts(uiTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const dayText = useDayText({ withYear: true });
  return (values) => [
    { label: t('field.name'), value: values.name },
    { label: t('field.timeZone'), value: values.timeZone },
    { label: t('field.template'), value: tWords(`holidays.${values.holidayTemplate}`) },
    { label: t('field.isDefault'), value: values.isDefault ? tUi('yes') : tUi('no') },
    { label: t('field.isEnabled'), value: values.isEnabled ? tUi('yes') : tUi('no') },
    {
      label: t('hoursTitle'),
      value: values.versions
        .map((version) => {
          const days = WEEKDAYS.flatMap((day) => {
            const openings = version.hours[day] ?? [];
            if (openings.length === 0) return [];
            const times = formats.list(openings.map(([from, to]) => `${from}–${to}`));
            return [`${tWords(`weekday.${day}`)} ${times}`];
          });
          const since =
            version.validFrom === null ? t('sinceEver') : t('from', { date: dayText(version.validFrom) });
          return [since, ...days].join('\n');
        })
        .join('\n\n'),
    },
    {
      label: t('holidaysTitle'),
      value: values.holidays
        .map((day) => `${dayText(day.date)} ${day.name}${day.isWorked ? ` (${t('worked')})` : ''}`)
        .join('\n'),
    },
  ];
}
