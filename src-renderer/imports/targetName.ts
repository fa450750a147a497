import { useCallback } from 'react';
import { i18n } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { targetTexts } from './targetTexts.ts';

/** What people call a field of an import; one of the file’s own columns keeps its name. */
export function useTargetName(): (field: string) => string {
  // The subscription alone: the names follow the language.
  useTexts(targetTexts);
  return useCallback(
    (field) =>
      Object.hasOwn(targetTexts.es, field)
        ? i18n.getFixedT(i18n.language, targetTexts.namespace)(field)
        : field,
    [],
  );
}
