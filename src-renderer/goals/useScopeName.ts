import { useMemo } from 'react';
import type { Goal } from '#shared/goals/fields.ts';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { goalTexts } from './texts.ts';

/** Whose a goal is, in words. */
export function useScopeName(): (scope: Goal['scope']) => string {
  const t = useTexts(goalTexts);
  const tSigns = useTexts(goalSignTexts);
  const tWords = useTexts(words);
  return useMemo(
    () => (scope) => {
      switch (scope.kind) {
        case 'all':
          return tSigns('department');
        case 'role':
          return t('of.role', { role: tWords(`role.${scope.role}`).toLowerCase() });
        case 'worker':
          return t('of.worker', { name: scope.technician.name });
      }
    },
    [t, tSigns, tWords],
  );
}
