import { useMemo } from 'react';
import type { Forecast, ForecastAnswer } from '#shared/delays/fields.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { forecastTexts } from './forecastTexts.ts';

/** A prediction in words: one line, and the reasons for it. `now` in milliseconds. */
export function useForecastWords() {
  const t = useTexts(forecastTexts);
  const word = useTexts(words);
  const formats = useFormats();
  return useMemo(() => {
    const time = (seconds: number) => formats.duration(seconds, { workday: true });

    /** “Terminará aprox. jue 26 nov 13:00 (entre … y …)”. */
    function finish(forecast: Forecast, now: number): string {
      if (forecast.finish === null) return t('standing', { left: time(forecast.leftSeconds.median) });
      const { earliest, median, latest } = forecast.finish;
      const when = formats.dayAndTime(median, now);
      const from = formats.dayAndTime(earliest, now);
      return latest === null
        ? t('aboutOpen', { when, from })
        : t('about', { when, from, to: formats.dayAndTime(latest, now) });
    }

    const odds = (share: number) => t('odds', { odds: formats.percent(share) });

    function line(answer: ForecastAnswer, now: number): string {
      if (answer.kind === 'none') {
        return t(`none.${answer.reason}`, { cases: String(answer.cases), needed: String(answer.needed) });
      }
      const said = finish(answer, now);
      return answer.lateOdds === null ? said : `${said}; ${odds(answer.lateOdds)}`;
    }

    function reasons(forecast: Forecast, now: number): string[] {
      const { class: of, leftSeconds, dueInSeconds } = forecast;
      const { earliest, latest } = leftSeconds;
      return [
        t(`class.${of.kind}`, {
          cases: formats.number(of.cases),
          service: of.service?.name ?? '',
          technician: of.technician?.name ?? '',
          priority: of.priority === null ? '' : word(`priority.${of.priority}`).toLowerCase(),
        }),
        ...(of.casesOpen === 0 ? [] : [t('open', { count: of.casesOpen })]),
        t('typical', { typical: time(of.typicalSeconds) }),
        t('used', { used: time(forecast.usedSeconds), left: formats.number(of.casesLeft) }),
        latest === null
          ? t('rangeOpen', { from: time(earliest) })
          : t('range', { from: time(earliest), to: time(latest) }),
        dueInSeconds === null
          ? t('noDue')
          : t(dueInSeconds < 0 ? 'duePast' : 'dueIn', { left: time(Math.abs(dueInSeconds)) }),
        ...(forecast.ahead === 0 ? [] : [t('ahead', { count: forecast.ahead })]),
        t('at', { when: formats.dayAndTime(forecast.at, now) }),
      ];
    }

    return { finish, odds, line, reasons };
  }, [t, word, formats]);
}
