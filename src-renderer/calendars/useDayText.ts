import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** “lun, 2 feb” for a local day `YYYY-MM-DD`, whatever the zone; with the year where it is not said beside it. */
export function useDayText({ withYear = false } = {}): (date: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const locale = i18n.language === 'es' ? 'es-MX' : i18n.language === 'pt' ? 'pt-BR' : 'en-GB';
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(withYear ? { year: 'numeric' } : {}),
    });
    return (date) => format.format(Date.parse(date));
  }, [i18n.language, withYear]);
}
