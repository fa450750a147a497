import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { priorityWords } from '#shared/sla/words.ts';
import type { Say } from '#shared/tickets/historySentence.ts';
import { historyTexts } from '#shared/tickets/historyTexts.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { useFormats } from '../../texts/formats.ts';
import { currentLanguage } from '../../texts/i18n.ts';

/** What the words of a history are made with, in the present language. */
export function useSay(): Say {
  // Renders again when the language changes.
  useTranslation();
  const language = currentLanguage();
  const formats = useFormats();
  return useMemo(
    () => ({
      texts: historyTexts[language],
      words: { ...ticketWords[language], ...priorityWords[language] },
      dateTime: formats.dateTime,
      duration: formats.duration,
      hasArrows: true,
    }),
    [language, formats],
  );
}
