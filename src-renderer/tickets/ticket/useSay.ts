import { useMemo } from 'react';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { historyTexts } from './historyTexts.ts';
import type { Say } from './historyWords.ts';

/** What the words of a history are made with, in the present language. */
export function useSay(): Say {
  const t = useTexts(historyTexts);
  const word = useTexts(words);
  const formats = useFormats();
  return useMemo(() => ({ t, word, formats }), [t, word, formats]);
}
