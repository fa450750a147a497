import { Text } from '@mantine/core';
import { type HolidayTemplate, holidaysOf } from '#shared/calendars/holidays.ts';
import { formatsOf } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useNow } from '../ui/useNow.ts';
import { setupTexts } from './texts.ts';

const SHOWN = 3;

/** The next holidays of a template, so that one sees which it is. */
export function HolidayPreview({ template }: { readonly template: HolidayTemplate }) {
  const t = useTexts(setupTexts);
  const now = useNow();
  // Days without a time are read in UTC, or they slip to the evening before.
  const formats = formatsOf(currentLanguage(), 'UTC');
  const today = new Date(now).toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const days = [...holidaysOf(template, year), ...holidaysOf(template, year + 1)]
    .filter(({ date }) => date >= today)
    .slice(0, SHOWN)
    .map(({ date, name }) => `${name} (${formats.date(date)})`);
  if (days.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {t('hours.upcoming', { days: formats.list(days) })}
    </Text>
  );
}
