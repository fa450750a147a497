import { ActionIcon, Switch, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { WEEKDAYS, type Weekday, type WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { faultOfDay, type Hours, nextHours, tidyTime } from './hours.ts';
import { hoursTexts } from './hoursTexts.ts';
import styles from './WeeklyHoursInput.module.css';

interface WeeklyHoursInputProps {
  readonly value: WeeklyHours;
  readonly onChange: (value: WeeklyHours) => void;
  /** The name of the whole, for screen readers. */
  readonly label: string;
  /** The name stands above it already. */
  readonly isLabelHidden?: boolean;
}

/** Hours of a week, day by day: a switch for working days, and as many openings as one needs. */
export function WeeklyHoursInput({ value, onChange, label, isLabelHidden = false }: WeeklyHoursInputProps) {
  const t = useTexts(hoursTexts);
  const word = useTexts(words);

  const setDay = (day: Weekday, openings: readonly Hours[]) => {
    const { [day]: _before, ...others } = value;
    onChange(openings.length === 0 ? others : { ...others, [day]: openings.map(([from, to]) => [from, to]) });
  };

  return (
    <fieldset className={styles.week}>
      <legend className={styles.legend}>
        {isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </legend>
      {WEEKDAYS.map((weekday) => {
        const day = word(`weekday.${weekday}`);
        const openings = value[weekday] ?? [];
        // “9” becomes 09:00 when it is left: a complaint that comes and goes meanwhile would move the page under the hand.
        const fault = faultOfDay(openings.map(([from, to]) => [tidyTime(from), tidyTime(to)]));
        const replace = (index: number, opening: Hours) =>
          setDay(
            weekday,
            openings.map((old, at) => (at === index ? opening : old)),
          );
        return (
          <div key={weekday} className={styles.day}>
            <Switch
              size="sm"
              className={styles.name}
              label={day}
              aria-label={t('open', { day })}
              checked={openings.length > 0}
              onChange={(event) => setDay(weekday, event.currentTarget.checked ? [nextHours([])] : [])}
            />
            <div className={styles.openings}>
              {openings.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('closed')}
                </Text>
              )}
              {openings.map((opening, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: openings have no identity but their place
                <div key={index} className={styles.opening}>
                  <TextInput
                    size="sm"
                    w={64}
                    inputMode="numeric"
                    aria-label={t('from', { day })}
                    aria-invalid={fault !== null}
                    value={opening[0]}
                    onChange={(event) => replace(index, [event.currentTarget.value, opening[1]])}
                    onBlur={(event) => replace(index, [tidyTime(event.currentTarget.value), opening[1]])}
                  />
                  <span aria-hidden>–</span>
                  <TextInput
                    size="sm"
                    w={64}
                    inputMode="numeric"
                    aria-label={t('to', { day })}
                    aria-invalid={fault !== null}
                    value={opening[1]}
                    onChange={(event) => replace(index, [opening[0], event.currentTarget.value])}
                    onBlur={(event) => replace(index, [opening[0], tidyTime(event.currentTarget.value)])}
                  />
                  {openings.length > 1 && (
                    <ActionIcon
                      size="sm"
                      aria-label={t('remove', { day })}
                      onClick={() =>
                        setDay(
                          weekday,
                          openings.filter((_, at) => at !== index),
                        )
                      }
                    >
                      <IconX size={14} />
                    </ActionIcon>
                  )}
                </div>
              ))}
              {openings.length > 0 && openings.length < 4 && (
                <ActionIcon
                  size="sm"
                  aria-label={t('add', { day })}
                  onClick={() => setDay(weekday, [...openings, nextHours(openings)])}
                >
                  <IconPlus size={14} />
                </ActionIcon>
              )}
              {fault !== null && (
                <Text size="xs" c="var(--mantine-color-error)" role="alert" w="100%">
                  {t(fault)}
                </Text>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
