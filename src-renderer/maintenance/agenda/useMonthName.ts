import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const LOCALES: Readonly<Record<string, string>> = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' };

/** “diciembre de 2026” of `2026-12`, as the present language writes it. */
export function useMonthName(): (month: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(LOCALES[i18n.language] ?? i18n.language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    return (month) => format.format(Date.parse(`${month}-01`));
  }, [i18n.language]);
}
