import { ActionIcon, Button, Group, Select, Switch, Text, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { HOLIDAY_TEMPLATES, type HolidayTemplate } from '#shared/calendars/holidays.ts';
import { localYear } from '#shared/calendars/localTime.ts';
import { shownTimeZone } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './calendars.module.css';
import { type CalendarValues, type OwnDay, sortedDays, yearDays } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { useDayText } from './useDayText.ts';

interface HolidaysEditorProps {
  readonly template: HolidayTemplate;
  readonly holidays: readonly OwnDay[];
  readonly onChange: (changed: Partial<Pick<CalendarValues, 'holidayTemplate' | 'holidays'>>) => void;
}

/** Days off: those that a template computes for any year, some of them worked all the same, and one's own. */
export function HolidaysEditor({ template, holidays, onChange }: HolidaysEditorProps) {
  const t = useTexts(calendarTexts);
  const tWords = useTexts(words);
  const dayText = useDayText();
  const thisYear = localYear(useNow(), shownTimeZone() ?? 'UTC');
  const [year, setYear] = useState(thisYear);
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const days = yearDays({ holidayTemplate: template, holidays: [...holidays] }, year);
  const isListed = date !== '' && days.some((day) => day.date === date);

  const setWorked = (of: string, label: string, isWorked: boolean) => {
    const others = holidays.filter((day) => day.date !== of);
    onChange({
      holidays: sortedDays(isWorked ? [...others, { date: of, name: label, isWorked: true }] : others),
    });
  };
  const add = () => {
    if (date === '' || name.trim() === '' || isListed) return;
    onChange({ holidays: sortedDays([...holidays, { date, name: name.trim(), isWorked: false }]) });
    setYear(Number(date.slice(0, 4)));
    setDate('');
    setName('');
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };

  return (
    <section className={styles.holidays}>
      <h2 className={styles.sectionTitle}>{t('holidaysTitle')}</h2>
      <Select
        label={t('field.template')}
        description={t('hint.template')}
        data={HOLIDAY_TEMPLATES.map((one) => ({ value: one, label: tWords(`holidays.${one}`) }))}
        allowDeselect={false}
        value={template}
        onChange={(chosen) => onChange({ holidayTemplate: chosen as HolidayTemplate })}
      />
      <Group justify="space-between" mt="sm" mb={4}>
        <Text size="sm" fw={600} aria-live="polite">
          {t('inYear', { year })}
        </Text>
        <Group gap={4}>
          <ActionIcon aria-label={t('yearBefore')} onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('yearAfter')} onClick={() => setYear(year + 1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {days.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDays')}
        </Text>
      )}
      <ul className={styles.days}>
        {days.map((day) => (
          <li key={`${day.date}${day.isOwn}`} className={styles.day} data-worked={day.isWorked}>
            <span className={styles.dayDate}>{dayText(day.date)}</span>
            <span className={styles.dayName}>{day.name}</span>
            {day.isOwn ? (
              <ActionIcon
                aria-label={t('removeDay', { day: day.name })}
                onClick={() =>
                  onChange({
                    holidays: holidays.filter((one) => one.isWorked || one.date !== day.date),
                  })
                }
              >
                <IconX size={16} />
              </ActionIcon>
            ) : (
              <Switch
                size="xs"
                className={styles.worked}
                label={t('worked')}
                aria-label={t('workedDay', { day: day.name })}
                checked={day.isWorked}
                onChange={(event) => setWorked(day.date, day.name, event.currentTarget.checked)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.addDay}>
        <TextInput
          type="date"
          label={t('field.date')}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          onKeyDown={onEnter}
          error={isListed ? t('problem.sameDay') : undefined}
        />
        <TextInput
          label={t('field.dayName')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={add}
          disabled={date === '' || name.trim() === '' || isListed}
        >
          {t('addDay')}
        </Button>
      </div>
    </section>
  );
}
