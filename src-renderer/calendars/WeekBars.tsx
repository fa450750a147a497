import { WEEKDAYS, type WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import styles from './calendars.module.css';
import { calendarTexts } from './texts.ts';
import { minutesOfDay, spansOf } from './weekHours.ts';

interface WeekBarsProps {
  readonly hours: WeeklyHours;
  /** Bars only, for a card. */
  readonly isSmall?: boolean;
}

const DAY = 1_440;

/** A week at a glance: a bar of 24 hours for each day; what runs past midnight shows on the next day too. */
export function WeekBars({ hours, isSmall = false }: WeekBarsProps) {
  const t = useTexts(calendarTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  return (
    <div className={styles.bars} data-small={isSmall} role="img" aria-label={sentence()}>
      {WEEKDAYS.map((day, index) => {
        const before = WEEKDAYS[(index + 6) % 7];
        const spill = before === undefined ? [] : spansOf(hours[before]).filter((span) => span.to > DAY);
        const spans = [
          ...spill.map((span) => ({ from: 0, to: Math.min(DAY, span.to - DAY) })),
          ...spansOf(hours[day]).map((span) => ({ from: span.from, to: Math.min(DAY, span.to) })),
        ];
        return (
          <div key={day} className={styles.bar} aria-hidden>
            <span className={styles.barName}>{tWords(`weekday.${day}`).slice(0, isSmall ? 2 : 3)}</span>
            <span className={styles.barTrack}>
              {spans.map((span) => (
                <span
                  key={`${span.from}-${span.to}`}
                  className={styles.barFill}
                  style={{
                    '--bar-from': `${(span.from / DAY) * 100}%`,
                    '--bar-width': `${((span.to - span.from) / DAY) * 100}%`,
                  }}
                />
              ))}
            </span>
            {!isSmall && (
              <span className={styles.barHours}>
                {minutesOfDay(hours[day]) === 0
                  ? '–'
                  : t('hours', { hours: formats.number(minutesOfDay(hours[day]) / 60) })}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );

  function sentence(): string {
    return WEEKDAYS.map((day) => {
      const openings = (hours[day] ?? []).map(([from, to]) => `${from}–${to}`);
      return `${tWords(`weekday.${day}`)}: ${openings.length === 0 ? t('closed') : formats.list(openings)}`;
    }).join('. ');
  }
}
