import { useCallback } from 'react';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { stepKind } from './stepKind.ts';
import { indicatorTexts } from './texts.ts';

/** A step of a line in few letters: “24 nov”, “Sem 48”, “nov 26”, “2026”. */
export function useStepName(): (step: string) => string {
  const t = useTexts(indicatorTexts);
  const formats = useFormats();
  return useCallback(
    (step) => {
      switch (stepKind(step)) {
        case 'day':
          return formats.shortDay(step, { day: 'numeric', month: 'short' });
        case 'week':
          return t('weekOf', { week: String(Number(step.slice(-2))) });
        case 'month':
          return formats.shortDay(`${step}-01`, { month: 'short', year: '2-digit' });
        case 'year':
          return step;
      }
    },
    [t, formats],
  );
}
