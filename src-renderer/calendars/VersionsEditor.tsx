import { Button, Chip, Group, Popover, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus, IconCopy, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { WEEKDAYS } from '#shared/calendars/calendarRules.ts';
import { WeeklyHoursInput } from '../signs/WeeklyHoursInput.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import styles from './calendars.module.css';
import { type CalendarVersion, sortedVersions } from './calendarValues.ts';
import { calendarTexts } from './texts.ts';
import { WeekBars } from './WeekBars.tsx';
import { minutesOfWeek, tidied, weekFaults, withCopied } from './weekHours.ts';

interface VersionsEditorProps {
  readonly versions: readonly CalendarVersion[];
  readonly onChange: (versions: CalendarVersion[]) => void;
}

/** The hours of a calendar with their history: each version holds from its day on, until the next one's. */
export function VersionsEditor({ versions, onChange }: VersionsEditorProps) {
  const t = useTexts(calendarTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(versions.at(-1)?.validFrom ?? null);
  const [isAdding, setAdding] = useState(false);
  const [from, setFrom] = useState('');
  const shown = versions.find((version) => version.validFrom === chosen) ?? versions.at(-1);
  if (shown === undefined) return null;

  const name = (validFrom: string | null) =>
    validFrom === null ? t('sinceEver') : t('from', { date: dayText(validFrom) });
  const replace = (hours: CalendarVersion['hours']) =>
    onChange(versions.map((version) => (version === shown ? { ...version, hours } : version)));
  const isTaken = versions.some((version) => version.validFrom === from);
  const add = () => {
    if (from === '' || isTaken) return;
    onChange(sortedVersions([...versions, { validFrom: from, hours: structuredClone(shown.hours) }]));
    setChosen(from);
    setAdding(false);
    setFrom('');
  };
  const hours = tidied(shown.hours);
  const faults = weekFaults(hours);
  const crossing = WEEKDAYS.find((day) => faults[day] === 'overlapsNextDay');

  return (
    <section>
      <h2 className={styles.sectionTitle}>{t('hoursTitle')}</h2>
      <Group gap="xs" mb="sm">
        {versions.map((version) => (
          <Chip
            key={version.validFrom ?? ''}
            checked={version === shown}
            onChange={() => setChosen(version.validFrom)}
            radius="sm"
            size="xs"
            variant="outline"
          >
            {name(version.validFrom)}
          </Chip>
        ))}
        <Popover opened={isAdding} onChange={setAdding} position="bottom-start" trapFocus>
          <Popover.Target>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarPlus size={14} />}
              onClick={() => setAdding(true)}
            >
              {t('addVersion')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown maw={300}>
            <Text size="xs" c="dimmed" mb="xs">
              {t('addVersionHint')}
            </Text>
            <TextInput
              type="date"
              label={t('validFrom')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              error={isTaken ? t('problem.sameDate') : undefined}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Button size="xs" mt="xs" disabled={from === '' || isTaken} onClick={add}>
              {t('addVersion')}
            </Button>
          </Popover.Dropdown>
        </Popover>
      </Group>
      <WeekBars hours={hours} />
      <Group justify="space-between" my="xs" gap="xs">
        <Text size="xs" c="dimmed">
          {t('perWeek', { hours: formats.number(minutesOfWeek(hours) / 60) })}
        </Text>
        <Group gap="xs">
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconCopy size={14} />}
            onClick={() => replace(withCopied(shown.hours, 'mon', ['tue', 'wed', 'thu', 'fri']))}
          >
            {t('copyMonday')}
          </Button>
          {versions.length > 1 && (
            <Button
              size="xs"
              variant="subtle"
              c="var(--sb-danger-text)"
              leftSection={<IconTrash size={14} />}
              onClick={() => {
                const left = versions.filter((version) => version !== shown);
                onChange(left);
                setChosen(left.at(-1)?.validFrom ?? null);
              }}
            >
              {t('removeVersion')}
            </Button>
          )}
        </Group>
      </Group>
      <WeeklyHoursInput
        key={shown.validFrom ?? ''}
        label={name(shown.validFrom)}
        isLabelHidden
        value={shown.hours}
        onChange={replace}
      />
      {/* One line for both, so that the page does not move when a complaint goes. */}
      <Text
        size="xs"
        c={crossing === undefined ? 'dimmed' : 'var(--mantine-color-error)'}
        mt={4}
        aria-live="polite"
      >
        {crossing === undefined ? t('overnightHint') : t('crosses', { day: tWords(`weekday.${crossing}`) })}
      </Text>
    </section>
  );

  function dayText(date: string): string {
    return formats.date(`${date}T12:00:00Z`);
  }
}
