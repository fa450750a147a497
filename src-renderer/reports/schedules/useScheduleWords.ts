import { useMemo } from 'react';
import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { useFormats } from '../../texts/formats.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { scheduleTexts } from './texts.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What a schedule makes, when, and how it went. */
export function useScheduleWords() {
  const t = useTexts(scheduleTexts);
  const word = useTexts(words);
  const formats = useFormats();
  return useMemo(() => {
    const weekday = (number: number) => word(`weekday.${WEEKDAYS[number - 1] ?? 'mon'}`).toLowerCase();
    return {
      weekday: (number: number) => word(`weekday.${WEEKDAYS[number - 1] ?? 'mon'}`),
      report({ request, reportName }: ReportSchedule): string {
        const { source } = request;
        if (source.kind === 'builtIn') return reportWords[currentLanguage()].report[source.name].title;
        return reportName ?? (source.kind === 'spec' ? source.spec.title : '');
      },
      when({ frequency }: ReportSchedule): string {
        const { time } = frequency;
        switch (frequency.every) {
          case 'day':
            return t('every.day', { time });
          case 'week':
            return t('every.week', { time, weekday: weekday(frequency.weekday) });
          case 'month':
            return t('every.month', { time, day: frequency.day });
        }
      },
      last({ lastRunAt, lastOutcome, lastError, lastFile }: ReportSchedule): string {
        if (lastRunAt === null || lastOutcome === null) return t('outcome.none');
        if (lastOutcome === 'failed')
          return lastError === null ? t('outcome.failed') : t(`fault.${lastError}`);
        return `${formats.dateTime(lastRunAt)} · ${t('outcome.written', { file: lastFile ?? '' })}`;
      },
    };
  }, [t, word, formats]);
}
